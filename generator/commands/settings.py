"""Options and configuration -> what is in force, and what the specs say under it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.config import Config
from generator.console import Run
from generator.frontend.dialects import DIALECTS

if TYPE_CHECKING:
    from generator.compiler import Reading

# Status 0: all is well.
EXIT_FOUND = 1
EXIT_USAGE = 2


def settings(run: Run, file: Path | None, options: Mapping[str, Any]) -> Config:
    """Return what is configured, where ``options`` do not win; end if that has errors."""
    from generator.workspace import check_paths, load_config

    config = load_config(file, sorted(DIALECTS), run.report).with_options(options)
    check_paths(config, run.report)
    if run.report.has_errors:
        run.print_findings()
        sys.exit(EXIT_USAGE)
    return config


def configured(config: Config, key: str, option: str) -> Path:
    """Return the path that ``config`` has for ``key``; without one the usage is wrong."""
    value: str | None = getattr(config, key)
    if value is None:
        raise click.UsageError(
            f"Missing {option}: name it, or set `{key}` in the configuration."
        )
    return Path(value)


def read(config: Config, run: Run) -> tuple[Reading, int]:
    """Return what the specs say, and how many files they are."""
    from generator.compiler import read_schema
    from generator.workspace import read_specs

    sources = read_specs(configured(config, "specs", "argument 'SPECS'"), run.report)
    dialect = DIALECTS.get(config.dialect)
    with run.progress(len(sources)) as tick:
        reading = read_schema(sources, dialect, run.report, tick, config)
    return reading, len(sources)
