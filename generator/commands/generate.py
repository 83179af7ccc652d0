"""``gen SPECS -o FOLDER``: write the package, or say what would change."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.options import noise_options, settings_options
from generator.commands.places import refuse_output
from generator.commands.settings import EXIT_FOUND, configured, read, settings
from generator.config import Config, Group
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
    "--allow-output",
    is_flag=True,
    help="Write even into /, the home folder or the root of a repository.",
)
@settings_options(Group.READING, Group.WRITING)
@noise_options
def generate(
    file: Path | None,
    check: bool,
    show_diff: bool,
    force: bool,
    allow_output: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Write the package that SPECS, a folder or a file, describe."""
    run = Run(quiet, verbose)
    jobs = settings(run, file, options)
    outputs = _outputs(jobs, allowed=allow_output)
    read_jobs = [read(job, run) for job in jobs]
    readings = [reading for reading, _ in read_jobs]
    wanted = _emit(jobs, dict(zip(outputs, readings, strict=True)), run)
    summary = run.summary(readings, sum(files for _, files in read_jobs))
    writes = not (check or show_diff or run.report.has_errors)
    with _locked(outputs, run, make=writes):
        plans = _plan(wanted, run, force=force)
        run.print_findings()
        run.say(summary)
        if plans is None:
            run.say("nothing was written")
            sys.exit(EXIT_FOUND)
        if writes:
            _apply(plans, run)
        else:
            _show(plans, run, check=check, as_diff=show_diff)


def _outputs(jobs: Sequence[Config], *, allowed: bool) -> list[Path]:
    """Return the output folder of each of ``jobs``; they must be apart from one another."""
    found: list[Path] = []
    for job in jobs:
        output = configured(job, "output", "option '-o' / '--output'")
        specs = configured(job, "specs", "argument 'SPECS'")
        refuse_output(specs, output, allowed=allowed)
        # Under another name too: a run that waits for its own lock waits for ever.
        if output.resolve() in [path.resolve() for path in found]:
            raise click.UsageError(f"{len(jobs)} jobs cannot all write to {output}")
        found.append(output)
    return found


@contextmanager
def _locked(outputs: Sequence[Path], run: Run, *, make: bool) -> Iterator[None]:
    """Have all of ``outputs`` to ourselves."""
    from generator.output.lock import locked

    with ExitStack() as locks:
        # In one order in every run, so that no two wait for one another.
        for output in sorted(outputs, key=lambda path: path.resolve()):
            said = f"waiting: another run of gen writes to {output}"
            locks.enter_context(locked(output, partial(run.say, said), make=make))
        yield


def _emit(
    jobs: Sequence[Config], readings: Mapping[Path, Reading], run: Run
) -> dict[Path, Sequence[OutputFile]]:
    """Return the files for each output folder, none if there are errors."""
    from generator.compiler import emit_files

    if run.report.has_errors:
        return {}
    return {
        output: emit_files(reading, job)
        for job, (output, reading) in zip(jobs, readings.items(), strict=True)
    }


def _plan(
    wanted: Mapping[Path, Sequence[OutputFile]], run: Run, *, force: bool
) -> dict[Path, Plan] | None:
    """Return what has to change in each output folder, None if there are errors."""
    from generator.planning import plan_output

    plans = {
        output: plan_output(files, output, run.report, force=force)
        for output, files in wanted.items()
    }
    return None if run.report.has_errors else plans


def _show(plans: Mapping[Path, Plan], run: Run, *, check: bool, as_diff: bool) -> None:
    run.show_plans(plans, as_diff=as_diff)
    if check and any(plan.changes for plan in plans.values()):
        sys.exit(EXIT_FOUND)


def _apply(plans: Mapping[Path, Plan], run: Run) -> None:
    from generator.output.write import apply_changes

    for output, plan in plans.items():
        apply_changes(output, plan)
    run.say_what_was_done([*plans.values()])
