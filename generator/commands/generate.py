"""``gen SPECS -o FOLDER``: write the package, or say what would change."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.memory import Memory
from generator.commands.options import noise_options, settings_options
from generator.commands.settings import EXIT_FOUND, configured, read, settings
from generator.config import RUFF, Config, Group
from generator.console import Run

if TYPE_CHECKING:
    from generator.artifact import OutputFile
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
@click.option(
    "-j",
    "--jobs",
    "processes",
    type=click.IntRange(min=1),
    help="How many processes share the work.  [default: as many as pay]",
)
@settings_options(Group.READING, Group.WRITING)
@noise_options
@click.pass_obj
def generate(
    args: Sequence[str] | None,
    /,
    file: Path | None,
    check: bool,
    show_diff: bool,
    force: bool,
    processes: int | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Write the package that SPECS, a folder or a file, describe."""
    from generator.output.write import apply_changes

    run = Run(quiet, verbose)
    jobs = settings(run, file, options)
    outputs = _outputs(jobs)
    memory = Memory(args, [*(Path(job.specs or "") for job in jobs), file])
    read_jobs = [read(job, run) for job in jobs]
    readings = [reading for reading, _ in read_jobs]
    plans = _plan(
        jobs,
        dict(zip(outputs, readings, strict=True)),
        run,
        processes=processes,
        force=force,
    )
    run.print_findings()
    run.say(run.summary(readings, sum(files for _, files in read_jobs)))
    if plans is None:
        run.say("nothing was written")
        sys.exit(EXIT_FOUND)
    if check or show_diff:
        changed = any(plan.changes for plan in plans.values())
        if not changed and not show_diff:
            memory.keep(run, plans)
        run.show_plans(plans, as_diff=show_diff)
        sys.exit(EXIT_FOUND if check and changed else 0)
    for output, plan in plans.items():
        apply_changes(output, plan)
    memory.keep(run, plans)
    run.say_what_was_done([*plans.values()])


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


def _emit(reading: Reading, job: Config, processes: int | None) -> list[OutputFile]:
    from generator.compiler import emit_files
    from generator.parallel import default_jobs
    from generator.planning import format_by_program

    processes = processes or default_jobs(len(reading.schema.definitions))
    files = emit_files(reading, job, processes)
    return format_by_program(files) if job.formatter == RUFF else list(files)


def _plan(
    jobs: Sequence[Config],
    readings: Mapping[Path, Reading],
    run: Run,
    *,
    processes: int | None,
    force: bool,
) -> dict[Path, Plan] | None:
    """Return what has to change in each output folder, None if there are errors."""
    from generator.planning import plan_output

    if run.report.has_errors:
        return None
    plans = {}
    for job, (output, reading) in zip(jobs, readings.items(), strict=True):
        wanted = _emit(reading, job, processes)
        plans[output] = plan_output(wanted, output, run.report, force=force)
    return None if run.report.has_errors else plans


def _refuse_overlap(specs: Path, output: Path) -> None:
    """Raise a UsageError if one folder is in the other: output would be read as specs."""
    inner, outer = specs.resolve(), output.resolve()
    if inner.is_relative_to(outer) or (specs.is_dir() and outer.is_relative_to(inner)):
        raise click.UsageError(
            f"the output folder {output} and the specs {specs} must not be one in the other"
        )
