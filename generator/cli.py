"""The command line: finds the command and exits with its status.

Status 0: success.  1: errors, or the output is out of date.  2: wrong usage, or interrupted.
A command is imported when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from generator import __version__
from generator.commands.echo import echo
from generator.commands.exit_status import EXIT_USAGE
from generator.incremental.up_to_date import Invocation
from generator.text.printable import printable
from generator.text.word_list import words

DEFAULT_COMMAND = "generate"
# Identifies this copy of gen if several are installed, as in `pip --version`.
_ORIGIN = f"from {Path(__file__).parent}, Python {sys.version.split()[0]}"
# In the order of the help; each is the name of a module and of the command in it.
COMMANDS = words(
    f"{DEFAULT_COMMAND} init diff docs inspect stats config explain templates"
)


@contextmanager
def _printable_errors() -> Iterator[None]:
    """Escape the message of a usage error, since click prints it."""
    try:
        yield
    except click.ClickException as error:
        click.ClickException.__init__(error, printable(error.message))
        raise


class _LazyGroup(click.Group):
    """A group with a default command: ``gen specs/ -o out/`` runs it.

    Without arguments it runs too, if there is a configuration.
    """

    def make_context(self, *args: Any, **named: Any) -> click.Context:
        with _printable_errors():
            return super().make_context(*args, **named)

    def invoke(self, ctx: click.Context) -> Any:
        with _printable_errors():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"generator.commands.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        others = {*COMMANDS, "--help", "-h", "--version"}
        if args[0] not in others if args else _is_configured():
            if near := _misspelt_command(args):
                ctx.fail(f"there is no command `{args[0]}`; did you mean `{near}`?")
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        items = super().shell_complete(ctx, incomplete)
        command = self.get_command(ctx, DEFAULT_COMMAND)
        assert command
        inner = click.Context(command, parent=ctx, info_name=DEFAULT_COMMAND)
        return items + command.shell_complete(inner, incomplete)


def _misspelt_command(args: Sequence[str]) -> str | None:
    """Return the command that the first of ``args`` probably means, unless it is a path."""
    from generator.text.words import nearest

    if not args or not args[0].isalpha() or os.path.exists(args[0]):
        return None
    return next(iter(nearest(args[0], COMMANDS, 0.7)), None)


def _is_configured() -> bool:
    from generator.diagnostics.report import Report
    from generator.inputs.workspace import find_config

    report = Report()
    return find_config(report) is not None or report.has_errors


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 for success; 1 for errors, or output that is out of date; "
    "2 for wrong usage or an interrupted run.",
)
@click.version_option(
    __version__, prog_name="gen", message=f"%(prog)s %(version)s ({_ORIGIN})"
)
def cli() -> None:
    """Read Markdown field tables and write a typed Python package.

    \b
        gen specs/ -o generated/          write the package
        gen specs/ -o generated/ --check  check that it is up to date
        gen                               do what gen.toml says

    `generate` is the default command.
    """


def main(invocation: Invocation) -> NoReturn:
    """Run ``gen`` and exit with its status."""
    try:
        cli.main(invocation.args, prog_name="gen", obj=invocation)
    except OSError as error:
        echo(f"gen: {error}", err=True)
    except Exception as error:  # noqa: BLE001  (the last resort of the program)
        echo(f"gen: internal error: {type(error).__name__}: {error}", err=True)
        if os.environ.get("GEN_DEBUG"):
            import traceback

            echo(traceback.format_exc(), err=True)
        else:
            echo(
                "This is a bug in gen. Please report it with the output of GEN_DEBUG=1.",
                err=True,
            )
    sys.exit(EXIT_USAGE)
