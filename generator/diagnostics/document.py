"""Renders docs/diagnostics.md from the catalog.

When a rule was added or reworded, ``pytest --update-golden tests/test_docs.py`` rewrites the
page; a test fails while it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.catalog import RULES
from generator.diagnostics.report import Rule

_INTRO = """\
# Diagnostics

Everything `gen` can find, by code. `gen explain CODE` prints the same text.

- **error**: nothing is written; exit status 1. With `--keep-going`, the rest is written, and the exit status is 1 too,
  unless the error leaves nothing to write.
- **warning**: shown; the package is written.
- **note**: shown with `-v`; the package is written.

This page is generated from `generator/diagnostics/catalog/`: `pytest --update-golden tests/test_docs.py`.
"""


def render_catalog() -> str:
    """Return the page that describes every rule, ordered by code."""
    rules = [rule for _, rule in sorted(RULES.items())]
    return "\n".join([_INTRO, *_index(rules), *map(_section, rules)]) + "\n"


def _index(rules: list[Rule]) -> Iterator[str]:
    yield "| Code | Severity | What is wrong |"
    yield "| --- | --- | --- |"
    for rule in rules:
        title = rule.title.replace("|", "\\|")
        yield f"| [{rule.code}](#{rule.code}) | {rule.severity.value} | {title} |"


def _section(rule: Rule) -> str:
    return (
        f"\n## {rule.code}\n\n"
        f"**{rule.severities}** · {rule.title}\n\n"
        f"{rule.explanation}"
    )
