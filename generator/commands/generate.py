"""``gen SPECS -o FOLDER``: write the package, or say what would change."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    tasks = [_read(job, output, run) for job, output in _outputs(jobs).items()]
    plans = _plan(tasks, run, force=force)
    stale = plans is not None and check and _check(tasks, plans, command, run)
    run.print_findings()
    files = sum(task.files for task in tasks)
    run.say(run.summary([task.reading for task in tasks], files))
    if plans is None:
        run.say("nothing was written")
        sys.exit(EXIT_FOUND)
    if check or show_diff:
        run.show_plans(plans, command, as_diff=show_diff)
        sys.exit(EXIT_FOUND if stale else 0)
    for output, plan in plans.items():
        apply_changes(output, plan)
    run.say_what_was_done([*plans.values()])


@dataclass(frozen=True, slots=True)
class _Task:
    """A job, where it writes, and what was read for it from how many files."""

    job: Config
    output: Path
    reading: Reading
    files: int


def _read(job: Config, output: Path, run: Run) -> _Task:
    reading, sources = read(job, run)
    return _Task(job, output, reading, len(sources))


def _check(
    tasks: Sequence[_Task], plans: Mapping[Path, Plan], command: str, run: Run
) -> bool:
    """Report what is out of date; return whether anything is."""
    from generator.compiler import output_places
    from generator.planning import check_plan

    for task in tasks:
        if (plan := plans[task.output]).changes:
            places = output_places(task.reading)
            check_plan(plan, task.output, places, command, run.report)
    return any(plan.changes for plan in plans.values())


def _outputs(jobs: Sequence[Config]) -> dict[Config, Path]:
    """Return the output folder of each of ``jobs``; they must be apart from one another."""
    found: dict[Config, Path] = {}
    for job in jobs:
        output = configured(job, "output", "option '-o' / '--output'")
        _refuse_overlap(configured(job, "specs", "argument 'SPECS'"), output)
        if output in found.values():
            raise click.UsageError(f"{len(jobs)} jobs cannot all write to {output}")
        found[job] = output
    return found


def _plan(tasks: Sequence[_Task], run: Run, *, force: bool) -> dict[Path, Plan] | None:
    """Return what has to change in each output folder, None if there are errors."""
    from generator.compiler import emit_files
    from generator.planning import plan_output

    if run.report.has_errors:
        return None
    plans = {
        task.output: plan_output(
            emit_files(task.reading, task.job), task.output, run.report, force=force
        )
        for task in tasks
    }
    return None if run.report.has_errors else plans


def _refuse_overlap(specs: Path, output: Path) -> None:
    """Raise a UsageError if one folder is in the other: output would be read as specs."""
    inner, outer = specs.resolve(), output.resolve()
    if inner.is_relative_to(outer) or (specs.is_dir() and outer.is_relative_to(inner)):
        raise click.UsageError(
            f"the output folder {output} and the specs {specs} must not be one in the other"
        )
