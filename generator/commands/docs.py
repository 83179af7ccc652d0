"""``gen docs SPECS -o SITE``: the docs as a website."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from hashlib import blake2b
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
    from generator.artifact import BinaryFile, OutputFile
    from generator.compiler import Reading
    from generator.incremental.build_cache import CachedSite


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
    from generator.incremental.build_cache import BuildCache, CachedSite
    from generator.planning import has_files, plan_output

    run = Run(quiet, verbose)
    job = the_only(settings(run, file, options)).with_all_targets()
    specs = configured(job, "specs", "argument 'SPECS'")
    refuse_site(specs, site, allowed=allow_output, force=force)
    builds = BuildCache()
    reading, sources = read(job, run, builds.pages(specs))
    summary = run.summary([reading], len(sources))
    source = [] if run.writes_nothing else _source(reading, title)
    key = _digest(source)
    wanted, same = _build(source, builds.site(site), key)
    with locked([site], run, make=bool(source)):
        if not has_files(site, same):
            wanted, same = _build(source, CachedSite(), key)
        plan = (
            plan_output(wanted, site, run.report, force=force, same=same)
            if source
            else None
        )
        run.print_findings()
        run.say(summary)
        if plan is None or run.writes_nothing:
            run.say_nothing_was_written()
            sys.exit(EXIT_FOUND)
        apply({site: plan}, run)
        run.say_what_was_done([plan])
        builds.keep_site(site, CachedSite(key, plan.manifest.digests))
    if run.report.has_errors:
        sys.exit(EXIT_FOUND)


def _source(reading: Reading, title: str) -> Sequence[OutputFile]:
    from generator.reports.site import emit_site

    return emit_site(reading, title)


def _digest(source: Sequence[OutputFile]) -> str:
    total = blake2b(digest_size=32)
    for file in source:
        total.update(f"{file.path}\0{len(file.text)}\0{file.text}".encode())
    return total.hexdigest()


def _build(
    source: Sequence[OutputFile], before: CachedSite, key: str
) -> tuple[list[BinaryFile], Mapping[str, str]]:
    """Return the files of the site to write, and the digests of those that stay.

    MkDocs builds all of them, or none if the site was built from the same source.
    """
    from generator.output.mkdocs import build_site

    if not source or key == before.source:
        return [], before.files if source else {}
    return build_site(source), {}
