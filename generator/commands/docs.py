"""``gen docs SPECS -o SITE``: the docs as a website."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.console import Run
from generator.commands.exit_status import EXIT_FOUND
from generator.commands.jobs import apply, locked
from generator.commands.options import noise_options, settings_options
from generator.commands.places import refuse_site
from generator.commands.settings import (
    configured,
    read,
    settings,
    the_only,
)
from generator.config import SETTINGS, Group

if TYPE_CHECKING:
    from generator.artifact import BinaryFile
    from generator.compiler import Reading


@click.command(short_help="Write the docs as a website.")
@click.option(
    "-o",
    "--output",
    "site",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Output folder of the site.",
)
@click.option("--title", default="Models", show_default=True, help="Title of the site.")
@click.option(
    "--force",
    is_flag=True,
    help="Write into a folder with other files; overwrite those in the way.",
)
@click.option(
    "--allow-output",
    is_flag=True,
    help="Allow /, the home folder or the root of a repository as output.",
)
@click.option(
    "--keep-going",
    is_flag=True,
    default=None,
    help=SETTINGS["keep-going"].doc,
)
@settings_options(Group.READING)
@noise_options
def docs(
    site: Path,
    title: str,
    force: bool,
    allow_output: bool,
    file: Path | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Write the docs of SPECS as a website: a page for each model, an index and a search.

    Needs the extra `docs`.  The site works from disk or from any web server, and loads nothing
    from other hosts.
    """
    from generator.planning import plan_output

    run = Run(quiet, verbose)
    job = the_only(settings(run, file, options)).with_all_targets()
    specs = configured(job, "specs", "argument 'SPECS'")
    refuse_site(specs, site, allowed=allow_output, force=force)
    reading, sources = read(job, run)
    summary = run.summary([reading], len(sources))
    wanted = [] if run.writes_nothing else _build(reading, title)
    with locked([site], run, make=bool(wanted)):
        plan = plan_output(wanted, site, run.report, force=force) if wanted else None
        run.print_findings()
        run.say(summary)
        if plan is None or run.writes_nothing:
            run.say_nothing_was_written()
            sys.exit(EXIT_FOUND)
        apply({site: plan}, run)
        run.say_what_was_done([plan])
    if run.report.has_errors:
        sys.exit(EXIT_FOUND)


def _build(reading: Reading, title: str) -> list[BinaryFile]:
    from generator.output.mkdocs import build_site
    from generator.reports.site import emit_site

    return build_site(emit_site(reading, title))
