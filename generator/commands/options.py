"""Options shared by several commands."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, assert_never

import click
from click.core import ParameterSource

from generator.config import AUTO, SETTINGS, Group, Setting
from generator.config.kinds import (
    Boolean,
    DialectName,
    ImportPath,
    Integer,
    OneOf,
    PathSetting,
    Records,
    StringList,
    TableOf,
    TablesOf,
)
from generator.frontend.types.dialects import DIALECTS

Command = Callable[..., Any]


def settings_options(
    *groups: Group, specs: bool = True
) -> Callable[[Command], Command]:
    """Return a decorator that adds ``--config``, the options of the settings in ``groups``, and
    SPECS unless the command has arguments of its own.
    """

    def add(command: Command) -> Command:
        command = click.option(
            "--config",
            "file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="Configuration file.  [default: the nearest gen.toml, or "
            "pyproject.toml with tool.gen]",
        )(command)
        # The option added last comes first in the help.
        for setting in reversed([*SETTINGS.values()]):
            if setting.key == "specs" and not specs:
                continue
            if setting.key == "specs":
                path = click.Path(exists=True, path_type=str)
                command = click.argument("specs", type=path, required=False)(command)
            elif setting.group in groups and setting.has_option:
                command = _option(setting)(command)
        return command

    return add


def _option(setting: Setting) -> Callable[[Command], Command]:
    """Return the option of ``setting``; its value is None if it is not given."""
    names = [f"-{setting.short}"] if setting.short else []
    flag = isinstance(setting.kind, Boolean)
    default = f"  [default: {_shown(setting.default)}]" if setting.default else ""
    return click.option(
        *names,
        f"--{setting.key}/--no-{setting.key}" if flag else f"--{setting.key}",
        is_flag=flag,
        default=None,
        type=None if flag else _type(setting),
        multiple=isinstance(setting.kind, StringList),
        callback=lambda _, __, value: _checked(setting, value),
        help=setting.doc + default,
    )


def _shown(default: Any) -> str:
    return ", ".join(default) if isinstance(default, tuple) else str(default)


def _checked(setting: Setting, value: Any) -> Any:
    """Return ``value``, None for an empty list: the option was not given.

    Raises: BadParameter, if a value in it needs another that is missing.
    """
    if isinstance(setting.kind, StringList) and (
        lacking := setting.kind.lacking(value)
    ):
        raise click.BadParameter(f"it must be {lacking}")
    kind = setting.kind
    if isinstance(kind, ImportPath) and not (value is None or kind.fits(value)):
        raise click.BadParameter(f"it must be {kind.expected}")
    return None if value == () else value


def _type(setting: Setting) -> click.ParamType[Any]:
    match setting.kind:
        case PathSetting(must_be_folder, must_exist):
            return click.Path(exists=must_exist, file_okay=not must_be_folder)
        case OneOf(words) | StringList(words):
            return click.Choice(words) if words else click.STRING
        case DialectName():
            return click.Choice([AUTO, *sorted(DIALECTS)])
        case Integer(least):
            return click.IntRange(min=least)
        case ImportPath():
            return click.STRING
        case Boolean() | TableOf() | TablesOf() | Records():
            return click.BOOL
        case _:
            assert_never(setting.kind)


def noise_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--quiet`` and ``--verbose`` to ``command``."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Show notes too.")
    return quiet(verbose(command))


def command_line(*without: str) -> str:
    """Return the command line as given, except for the parameters ``without``."""
    context = click.get_current_context()
    arguments, options = [], []
    for param in context.command.params:
        name = str(param.name)
        source = context.get_parameter_source(name)
        if source is not ParameterSource.COMMANDLINE or name in without:
            continue
        given = context.params[name]
        if isinstance(param, click.Argument):
            arguments.append(str(given))
        elif isinstance(given, bool):
            options.append((param.opts if given else param.secondary_opts)[0])
        else:
            for value in given if isinstance(given, tuple) else (given,):
                options += [param.opts[0], str(value)]
    return shlex.join(["gen", *arguments, *options])
