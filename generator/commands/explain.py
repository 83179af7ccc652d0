"""``gen explain CODE``: what a finding means."""

from __future__ import annotations

from typing import Any

import click

from generator.commands.echo import echo
from generator.diagnostics import catalog
from generator.diagnostics.render import render_explanation
from generator.text.words import did_you_mean, nearest

# High, since any two codes share words: `nonsense` is not `no-specs`.
_LIKENESS = 0.75


def _complete_code(_: Any, __: Any, incomplete: str) -> list[str]:
    return [code for code in sorted(catalog.RULES) if code.startswith(incomplete)]


@click.command(short_help="Explain a finding.")
@click.argument("code", required=False, shell_complete=_complete_code)
def explain(code: str | None) -> None:
    """Explain what the finding CODE means and how to fix it.  Without CODE, list all codes."""
    if code is None:
        _list_codes()
    elif code in catalog.RULES:
        echo(render_explanation(catalog.RULES[code]))
    else:
        containing = [each for each in catalog.RULES if code and code in each]
        near = nearest(code, catalog.RULES, _LIKENESS) or containing
        what_next = did_you_mean(near, "`gen explain` lists all codes")
        raise click.UsageError(f"there is no finding `{code}`; {what_next}")


def _list_codes() -> None:
    width = max(map(len, catalog.RULES))
    for code, rule in sorted(catalog.RULES.items()):
        is_softened = rule.severity_by_hand is not rule.severity
        severity = rule.severity.value + ("*" if is_softened else "")
        echo(f"{code:{width}}  {severity:7}  {rule.title}")
    echo("* a warning in hand-written tables", err=True)
