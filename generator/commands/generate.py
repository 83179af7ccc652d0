"""``gen SPECS -o FOLDER``: write the package, or say what would change."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.memory import Memory
from generator.commands.options import noise_options, output_option, settings_options
from generator.commands.settings import EXIT_FOUND, configured, read, settings
from generator.config import BLACK, FORMATTERS, RUFF, Config
from generator.console import Run

if TYPE_CHECKING:
    from generator.artifact import OutputFile
    from generator.compiler import Reading
    from generator.output.plan import Plan


@click.command()
@output_option
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
    "--formatter",
    type=click.Choice(FORMATTERS),
    help="What formats a module that may have lines that are too long.  "
    f"[default: {BLACK}]",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes share the work.  [default: as many as pay]",
)
@settings_options
@noise_options
@click.pass_obj
def generate(
    args: Sequence[str] | None,
    /,
    file: Path | None,
    check: bool,
    show_diff: bool,
    force: bool,
    jobs: int | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Write the package that SPECS, a folder or a file, describe."""
    from generator.output.write import apply_changes

    run = Run(quiet, verbose)
    config = settings(run, file, options)
    output = configured(config, "output", "option '-o' / '--output'")
    _refuse_overlap(configured(config, "specs", "argument 'SPECS'"), output)
    memory = Memory(args, [configured(config, "specs", "argument 'SPECS'"), file])
    reading, files = read(config, run)
    wanted = _emit(reading, config, jobs) if not run.report.has_errors else None
    plan = _plan(wanted, output, run, force=force)
    run.print_findings()
    run.say(run.summary(reading, files))
    if plan is None:
        run.say("nothing was written")
        sys.exit(EXIT_FOUND)
    if check or show_diff:
        if not plan.changes and not show_diff:
            memory.keep(run, {output: plan})
        run.show_plan(plan, output, as_diff=show_diff)
        sys.exit(EXIT_FOUND if check and plan.changes else 0)
    apply_changes(output, plan)
    memory.keep(run, {output: plan})
    run.say_what_was_done(plan)


def _emit(reading: Reading, config: Config, jobs: int | None) -> list[OutputFile]:
    from generator.compiler import emit_files
    from generator.parallel import default_jobs
    from generator.planning import format_by_program

    jobs = jobs or default_jobs(len(reading.schema.definitions))
    files = emit_files(reading, formatter=config.formatter, jobs=jobs)
    return format_by_program(files) if config.formatter == RUFF else list(files)


def _plan(
    wanted: list[OutputFile] | None, output: Path, run: Run, *, force: bool
) -> Plan | None:
    """Return what has to change, None if there are errors."""
    from generator.planning import plan_output

    if wanted is None:
        return None
    plan = plan_output(wanted, output, run.report, force=force)
    return None if run.report.has_errors else plan


def _refuse_overlap(specs: Path, output: Path) -> None:
    """Raise a UsageError if one folder is in the other: output would be read as specs."""
    inner, outer = specs.resolve(), output.resolve()
    if inner.is_relative_to(outer) or (specs.is_dir() and outer.is_relative_to(inner)):
        raise click.UsageError(
            f"the output folder {output} and the specs {specs} must not be one in the other"
        )
