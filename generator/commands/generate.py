"""``gen SPECS -o FOLDER``: write the package, or say what would change."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.options import command_line, noise_options, settings_options
from generator.commands.settings import EXIT_FOUND, configured, read, settings
from generator.config import Config, Group
from generator.console import Run
from generator.diagnostics.formats import FORMATS

if TYPE_CHECKING:
    from generator.compiler import Reading
    from generator.output.plan import Plan


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; status 1 if anything would change."
)
@click.option(
    "--diff", "show_diff", is_flag=True, help="Write nothing; show what would change."
)
@click.option(
    "--force", is_flag=True, help="Overwrite files that were changed by hand."
)
@click.option("--watch", is_flag=True, help="Run again whenever the specs change.")
@settings_options(*Group)
@noise_options
def generate(
    file: Path | None,
    check: bool,
    show_diff: bool,
    force: bool,
    watch: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Write the package that SPECS, a folder or a file, describe."""
    command = command_line("check", "show_diff", "output_format", "quiet", "verbose")
    flags = {"check": check, "show_diff": show_diff, "force": force}

    def once() -> None:
        _generate(Run(quiet, verbose), file, options, command, **flags)

    if not watch:
        return once()
    if check or show_diff:
        raise click.UsageError(
            "--watch writes; it goes with neither --check nor --diff"
        )
    from generator.commands.watch import watch_runs

    watch_runs(once, file, options)


def _generate(
    run: Run,
    file: Path | None,
    options: Mapping[str, Any],
    command: str,
    *,
    check: bool,
    show_diff: bool,
    force: bool,
) -> None:
    from generator.output.write import apply_changes

    jobs = settings(run, file, options)
    if show_diff and FORMATS[run.output_format].is_document:
        raise click.UsageError(f"--diff prints no {run.output_format}")
    outputs = _outputs(jobs)
    read_jobs = [read(job, run) for job in jobs]
    readings = dict(zip(outputs, [reading for reading, _ in read_jobs], strict=True))
    plans = _plan(readings, run, force=force)
    stale = plans is not None and check and _check(plans, readings, command, run)
    run.print_findings()
    files = sum(len(sources) for _, sources in read_jobs)
    run.say(run.summary([*readings.values()], files))
    if plans is None:
        run.say("nothing was written")
        sys.exit(EXIT_FOUND)
    if check or show_diff:
        run.show_plans(plans, command, as_diff=show_diff)
        sys.exit(EXIT_FOUND if stale else 0)
    for output, plan in plans.items():
        apply_changes(output, plan)
    run.say_what_was_done([*plans.values()])


def _check(
    plans: Mapping[Path, Plan],
    readings: Mapping[Path, Reading],
    command: str,
    run: Run,
) -> bool:
    """Report what is out of date; return whether anything is."""
    from generator.compiler import output_places
    from generator.planning import check_plan

    for output, plan in plans.items():
        if plan.changes:
            check_plan(
                plan, output, output_places(readings[output]), command, run.report
            )
    return any(plan.changes for plan in plans.values())


def _outputs(jobs: Sequence[Config]) -> list[Path]:
    """Return the output folder of each of ``jobs``; they must be apart from one another."""
    found: list[Path] = []
    for job in jobs:
        output = configured(job, "output", "option '-o' / '--output'")
        _refuse_overlap(configured(job, "specs", "argument 'SPECS'"), output)
        if output in found:
            raise click.UsageError(f"{len(jobs)} jobs cannot all write to {output}")
        found.append(output)
    return found


def _plan(
    readings: Mapping[Path, Reading], run: Run, *, force: bool
) -> dict[Path, Plan] | None:
    """Return what has to change in each output folder, None if there are errors."""
    from generator.compiler import emit_files
    from generator.planning import plan_output

    if run.report.has_errors:
        return None
    plans = {
        output: plan_output(emit_files(reading), output, run.report, force=force)
        for output, reading in readings.items()
    }
    return None if run.report.has_errors else plans


def _refuse_overlap(specs: Path, output: Path) -> None:
    """Raise a UsageError if one folder is in the other: output would be read as specs."""
    inner, outer = specs.resolve(), output.resolve()
    if inner.is_relative_to(outer) or (specs.is_dir() and outer.is_relative_to(inner)):
        raise click.UsageError(
            f"the output folder {output} and the specs {specs} must not be one in the other"
        )
