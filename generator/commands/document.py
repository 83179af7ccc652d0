"""Renders docs/cli.md from the commands and their options.

When a command or an option changes, ``pytest --update-golden tests/test_docs.py`` rewrites
the page; a test fails while it is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

_INTRO = """\
# Command line

`gen SPECS -o FOLDER` writes the package that SPECS describe: a folder, read with all folders
below it, or one file. With [both configured](configuration.md), plain `gen` does the same.
`{default}` is the default command.

Findings go to stdout. Progress and summary go to stderr.

This page is generated from the commands: `pytest --update-golden tests/test_docs.py`.
"""
_END = r"""
## Exit status

| Status | Meaning |
| --- | --- |
| 0 | Success. Warnings and notes do not change it. |
| 1 | There were errors: nothing was written, or the rest with `--keep-going`; or `--check` found the output out of date; or `gen diff` found a break. |
| 2 | Wrong usage, an invalid configuration, or the run was interrupted. |

## Shell completion

Commands, options, their values and the codes of `gen explain` are completed once the shell has run one of these lines. Put
it into the file named beside it.

| Shell | Line | File |
| --- | --- | --- |
| bash 4.4 or later | `eval "$(_GEN_COMPLETE=bash_source gen)"` | `~/.bashrc` |
| zsh | `eval "$(_GEN_COMPLETE=zsh_source gen)"` | `~/.zshrc` |
| fish | `_GEN_COMPLETE=fish_source gen \| source` | `~/.config/fish/completions/gen.fish` |
"""


def render_commands(cli: click.Group, default: str) -> str:
    """Return the page: a table of commands, then each command with its options.

    - ``cli``: the group of all commands.
    - ``default``: the command that runs if none is named.
    """
    with click.Context(cli, info_name="gen", **cli.context_settings) as context:
        names = cli.list_commands(context)
        commands = {name: cli.get_command(context, name) for name in names}
        lines = [
            _INTRO.format(default=default),
            "| Command | What it does |",
            "| --- | --- |",
        ]
        for name, command in commands.items():
            assert command
            lines.append(f"| [`gen {name}`](#gen-{name}) | {command.short_help} |")
        for name, command in commands.items():
            assert command
            lines += _command(command, _below(command, context, name))
        return "\n".join([*lines, _END])


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield the section of ``command``, then those of its subcommands."""
    usage = " ".join(command.collect_usage_pieces(context))
    level = "#" * (context.command_path.count(" ") + 1)
    yield f"\n{level} {context.command_path}\n"
    yield f"```text\n{context.command_path} {usage}\n```\n"
    yield _prose(command.help or "")
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield "\n| Option | Meaning |\n| --- | --- |"
    for option in options:
        yield f"| {_names(option, context)} | {_meaning(option)} |"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner
            yield from _command(inner, _below(inner, context, name))


def _below(command: click.Command, parent: click.Context, name: str) -> click.Context:
    """Return the context of ``command``, with gen's names for ``--help``."""
    return click.Context(command, parent, name, **command.context_settings)


def _prose(text: str) -> str:
    r"""Return a docstring as Markdown; text after ``\b`` keeps its layout."""
    paragraphs = re.split(r"\n\s*\n", cleandoc(text))
    return "\n\n".join(
        (
            f"```text\n{part.removeprefix(chr(8)).strip(chr(10))}\n```"
            if part.startswith("\b")
            else part
        )
        for part in paragraphs
    )


def _names(option: click.Option, context: click.Context) -> str:
    """Return how the option is written: with its value, without its choices."""
    names = [*option.opts, *option.secondary_opts]
    value = "" if option.is_flag else f" {_value(option, context)}"
    return ", ".join(f"`{name}{value}`" for name in names)


def _value(option: click.Option, context: click.Context) -> str:
    if isinstance(option.type, click.Choice):
        return "NAME"
    return option.make_metavar(context).partition(" ")[0]


def _meaning(option: click.Option) -> str:
    """Return the help of the option as a table cell, with its choices and its default."""
    text, _, default = (option.help or "").partition("  [default: ")
    if isinstance(option.type, click.Choice):
        text += f" {', '.join(f'`{choice}`' for choice in option.type.choices)}."
    if default:
        text += f" Default: {default.removesuffix(']')}."
    return text.replace("|", "\\|")
