"""The command line: reads arguments and configuration, and ends with a status.

Status 0: all is well.  1: there were findings, or the output is out of date.  2: wrong usage,
or the run was cut short.  What is heavy is imported by the commands that need it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.shell_completion import CompletionItem

from generator import __version__
from generator.casing import AS_WRITTEN, WIRE_CASES
from generator.config import AUTO, Config
from generator.console import Run, show_config
from generator.diagnostics import catalog
from generator.diagnostics.render import render_explanation
from generator.diagnostics.report import Report
from generator.frontend.dialects import DIALECTS

if TYPE_CHECKING:
    from generator.compiler import Reading
    from generator.output.plan import Plan

EXIT_FOUND = 1
EXIT_USAGE = 2
DEFAULT_COMMAND = "generate"


class _DefaultGroup(click.Group):
    """A group whose first command is meant where none is named: ``gen specs/ -o out/``.

    Without any argument too, if there is a configuration.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        others = {*self.commands, "--help", "-h", "--version"}
        if args[0] not in others if args else _is_configured():
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        command = self.commands[DEFAULT_COMMAND]
        inner = click.Context(command, parent=ctx, info_name=DEFAULT_COMMAND)
        found = super().shell_complete(ctx, incomplete)
        return found + command.shell_complete(inner, incomplete)


def _is_configured() -> bool:
    from generator.workspace import find_config

    report = Report()
    return find_config(report) is not None or report.has_errors


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
        gen                               the same with what is configured

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


def _settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what every command that reads specs takes from the configuration or from here."""
    path = click.Path(exists=True, path_type=str)
    for decorate in (
        click.argument("specs", type=path, required=False),
        click.option(
            "--dialect",
            type=click.Choice([AUTO, *sorted(DIALECTS)]),
            help="The language whose types the tables are written in; auto takes a vote.  "
            f"[default: {AUTO}]",
        ),
        click.option(
            "--wire-case",
            type=click.Choice(WIRE_CASES),
            help="The case of the keys in JSON, made from the names in the tables.  "
            f"[default: {AS_WRITTEN}]",
        ),
        click.option(
            "--config",
            "file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="The file with the settings.  [default: the nearest gen.toml, or "
            "pyproject.toml with tool.gen]",
        ),
    ):
        command = decorate(command)
    return command


def _output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=False),
        help="The folder of the package; it is made if it is not there.",
    )(command)


def _noise_options(command: Callable[..., Any]) -> Callable[..., Any]:
    quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Show notes too.")
    return quiet(verbose(command))


def _settings(run: Run, file: Path | None, options: Mapping[str, Any]) -> Config:
    """Return what is configured, where ``options`` do not win; end if that has errors."""
    from generator.workspace import check_paths, load_config

    config = load_config(file, sorted(DIALECTS), run.report).with_options(options)
    check_paths(config, run.report)
    if run.report.has_errors:
        run.print_findings()
        sys.exit(EXIT_USAGE)
    return config


def _configured(config: Config, key: str, option: str) -> Path:
    """Return the path that ``config`` has for ``key``; without one the usage is wrong."""
    value: str | None = getattr(config, key)
    if value is None:
        raise click.UsageError(
            f"Missing {option}: name it, or set `{key}` in the configuration."
        )
    return Path(value)


def _read(config: Config, run: Run) -> tuple[Reading, int]:
    """Return what the specs say, and how many files they are."""
    from generator.compiler import read_schema
    from generator.workspace import read_specs

    sources = read_specs(_configured(config, "specs", "argument 'SPECS'"), run.report)
    dialect = DIALECTS.get(config.dialect)
    with run.progress(len(sources)) as tick:
        reading = read_schema(sources, dialect, run.report, tick, config)
    return reading, len(sources)


# Commands


@cli.command(DEFAULT_COMMAND)
@_output_option
@click.option(
    "--check", is_flag=True, help="Write nothing; status 1 if anything would change."
)
@click.option(
    "--diff", "show_diff", is_flag=True, help="Write nothing; show what would change."
)
@click.option(
    "--force", is_flag=True, help="Overwrite files that were changed by hand."
)
@_settings_options
@_noise_options
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
    config = _settings(run, file, options)
    output = _configured(config, "output", "option '-o' / '--output'")
    _refuse_overlap(_configured(config, "specs", "argument 'SPECS'"), output)
    reading, files = _read(config, run)
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


@cli.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="The form of what is printed.",
)
@_settings_options
@_noise_options
def inspect(
    format_: str, file: Path | None, quiet: bool, verbose: bool, **options: Any
) -> None:
    """Print what was read from SPECS, and all that was found, as data."""
    from generator.inspection import inspect as describe

    run = Run(quiet, verbose)
    reading, files = _read(_settings(run, file, options), run)
    click.echo(json.dumps(describe(reading, run.report), indent=1, ensure_ascii=False))
    run.say(run.summary(reading, files))
    sys.exit(EXIT_FOUND if run.report.has_errors else 0)


@cli.command("config")
@_output_option
@_settings_options
def show_settings(file: Path | None, **options: Any) -> None:
    """Print what is configured, as TOML, and where each value comes from."""
    show_config(_settings(Run(), file, options))


def _complete_code(_: Any, __: Any, incomplete: str) -> list[str]:
    return [code for code in sorted(catalog.RULES) if code.startswith(incomplete)]


@cli.command()
@click.argument("code", required=False, shell_complete=_complete_code)
def explain(code: str | None) -> None:
    """Say what the finding CODE means and what to do; without it, list all codes."""
    if code is None:
        width = max(map(len, catalog.RULES))
        for name, rule in sorted(catalog.RULES.items()):
            click.echo(f"{name:{width}}  {rule.severity.value:7}  {rule.title}")
    elif code in catalog.RULES:
        click.echo(render_explanation(catalog.RULES[code]))
    else:
        raise click.UsageError(
            f"there is no finding {code!r}; `gen explain` lists them all"
        )
