"""``gen stats SPECS``: figures about the specs."""

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


@click.command(short_help="Print figures about the specs.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@settings_options(Group.READING)
@noise_options
def stats(
    format_: str, file: Path | None, quiet: bool, verbose: bool, **options: Any
) -> None:
    """Count pages, dialects and fields in SPECS, and what the specs leave out."""
    from generator.reports.statistics import count_all

    run = Run(quiet, verbose)
    reading, sources = read(the_only(settings(run, file, options)), run)
    counts = count_all(reading, sources)
    if format_ == "json":
        echo(printable_json(counts.as_json()))
    else:
        echo("\n".join(counts.lines()))
    run.say(run.summary([reading], len(sources)))
    sys.exit(EXIT_FOUND if run.report.has_errors else 0)
