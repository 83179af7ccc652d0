"""Options and configuration -> the settings in force, and the specs read under them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.console import Run
from generator.commands.exit_status import EXIT_USAGE
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS

if TYPE_CHECKING:
    from generator.compiler import Reading
    from generator.frontend.read_files import PageCache
    from generator.source import SourceFile


def settings(
    run: Run, file: Path | None, options: Mapping[str, Any]
) -> tuple[Config, ...]:
    """Return the jobs, where ``options`` win; exit if the configuration has errors.

    From then on ``run`` reports as configured.
    """
    from generator.inputs.modules import load_modules
    from generator.inputs.workspace import check_paths, load_config

    run.output_format = options.get("output_format") or run.output_format

    jobs = load_config(file, sorted(DIALECTS), run.report).select(options)
    for job in jobs:
        check_paths(job, run.report)
    jobs = tuple(load_modules(job, run.report) for job in jobs)
    if run.report.has_errors:
        run.print_findings()
        sys.exit(EXIT_USAGE)
    run.output_format = jobs[0].output_format
    run.keep_going = jobs[0].keep_going
    run.jobs = len(jobs)
    run.report = Report(run.report, jobs[0].severities)
    return jobs


def the_only(jobs: Sequence[Config]) -> Config:
    """Return the only job; several are a usage error."""
    if len(jobs) > 1:
        several = ", ".join(job.specs or "?" for job in jobs)
        raise click.UsageError(f"Several jobs are configured; name one: {several}")
    return jobs[0]


def configured(config: Config, key: str, option: str) -> Path:
    """Return the configured path for ``key``; a missing one is a usage error."""
    value: str | None = getattr(config, key)
    if value is None:
        raise click.UsageError(
            f"Missing {option}: give it, or set `{key}` in the configuration."
        )
    return Path(value)


def read(
    config: Config, run: Run, cache: PageCache | None = None
) -> tuple[Reading, Sequence[SourceFile]]:
    """Return the schema of the specs, and the specs."""
    from generator.inputs.workspace import read_specs

    root = configured(config, "specs", "argument 'SPECS'")
    sources = read_specs(root, run.report)
    return read_sources(sources, config, run, cache=cache), sources


def read_sources(
    sources: Sequence[SourceFile],
    config: Config,
    run: Run,
    workers: int | None = None,
    cache: PageCache | None = None,
) -> Reading:
    """Return the schema of ``sources``, and show progress meanwhile."""
    from generator.compiler import read_schema
    from generator.frontend.read_files import NoPages

    with run.progress.phase("reading", run.jobs) as steps:
        return read_schema(
            sources,
            DIALECTS.get(config.dialect),
            run.report,
            steps,
            config,
            workers,
            cache or NoPages(),
        )
