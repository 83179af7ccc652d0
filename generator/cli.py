"""The command line: the only module that prints, and the one that ends with a status.

Status 0: all is well.  1: there were findings, or the output is out of date.  2: wrong usage,
or the run was cut short.  What is heavy is imported by the commands that need it.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.shell_completion import CompletionItem

from generator import __version__
from generator.diagnostics import catalog
from generator.diagnostics.render import render_explanation, render_full
from generator.diagnostics.report import Report, Severity
from generator.frontend.dialects import DIALECTS
from generator.words import count

if TYPE_CHECKING:
    from generator.compiler import Reading
    from generator.output.plan import Plan

EXIT_FOUND = 1
EXIT_USAGE = 2
DEFAULT_COMMAND = "generate"
AUTO = "auto"


class _DefaultGroup(click.Group):
    """A group whose first command is meant where none is named: ``gen specs/ -o out/``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, "--help", "-h", "--version"}:
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        command = self.commands[DEFAULT_COMMAND]
        inner = click.Context(command, parent=ctx, info_name=DEFAULT_COMMAND)
        found = super().shell_complete(ctx, incomplete)
        return found + command.shell_complete(inner, incomplete)


@click.group(
    cls=_DefaultGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 all is well; 1 there were errors, or the output is out of date; "
    "2 wrong usage, or the run was cut short.",
)
@click.version_option(__version__, prog_name="gen")
def cli() -> None:
    """Read Markdown field tables and write a typed Python package.

    \b
        gen specs/ -o generated/          write the package
        gen specs/ -o generated/ --check  only say whether it is up to date

    The command `generate` is meant where none is named.
    """


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run ``gen`` with ``args`` (those of the process by default) and end with its status."""
    try:
        cli.main(args, prog_name="gen")
    except OSError as error:
        click.echo(f"gen: {error}", err=True)
    except Exception as error:  # noqa: BLE001  (the last resort of the program)
        click.echo(
            f"gen: this is a bug of gen: {type(error).__name__}: {error}", err=True
        )
        if os.environ.get("GEN_DEBUG"):
            traceback.print_exc()
        else:
            click.echo("set GEN_DEBUG=1 to see where, and please report it", err=True)
    sys.exit(EXIT_USAGE)


# Options


def _specs_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    path = click.Path(exists=True, path_type=Path)
    return click.argument("specs", type=path)(command)


def _reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of every command that reads specs."""
    dialect = click.option(
        "--dialect",
        type=click.Choice([AUTO, *sorted(DIALECTS)]),
        default=AUTO,
        show_default=True,
        help="The language whose types the tables are written in; auto takes a vote.",
    )
    quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Show notes too.")
    return dialect(quiet(verbose(command)))


@dataclass
class _Run:
    """One run: what it found so far, and how much of it is to be shown."""

    quiet: bool
    verbose: bool
    report: Report = field(default_factory=Report)
    started: float = field(default_factory=time.perf_counter)

    def print_findings(self) -> None:
        """Print the findings on stdout; notes only with -v."""
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        for found in self.report:
            if self.verbose or found.severity is not Severity.NOTE:
                click.echo(f"{render_full(found, color=color)}\n", color=color)

    def say(self, text: str) -> None:
        """Print ``text`` on stderr, unless that is not wanted."""
        if not self.quiet:
            click.echo(text, err=True)

    def summary(self, reading: Reading, files: int) -> str:
        """Return one line that counts what was read and found."""
        read = ", ".join(reading.counts()) or "nothing"
        found = [
            count(self.report.count(severity), severity.value)
            for severity in (Severity.ERROR, Severity.WARNING)
        ]
        if notes := self.report.count(Severity.NOTE):
            found.append(count(notes, "note") + ("" if self.verbose else " (-v)"))
        if self.verbose:
            found.append(f"dialect {reading.dialect}")
        seconds = f"{time.perf_counter() - self.started:.1f} s"
        return " · ".join([f"{count(files, 'spec')} → {read}", *found, seconds])


def _read(specs: Path, dialect: str, run: _Run) -> tuple[Reading, int]:
    """Return what ``specs`` say, and how many files they are."""
    from generator.compiler import read_schema
    from generator.workspace import read_specs

    sources = read_specs(specs, run.report)
    with _progress(len(sources), run) as tick:
        reading = read_schema(sources, DIALECTS.get(dialect), run.report, tick)
    return reading, len(sources)


