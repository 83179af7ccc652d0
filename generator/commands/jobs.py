"""The steps of a run, each for all jobs: places, reading, files, plans, the lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from generator.commands.console import Run
from generator.commands.places import refuse_package
from generator.commands.settings import configured, read_sources
from generator.config import RUFF, Config
from generator.incremental.build_cache import BuildCache, CachedPackage
from generator.incremental.run_recorder import RunRecorder

if TYPE_CHECKING:
    from generator.backends.templating.environment import Templates
    from generator.compiler import Reading
    from generator.incremental.emit_changed import Emitted
    from generator.output.plan import Plan


class Task(Struct, frozen=True):
    """A configured job and what it needs.

    - ``output``: where it writes.
    - ``reading``: what its specs say; ``files`` is their number.
    - ``templates``: what it prints with.
    - ``before``: the package as the last run left it.
    """

    job: Config
    output: Path
    reading: Reading
    files: int
    templates: Templates
    before: CachedPackage


def outputs_of(jobs: Sequence[Config], *, allowed: bool) -> list[Path]:
    """Return the output folder of each of ``jobs``; they must be apart from one another."""
    found: list[Path] = []
    for job in jobs:
        output = configured(job, "output", "option '-o' / '--output'")
        specs = configured(job, "specs", "argument 'SPECS'")
        refuse_package(specs, output, allowed=allowed)
        # Under another name too: a run that waits for its own lock waits for ever.
        if output.resolve() in [path.resolve() for path in found]:
            raise click.UsageError(f"{len(jobs)} jobs cannot all write to {output}")
        found.append(output)
    return found


def read_task(
    job: Config,
    output: Path,
    run: Run,
    processes: int | None,
    builds: BuildCache,
    recorder: RunRecorder,
) -> Task:
    from generator.inputs.workspace import read_specs

    specs = Path(job.specs or "")
    sources = read_specs(specs, run.report, recorder)
    reading = read_sources(sources, job, run, processes, builds.pages(specs))
    before = builds.package(output)
    return Task(job, output, reading, len(sources), _templates(job, run), before)


def emit(tasks: Sequence[Task], run: Run, processes: int | None) -> dict[Path, Emitted]:
    """Return the files for each output folder, none if errors stop the run."""
    if run.writes_nothing:
        return {}
    return {task.output: _emit(task, processes, run, task.before) for task in tasks}


def emit_missing(
    tasks: Sequence[Task],
    emitted: dict[Path, Emitted],
    run: Run,
    processes: int | None,
) -> None:
    """Emit everything for the output folders where an unchanged file is missing or edited."""
    from generator.planning import has_files

    for task in tasks if emitted else ():
        if not has_files(task.output, emitted[task.output].unchanged):
            emitted[task.output] = _emit(task, processes, run, CachedPackage())


def _templates(job: Config, run: Run) -> Templates:
    """Return the templates for ``job``: the shipped ones, and those of the user's."""
    from generator.backends.templating.user_templates import check_templates
    from generator.inputs.workspace import read_templates

    folder = job.templates
    files = read_templates(Path(folder), run.report) if folder else {}
    return check_templates(files, job, run.report)


def _emit(
    task: Task, processes: int | None, run: Run, before: CachedPackage
) -> Emitted:
    from generator.incremental.emit_changed import emit_changed
    from generator.planning import format_by_program

    with run.progress.phase("rendering", run.jobs) as steps:
        emitted = emit_changed(
            task.reading,
            task.job,
            processes,
            task.templates,
            run.report,
            before,
            steps,
        )
    if task.job.formatter != RUFF or run.writes_nothing:
        return emitted
    return replace(emitted, files=format_by_program(emitted.files))


@contextmanager
def locked(outputs: Sequence[Path], run: Run, *, make: bool) -> Iterator[None]:
    """Have all of ``outputs`` to ourselves; those that are not there are made if ``make``."""
    from generator.output.lock import locked as locked_folder

    with ExitStack() as locks:
        # In one order in every run, so that no two wait for one another.
        for output in sorted(outputs, key=lambda path: path.resolve()):
            said = f"waiting: another run of gen writes to {output}"
            lock = locked_folder(output, partial(run.say, said), make=make)
            locks.enter_context(lock)
        yield


def plan(
    tasks: Sequence[Task], emitted: Mapping[Path, Emitted], run: Run, *, force: bool
) -> dict[Path, Plan] | None:
    """Return what has to change in each output folder, None if errors stop the run."""
    from generator.planning import plan_output

    plans = {
        task.output: plan_output(
            emitted[task.output].files,
            task.output,
            run.report,
            force=force,
            same=emitted[task.output].unchanged,
        )
        for task in (tasks if emitted else ())
    }
    return None if run.writes_nothing else plans


def check_outputs(
    tasks: Sequence[Task], plans: Mapping[Path, Plan], command: str, run: Run
) -> None:
    """Report what is out of date, at its place in the spec; ``command`` mends it."""
    from generator.compiler import output_places
    from generator.planning import check_plan

    for task in tasks:
        if plans[task.output].changes:
            places = output_places(task.reading, task.job)
            check_plan(plans[task.output], task.output, places, command, run.report)


def apply(plans: Mapping[Path, Plan], run: Run, processes: int | None = None) -> None:
    """Write what has to change."""
    from generator.output.write import apply_changes

    for output, changes in plans.items():
        with run.progress.phase("writing", run.jobs) as steps:
            apply_changes(output, changes, processes, steps)


def keep(
    tasks: Sequence[Task],
    emitted: Mapping[Path, Emitted],
    plans: Mapping[Path, Plan],
    builds: BuildCache,
) -> None:
    """Keep what the next run need not emit again; each folder is now as its plan wants it."""
    for task in tasks:
        listed = plans[task.output].manifest.files.items()
        files = {path: digests[0] for path, digests in listed}
        builds.keep_package(
            task.output, CachedPackage(emitted[task.output].units, files)
        )
