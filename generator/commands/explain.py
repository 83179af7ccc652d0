"""``gen explain CODE``: what a finding means."""

from __future__ import annotations

from typing import Any

import click

from generator.commands.echo import echo
from generator.diagnostics import catalog
from generator.diagnostics.render import render_explanation
from generator.text.words import did_you_mean, nearest


def _complete_code(_: Any, __: Any, incomplete: str) -> list[str]:
    return [code for code in sorted(catalog.RULES) if code.startswith(incomplete)]


@click.command(short_help="Explain a finding.")
@click.argument("code", required=False, shell_complete=_complete_code)
def explain(code: str | None) -> None:
    """Explain what the finding CODE means and how to fix it.  Without CODE, list all codes."""
    if code is None:
        width = max(map(len, catalog.RULES))
        for name, rule in sorted(catalog.RULES.items()):
            echo(f"{name:{width}}  {rule.severity.value:7}  {rule.title}")
    elif code in catalog.RULES:
        echo(render_explanation(catalog.RULES[code]))
    else:
        near = nearest(code, catalog.RULES)
        what_next = did_you_mean(near, "`gen explain` lists them all")
        raise click.UsageError(f"there is no finding `{code}`; {what_next}")
