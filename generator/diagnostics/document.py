"""docs/diagnostics.md, made from the catalog.

Run ``python -m generator.diagnostics.document > docs/diagnostics.md`` when a rule was added
or reworded; a test fails while the page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from generator.diagnostics.catalog import RULES
from generator.diagnostics.report import Rule

_INTRO = """\
# Diagnostics

Everything `gen` can find, by code. `gen explain CODE` prints the same text.

- **error**: nothing is written; exit status 1.
- **warning**: shown; the package is written.
- **note**: shown with `-v`; the package is written.

This page is generated: `python -m generator.diagnostics.document > docs/diagnostics.md`.
"""


def render_catalog() -> str:
    """Return the page that describes every rule, in the order of their codes."""
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
        f"**{rule.severity.value}** · {rule.title}\n\n"
        f"{rule.explanation}"
    )


if __name__ == "__main__":
    # Bytes, so that neither the locale nor the line ends of the system play a part.
    sys.stdout.buffer.write(render_catalog().encode())
