"""``gen inspect SPECS``: the schema as data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from generator.commands.console import Run
from generator.commands.echo import echo
from generator.commands.exit_status import EXIT_FOUND
from generator.commands.options import noise_options, settings_options
from generator.commands.settings import read, settings, the_only
from generator.config import Group
from generator.text.printable import printable_json


@click.command(short_help="Print the schema as JSON.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="Output format.",
)
@settings_options(Group.READING)
@noise_options
def inspect(
    format_: str, file: Path | None, quiet: bool, verbose: bool, **options: Any
) -> None:
    """Print what was read from SPECS, and every finding, as JSON."""
    from generator.reports.inspection import inspect as describe

    run = Run(quiet, verbose)
    job = the_only(settings(run, file, options)).with_all_targets()
    reading, sources = read(job, run)
    echo(printable_json(describe(reading, run.report)))
    run.say(run.summary([reading], len(sources)))
    sys.exit(EXIT_FOUND if run.report.has_errors else 0)
