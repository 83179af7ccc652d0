"""The one function that prints."""

from __future__ import annotations

import click

from generator.text.printable import printable


def echo(
    text: str = "",
    *,
    err: bool = False,
    nl: bool = True,
    color: bool | None = None,
    has_commands: bool = False,
) -> None:
    """Print ``text``; all output of gen goes through here.

    ``has_commands``: lines that begin with ``::`` are commands for the CI runner.
    """
    shown = printable(text, has_commands=has_commands)
    click.echo(shown, err=err, nl=nl, color=color)
