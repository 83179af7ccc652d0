"""``gen SPECS -o FOLDER``: write the package, or show what would change."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from msgspec import Struct

from generator.commands.console import Run
from generator.commands.exit_status import EXIT_FOUND
from generator.commands.jobs import (
    Task,
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
from generator.config import Config, Group
from generator.diagnostics.formats import FORMATS
from generator.incremental.build_cache import BuildCache
from generator.incremental.run_recorder import RunRecorder
from generator.incremental.up_to_date import Invocation
from generator.text.word_list import words

if TYPE_CHECKING:
    from generator.incremental.emit_changed import Emitted
    from generator.output.plan import Plan


class _Request(Struct, frozen=True, kw_only=True):
    """What the command line asks for.

    - ``file``: the configuration, None for the nearest one.
    - ``settings``: options that replace settings of the configuration; the others have none.
    - ``command``: the command that runs gen again.
    """

    file: Path | None
    settings: Mapping[str, Any]
    check: bool
    show_diff: bool
    force: bool
    allow_output: bool
    workers: int | None
    command: str

    @property
    def writes(self) -> bool:
        """Whether files may be written."""
        return not (self.check or self.show_diff)


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
    request = _Request(
        file=file,
        settings=options,
        check=check,
        show_diff=show_diff,
        force=force,
        allow_output=allow_output,
        workers=workers,
        command=command_line(*_NOT_TO_REPEAT),
    )
    builds = BuildCache()
    if not watch:
        run = Run(quiet, verbose, statistics=statistics)
        return _generate(run, request, invocation, builds)
    if not request.writes:
        raise click.UsageError("--watch cannot be combined with --check or --diff")
    from generator.commands.watch import watch_runs

    def generate_again(saved: str) -> None:
        run = Run(quiet, verbose, statistics=statistics, saved=saved)
        _generate(run, request, None, builds)

    watch_runs(generate_again, file, options)


def _generate(
    run: Run, request: _Request, invocation: Invocation | None, builds: BuildCache
) -> None:
    jobs = settings(run, request.file, request.settings)
    if request.show_diff and FORMATS[run.output_format].is_document:
        raise click.UsageError(f"--diff prints no {run.output_format}")
    outputs = outputs_of(jobs, allowed=request.allow_output)
    recorder = _recorder(jobs, request, invocation)
    tasks = [
        read_task(job, out, run, request.workers, builds, recorder)
        for job, out in zip(jobs, outputs, strict=True)
    ]
    emitted = emit(tasks, run, request.workers)
    writes = request.writes and not run.writes_nothing
    with locked(outputs, run, make=writes):
        emit_missing(tasks, emitted, run, request.workers)
        plans = _plan(tasks, emitted, run, request)
        if plans is None:
            run.say_nothing_was_written()
            sys.exit(EXIT_FOUND)
        if not writes:
            _show(plans, run, request, recorder)
        apply(plans, run, request.workers)
        keep(tasks, emitted, plans, builds)
        if not run.report.has_errors:
            _record(recorder, run, plans)
        run.say_what_was_done([*plans.values()])
        run.say_what_is_wrong_with_the_cache()
        run.say_what_next()
    if run.report.has_errors:
        sys.exit(EXIT_FOUND)


def _recorder(
    jobs: Sequence[Config], request: _Request, invocation: Invocation | None
) -> RunRecorder:
    """Return the recorder of everything that this run reads."""
    specs = [Path(job.specs or "") for job in jobs]
    modules = [Path(path) for job in jobs for path in job.read_modules]
    templates = [job.templates for job in jobs]
    return RunRecorder(invocation, [*specs, *modules, request.file], templates)


def _plan(
    tasks: Sequence[Task], emitted: Mapping[Path, Emitted], run: Run, request: _Request
) -> Mapping[Path, Plan] | None:
    """Return the changes by output folder, None if errors prevent them; print all findings."""
    with run.progress.phase("checking"):
        plans = plan(tasks, emitted, run, force=request.force)
    if plans is not None and request.check:
        check_outputs(tasks, plans, request.command, run)
    run.print_findings()
    if not run.saved:
        readings = [task.reading for task in tasks]
        run.say(run.summary(readings, sum(task.files for task in tasks)))
    return plans


def _show(
    plans: Mapping[Path, Plan], run: Run, request: _Request, recorder: RunRecorder
) -> NoReturn:
    """Show what would change, and exit; the status is 1 if nothing may change (``--check``)."""
    changed = any(plan.changes for plan in plans.values())
    has_errors = run.report.has_errors
    if not changed and not request.show_diff and not has_errors:
        _record(recorder, run, plans)
    run.show_plans(plans, request.command, as_diff=request.show_diff)
    if not changed:
        run.say_what_next()
    sys.exit(EXIT_FOUND if has_errors or (request.check and changed) else 0)


def _record(recorder: RunRecorder, run: Run, plans: Mapping[Path, Plan]) -> None:
    files = sum(len(plan.manifest.files) for plan in plans.values())
    recorder.record(plans, run.next_time(files))
