"""The steps of a run, each for all jobs: locations, reading, files, plans, locks."""

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
    """A configured job and its data.

    - ``output``: the folder it writes to.
    - ``reading``: what its specs describe; ``files`` is their number.
    - ``templates``: the templates it renders.
    - ``before``: the package as the last run left it.
    """

    job: Config
    output: Path
    reading: Reading
    files: int
    templates: Templates
    before: CachedPackage


def outputs_of(jobs: Sequence[Config], *, allowed: bool) -> list[Path]:
    """Return the output folder of each of ``jobs``; no two may be the same."""
    outputs: list[Path] = []
    for job in jobs:
        output = configured(job, "output", "option '-o' / '--output'")
        specs = configured(job, "specs", "argument 'SPECS'")
        refuse_package(specs, output, allowed=allowed)
        # Compare resolved paths: a run that waits for its own lock waits forever.
        if output.resolve() in [path.resolve() for path in outputs]:
            raise click.UsageError(f"{len(jobs)} jobs cannot all write to {output}")
        outputs.append(output)
    return outputs


def read_task(
    config: Config,
    output: Path,
    run: Run,
    workers: int | None,
    builds: BuildCache,
    recorder: RunRecorder,
) -> Task:
    """Return the job of ``config`` that writes to ``output``, with its specs read.

    - ``workers``: number of worker processes; None picks one.
    - ``builds``: the caches of the last run.
    - ``recorder``: provides the content of the specs.
    """
    from generator.inputs.workspace import read_specs

    specs = Path(config.specs or "")
    sources = read_specs(specs, run.report, recorder)
    reading = read_sources(sources, config, run, workers, builds.pages(specs))
    before = builds.package(output)
    return Task(config, output, reading, len(sources), _templates(config, run), before)


def emit(tasks: Sequence[Task], run: Run, workers: int | None) -> dict[Path, Emitted]:
    """Return the files for each output folder; none if errors stop the run."""
    if run.writes_nothing:
        return {}
    return {task.output: _emit(task, workers, run, task.before) for task in tasks}


def emit_missing(
    tasks: Sequence[Task],
    emitted: dict[Path, Emitted],
    run: Run,
    workers: int | None,
) -> None:
    """Emit everything for the output folders where an unchanged file is missing or edited."""
    from generator.planning import has_files

    for task in tasks if emitted else ():
        if not has_files(task.output, emitted[task.output].unchanged):
            emitted[task.output] = _emit(task, workers, run, CachedPackage())


def _templates(config: Config, run: Run) -> Templates:
    """Return the templates for ``config``: the shipped and the user-defined ones."""
    from generator.backends.templating.user_templates import check_templates
    from generator.inputs.workspace import read_templates

    folder = config.templates
    files = read_templates(Path(folder), run.report) if folder else {}
    return check_templates(files, config, run.report)


def _emit(task: Task, workers: int | None, run: Run, before: CachedPackage) -> Emitted:
    from generator.incremental.emit_changed import emit_changed
    from generator.planning import format_by_program

    with run.progress.phase("rendering", run.jobs) as steps:
        emitted = emit_changed(
            task.reading,
            task.job,
            workers,
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
    """Lock all of ``outputs``; ``make`` creates missing ones."""
    from generator.output.lock import locked as locked_folder

    with ExitStack() as locks:
        # Always in the same order, so that two runs cannot deadlock.
        for output in sorted(outputs, key=lambda path: path.resolve()):
            message = f"waiting: another run of gen writes to {output}"
            lock = locked_folder(output, partial(run.say, message), make=make)
            locks.enter_context(lock)
        yield


def plan(
    tasks: Sequence[Task], emitted: Mapping[Path, Emitted], run: Run, *, force: bool
) -> dict[Path, Plan] | None:
    """Return the changes in each output folder, None if errors stop the run."""
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
    """Report stale files, at their places in the specs; ``command`` fixes them."""
    from generator.compiler import output_places
    from generator.planning import check_plan

    for task in tasks:
        if plans[task.output].changes:
            places = output_places(task.reading, task.job)
            check_plan(plans[task.output], task.output, places, command, run.report)


def apply(plans: Mapping[Path, Plan], run: Run, workers: int | None = None) -> None:
    """Write the changes."""
    from generator.output.write import apply_changes

    for output, changes in plans.items():
        with run.progress.phase("writing", run.jobs) as steps:
            apply_changes(output, changes, workers, steps)


def keep(
    tasks: Sequence[Task],
    emitted: Mapping[Path, Emitted],
    plans: Mapping[Path, Plan],
    builds: BuildCache,
) -> None:
    """Cache the packages for the next run; each folder now matches its plan."""
    for task in tasks:
        files = plans[task.output].manifest.digests
        builds.keep_package(
            task.output, CachedPackage(emitted[task.output].units, files)
        )
