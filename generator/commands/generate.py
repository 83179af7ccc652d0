"""``gen SPECS -o FOLDER``: write the package, or say what would change."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.options import noise_options, output_option, settings_options
from generator.commands.places import refuse_output
from generator.commands.settings import EXIT_FOUND, configured, read, settings
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
    "--allow-output",
    is_flag=True,
    help="Write even into /, the home folder or the root of a repository.",
)
@settings_options
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
    from generator.output.lock import locked
    from generator.output.write import apply_changes

    run = Run(quiet, verbose)
    config = settings(run, file, options)
    output = configured(config, "output", "option '-o' / '--output'")
    specs = configured(config, "specs", "argument 'SPECS'")
    refuse_output(specs, output, allowed=allow_output)
    reading, files = read(config, run)
    wanted = _emit(reading, run)
    writes = not (check or show_diff or run.report.has_errors)
    with locked(output, lambda: run.say(_waiting(output)), make=writes):
        plan = _plan(wanted, output, run, force=force)
        run.print_findings()
        run.say(run.summary(reading, files))
        if plan is None:
            run.say("nothing was written")
            sys.exit(EXIT_FOUND)
        if check or show_diff:
            run.show_plan(plan, output, as_diff=show_diff)
            sys.exit(EXIT_FOUND if check and plan.changes else 0)
        apply_changes(output, plan)
    run.say_what_was_done(plan)


def _waiting(output: Path) -> str:
    return f"waiting: another run of gen writes to {output}"


def _emit(reading: Reading, run: Run) -> Sequence[OutputFile]:
    """Return the files of the package, none if there are errors."""
    from generator.compiler import emit_files

    return () if run.report.has_errors else emit_files(reading)


def _plan(
    wanted: Sequence[OutputFile], output: Path, run: Run, *, force: bool
) -> Plan | None:
    """Return what has to change, None if there are errors."""
    from generator.planning import plan_output

    if run.report.has_errors:
        return None
    plan = plan_output(wanted, output, run.report, force=force)
    return None if run.report.has_errors else plan
