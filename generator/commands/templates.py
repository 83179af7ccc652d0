"""``gen templates``: lists the templates; ``gen templates eject``: copies one to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.commands.echo import echo
from generator.text.words import nearest


def _complete_name(_: Any, __: Any, incomplete: str) -> list[str]:
    from generator.backends.templating.environment import shipped_names

    return [name for name in shipped_names() if name.startswith(incomplete)]


@click.group(
    invoke_without_command=True, short_help="List the templates you can override."
)
@click.pass_context
def templates(context: click.Context) -> None:
    """List the templates you can override, what each reads, and its blocks."""
    if context.invoked_subcommand is not None:
        return
    from generator.backends.templating.environment import (
        blocks_of,
        described,
        shipped_names,
    )
    from generator.backends.view_version import VIEW_VERSION

    for name in shipped_names():
        echo(f"{name}\n    {described(name)}")
        if blocks := blocks_of(name):
            echo(f"    blocks: {', '.join(blocks)}")
    echo(f"view {VIEW_VERSION}; `gen templates eject NAME` copies one", err=True)


@templates.command(short_help="Copy a shipped template to override it.")
@click.argument("name", shell_complete=_complete_name)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("templates"),
    show_default=True,
    help="Your template folder.",
)
def eject(name: str, output: Path) -> None:
    """Copy the template NAME into your template folder.  Existing files are kept."""
    from generator.backends.templating.environment import shipped_names, shipped_text
    from generator.backends.view_version import VIEW_VERSION
    from generator.output.folder import create_file

    names = [*shipped_names()]
    if name not in names:
        near = nearest(name, names)
        hint = f"did you mean {near[0]}?" if near else "`gen templates` lists them"
        raise click.UsageError(f"there is no template {name!r}; {hint}")
    text = shipped_text(name).replace(" -#}", f"  View {VIEW_VERSION}. -#}}", 1)
    path = output / name
    if not create_file(output, name, text):
        raise click.UsageError(f"{path.as_posix()} already exists")
    echo(f"created {path.as_posix()}")
    echo(f"now run: gen --templates {output.as_posix()}", err=True)