@contextmanager
def _progress(total: int, run: _Run) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr if that is a terminal; yield what moves it by one."""
    if run.quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=total, label="reading", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


# Commands


@cli.command(DEFAULT_COMMAND)
@_specs_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder of the package; it is made if it is not there.",
)
@click.option(
    "--check", is_flag=True, help="Write nothing; status 1 if anything would change."
)
@click.option(
    "--diff", "show_diff", is_flag=True, help="Write nothing; show what would change."
)
@click.option(
    "--force", is_flag=True, help="Overwrite files that were changed by hand."
)
@_reading_options
def generate(
    specs: Path,
    output: Path,
    check: bool,
    show_diff: bool,
    force: bool,
    dialect: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the package that SPECS, a folder or a file, describe."""
    _refuse_overlap(specs, output)
    run = _Run(quiet, verbose)
    reading, files = _read(specs, dialect, run)
    plan = None if run.report.has_errors else _plan(reading, output, force, run)
    run.print_findings()
    run.say(run.summary(reading, files))
    if plan is None or run.report.has_errors:
        run.say("nothing was written")
        sys.exit(EXIT_FOUND)
    if check or show_diff:
        _show(plan, output, show_diff, run)
        sys.exit(EXIT_FOUND if check and plan.changes else 0)
    _write(plan, output, run)


def _refuse_overlap(specs: Path, output: Path) -> None:
    """Raise a UsageError if one folder is in the other: output would be read as specs."""
    inner, outer = specs.resolve(), output.resolve()
    if inner.is_relative_to(outer) or (specs.is_dir() and outer.is_relative_to(inner)):
        raise click.UsageError(
            f"the output folder {output} and the specs {specs} must not be one in the other"
        )


def _plan(reading: Reading, output: Path, force: bool, run: _Run) -> Plan:
    """Return what has to change; files that are not ours to change are reported."""
    from generator.compiler import emit_files
    from generator.output.manifest import (
        MANIFEST_NAME,
        Manifest,
        ManifestError,
        parse_manifest,
    )
    from generator.output.plan import plan_changes
    from generator.workspace import read_output

    wanted = emit_files(reading)
    owned, folder = Manifest({}), output.as_posix()
    for name, content in read_output(output, [MANIFEST_NAME]).items():
        try:
            owned = parse_manifest(content)
        except ManifestError as error:
            span = catalog.whole_file(name, folder)
            run.report.add(catalog.broken_manifest(span, str(error)))
    paths = {file.path for file in wanted} | owned.files.keys()
    plan = plan_changes(wanted, read_output(output, paths), owned, force=force)
    for conflict in plan.conflicts:
        place = catalog.whole_file(conflict.path, folder)
        edited = conflict.kind == "edited"
        run.report.add(
            (catalog.edited_output if edited else catalog.foreign_output)(place)
        )
    return plan


def _show(plan: Plan, output: Path, show_diff: bool, run: _Run) -> None:
    """Print what would change, as a diff or as a list, on stdout."""
    from generator.output.diff import diff_changes

    if show_diff:
        click.echo(diff_changes(plan), nl=False)
    else:
        for change in plan.changes:
            click.echo(
                f"would {change.action.value} {(output / change.path).as_posix()}"
            )
    if plan.changes:
        run.say(
            f"{count(len(plan.changes), 'file')} would change; run gen without --check "
            "or --diff to write them"
        )
    else:
        run.say("everything is up to date")


def _write(plan: Plan, output: Path, run: _Run) -> None:
    from generator.output.write import apply_changes

    apply_changes(output, plan)
    actions = Counter(change.action.value for change in plan.changes)
    done = [f"{number} {action}d" for action, number in sorted(actions.items())]
    run.say(" · ".join([*done, f"{plan.unchanged} unchanged"]))


@cli.command()
@_specs_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="The form of what is printed.",
)
@_reading_options
def inspect(
    specs: Path, format_: str, dialect: str, quiet: bool, verbose: bool
) -> None:
    """Print what was read from SPECS, and all that was found, as data."""
    from generator.inspection import inspect as describe

    run = _Run(quiet, verbose)
    reading, files = _read(specs, dialect, run)
    click.echo(json.dumps(describe(reading, run.report), indent=1, ensure_ascii=False))
    run.say(run.summary(reading, files))
    sys.exit(EXIT_FOUND if run.report.has_errors else 0)


def _complete_code(_: Any, __: Any, incomplete: str) -> list[str]:
    return [code for code in sorted(catalog.RULES) if code.startswith(incomplete)]


@cli.command()
@click.argument("code", required=False, shell_complete=_complete_code)
def explain(code: str | None) -> None:
    """Say what the finding CODE means and what to do; without it, list all codes."""
    if code is None:
        for name, rule in sorted(catalog.RULES.items()):
            click.echo(f"{name:20}  {rule.severity.value:7}  {rule.title}")
    elif code in catalog.RULES:
        click.echo(render_explanation(catalog.RULES[code]))
    else:
        raise click.UsageError(
            f"there is no finding {code!r}; `gen explain` lists them all"
        )
