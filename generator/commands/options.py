"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.casing import AS_WRITTEN, WIRE_CASES
from generator.config import AUTO
from generator.frontend.dialects import DIALECTS


def settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what every command that reads specs takes from the configuration or from here."""
    path = click.Path(exists=True, path_type=str)
    specs = click.argument("specs", type=path, required=False)
    return reading_options(specs(command))


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what says how specs are read, wherever they are."""
    for decorate in (
        click.option(
            "--dialect",
            type=click.Choice([AUTO, *sorted(DIALECTS)]),
            help="The language whose types the tables are written in; auto takes a vote.  "
            f"[default: {AUTO}]",
        ),
        click.option(
            "--wire-case",
            type=click.Choice(WIRE_CASES),
            help="The case of the keys in JSON, made from the names in the tables.  "
            f"[default: {AS_WRITTEN}]",
        ),
        click.option(
            "--config",
            "file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="The file with the settings.  [default: the nearest gen.toml, or "
            "pyproject.toml with tool.gen]",
        ),
    ):
        command = decorate(command)
    return command


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=False),
        help="The folder of the package; it is made if it is not there.",
    )(command)


def noise_options(command: Callable[..., Any]) -> Callable[..., Any]:
    quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Show notes too.")
    return quiet(verbose(command))
