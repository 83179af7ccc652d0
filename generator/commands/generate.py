"""``gen SPECS -o FOLDER``: write the package, or say what would change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.options import noise_options, output_option, settings_options
from generator.commands.settings import EXIT_FOUND, configured, read, settings
from generator.console import Run

if TYPE_CHECKING:
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
@settings_options
@noise_options
def generate(
    file: Path | None,
    check: bool,
    show_diff: bool,
    force: bool,
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
    reading, files = read(config, run)
    plan = _plan(reading, output, run, force=force)
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


def _plan(reading: Reading, output: Path, run: Run, *, force: bool) -> Plan | None:
    """Return what has to change, None if there are errors."""
    from generator.compiler import emit_files
    from generator.planning import plan_output

    if run.report.has_errors:
        return None
    plan = plan_output(emit_files(reading), output, run.report, force=force)
    return None if run.report.has_errors else plan


def _refuse_overlap(specs: Path, output: Path) -> None:
    """Raise a UsageError if one folder is in the other: output would be read as specs."""
    inner, outer = specs.resolve(), output.resolve()
    if inner.is_relative_to(outer) or (specs.is_dir() and outer.is_relative_to(inner)):
        raise click.UsageError(
            f"the output folder {output} and the specs {specs} must not be one in the other"
        )
