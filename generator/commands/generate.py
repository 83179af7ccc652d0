"""``gen SPECS -o FOLDER``: write the package, or show what would change."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from generator.commands.console import Run
from generator.commands.exit_status import EXIT_FOUND
from generator.commands.jobs import (
    apply,
    check_outputs,
    emit,
    emit_missing,
    keep,
    locked,
    outputs_of,
    plan,
    read_task,
)
from generator.commands.options import command_line, noise_options, settings_options
from generator.commands.settings import settings
from generator.config import Group
from generator.diagnostics.formats import FORMATS
from generator.incremental.build_cache import BuildCache
from generator.incremental.run_recorder import RunRecorder
from generator.incremental.up_to_date import Invocation
from generator.text.word_list import words

if TYPE_CHECKING:
    from generator.output.plan import Plan


class _Wish(Struct, frozen=True, kw_only=True):
    """The options of a run that cannot be configured."""

    check: bool
    show_diff: bool
    force: bool
    allow_output: bool
    workers: int | None


_NOT_TO_REPEAT = words("check show_diff statistics output_format quiet verbose")


@click.command(short_help="Write the package. The default command.")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 if a file would change."
)
@click.option(
    "--diff",
    "show_diff",
    is_flag=True,
    help="Write nothing; show a diff of what would change.",
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option(
    "--allow-output",
    is_flag=True,
    help="Allow /, the home folder or the root of a repository as output.",
)
@click.option(
    "--statistics", is_flag=True, help="Show only the number of findings by code."
)
@click.option("--watch", is_flag=True, help="Run again whenever a spec changes.")
@click.option(
    "-j",
    "--jobs",
    "workers",
    type=click.IntRange(min=1),
    help="Number of worker processes.  [default: automatic]",
)
@settings_options(*Group)
@noise_options
@click.pass_obj
def generate(
    invocation: Invocation | None,
    /,
    file: Path | None,
    watch: bool,
    quiet: bool,
    verbose: bool,
    check: bool,
    show_diff: bool,
    force: bool,
    allow_output: bool,
    statistics: bool,
    workers: int | None,
    **options: Any,
) -> None:
    """Write the package that SPECS describe: a folder of Markdown files, or one file."""
    wish = _Wish(
        check=check,
        show_diff=show_diff,
        force=force,
        allow_output=allow_output,
        workers=workers,
    )
    command = command_line(*_NOT_TO_REPEAT)
    builds = BuildCache()
    if not watch:
        run = Run(quiet, verbose, statistics=statistics)
        return _generate(run, file, options, wish, command, invocation, builds)
    if check or show_diff:
        raise click.UsageError("--watch cannot be combined with --check or --diff")
    from generator.commands.watch import watch_runs

    watch_runs(
        lambda saved: _generate(
            Run(quiet, verbose, statistics=statistics, saved=saved),
            file,
            options,
            wish,
            command,
            None,
            builds,
        ),
        file,
        options,
    )


def _generate(
    run: Run,
    file: Path | None,
    options: Mapping[str, Any],
    wish: _Wish,
    command: str,
    invocation: Invocation | None,
    builds: BuildCache,
) -> None:
    jobs = settings(run, file, options)
    if wish.show_diff and FORMATS[run.output_format].is_document:
        raise click.UsageError(f"--diff prints no {run.output_format}")
    outputs = outputs_of(jobs, allowed=wish.allow_output)
    specs = [Path(job.specs or "") for job in jobs]
    templates = [job.templates for job in jobs]
    modules = [Path(path) for job in jobs for path in job.read_modules]
    recorder = RunRecorder(invocation, [*specs, *modules, file], templates)
    tasks = [
        read_task(job, out, run, wish.workers, builds, recorder)
        for job, out in zip(jobs, outputs, strict=True)
    ]
    emitted = emit(tasks, run, wish.workers)
    writes = not (wish.check or wish.show_diff or run.writes_nothing)
    with locked(outputs, run, make=writes):
        emit_missing(tasks, emitted, run, wish.workers)
        with run.progress.phase("checking"):
            plans = plan(tasks, emitted, run, force=wish.force)
        if plans is not None and wish.check:
            check_outputs(tasks, plans, command, run)
        run.print_findings()
        if not run.saved:
            readings = [task.reading for task in tasks]
            run.say(run.summary(readings, sum(task.files for task in tasks)))
        if plans is None:
            run.say_nothing_was_written()
            sys.exit(EXIT_FOUND)
        if writes:
            apply(plans, run, wish.workers)
            keep(tasks, emitted, plans, builds)
            if not run.report.has_errors:
                _record(recorder, run, plans)
            run.say_what_was_done([*plans.values()])
            run.say_what_is_wrong_with_the_cache()
            run.say_what_next()
        else:
            _show(plans, run, wish, command, recorder)
    if run.report.has_errors:
        sys.exit(EXIT_FOUND)


def _show(
    plans: Mapping[Path, Plan],
    run: Run,
    wish: _Wish,
    command: str,
    recorder: RunRecorder,
) -> None:
    """Show what would change; exit with status 1 if nothing may change (``--check``)."""
    changed = any(plan.changes for plan in plans.values())
    has_errors = run.report.has_errors
    if not changed and not wish.show_diff and not has_errors:
        _record(recorder, run, plans)
    run.show_plans(plans, command, as_diff=wish.show_diff)
    if not changed:
        run.say_what_next()
    sys.exit(EXIT_FOUND if has_errors or (wish.check and changed) else 0)


def _record(recorder: RunRecorder, run: Run, plans: Mapping[Path, Plan]) -> None:
    files = sum(len(plan.manifest.files) for plan in plans.values())
    recorder.record(plans, run.next_time(files))
