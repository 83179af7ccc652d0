"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, assert_never

import click

from generator.config import AUTO, SETTINGS, Group, Setting
from generator.config.kinds import (
    DialectName,
    OneOf,
    PathTo,
    TableOf,
    Texts,
    Whole,
    YesNo,
)
from generator.frontend.dialects import DIALECTS

Command = Callable[..., Any]


def settings_options(*groups: Group) -> Callable[[Command], Command]:
    """Return what adds SPECS, ``--config``, and the options of the settings in ``groups``."""

    def add(command: Command) -> Command:
        command = click.option(
            "--config",
            "file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="The file with the settings.  [default: the nearest gen.toml, or "
            "pyproject.toml with tool.gen]",
        )(command)
        # The last that is added is the first of the help.
        for setting in reversed([*SETTINGS.values()]):
            if setting.key == "specs":
                path = click.Path(exists=True, path_type=str)
                command = click.argument("specs", type=path, required=False)(command)
            elif setting.group in groups and setting.has_option:
                command = _option(setting)(command)
        return command

    return add


def _option(setting: Setting) -> Callable[[Command], Command]:
    """Return the option of ``setting``; its value is None where it is not given."""
    names = [f"-{setting.short}"] if setting.short else []
    flag = isinstance(setting.kind, YesNo)
    default = f"  [default: {setting.default}]" if setting.default else ""
    return click.option(
        *names,
        f"--{setting.key}",
        is_flag=flag,
        default=None,
        type=None if flag else _type(setting),
        multiple=isinstance(setting.kind, Texts),
        callback=lambda _, __, value: None if value == () else value,
        help=setting.doc + default,
    )


def _type(setting: Setting) -> click.ParamType[Any]:
    match setting.kind:
        case PathTo(must_be_folder):
            return click.Path(file_okay=not must_be_folder)
        case OneOf(words) | Texts(words):
            return click.Choice(words) if words else click.STRING
        case DialectName():
            return click.Choice([AUTO, *sorted(DIALECTS)])
        case Whole(least):
            return click.IntRange(min=least)
        case YesNo() | TableOf():
            return click.BOOL
        case _:
            assert_never(setting.kind)


def noise_options(command: Callable[..., Any]) -> Callable[..., Any]:
    quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Show notes too.")
    return quiet(verbose(command))
