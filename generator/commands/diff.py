"""``gen diff OLD NEW``: what a change of the specs breaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from generator.commands.console import Run
from generator.commands.echo import echo
from generator.commands.exit_status import EXIT_FOUND, EXIT_USAGE
from generator.commands.options import noise_options, settings_options
from generator.commands.settings import (
    configured,
    settings,
    the_only,
)
from generator.config import Config, Configuration, Group
from generator.diagnostics.report import Report, Severity
from generator.frontend.types.dialects import DIALECTS
from generator.source import Span
from generator.text.printable import printable_json

if TYPE_CHECKING:
    from generator.compare.changes import Change
    from generator.inputs.revisions import Revision
    from generator.ir.schema import Schema
    from generator.source import SourceFile

FORMATS = ("text", "markdown", "json")


@click.command(
    short_help="Show what a change of the specs breaks.",
    epilog="Exit status: 0 if nothing breaks, or only what `diff.allow` permits; 1 if something "
    "breaks; 2 for wrong usage or an unreadable version.",
)
@click.argument(
    "arguments", nargs=-1, metavar="OLD NEW | REV..REV [SPECS] | --against REV [SPECS]"
)
@click.option(
    "--against",
    metavar="REV",
    help="Compare a git revision with the specs as they are now.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Output format; markdown suits a pull request.",
)
@settings_options(Group.READING, specs=False)
@noise_options
def diff(
    arguments: tuple[str, ...],
    against: str | None,
    format_: str,
    file: Path | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Show what changed between two versions of the specs, and what it breaks.

    \b
        gen diff old/ new/              two folders, or files
        gen diff main..HEAD [SPECS]     two git revisions; A...B starts at the merge base
        gen diff --against main [SPECS] a git revision and the working tree

    A change breaks readers if the old package cannot decode new data, and writers if the new
    package cannot decode old data.
    """
    from generator.compare.allowed import allow, check_allowed
    from generator.compare.compare import compare_schemas
    from generator.inputs.revisions import GitError

    run = Run(quiet, verbose)
    named = {**options, "specs": _specs(arguments, against)}
    config = the_only(settings(run, file, named))
    place = config.origins.get("diff.allow")
    if isinstance(place, Span):
        check_allowed(config.diff_allow, place, run.report)
    _end_if_errors(run)
    try:
        old, new = _versions(arguments, against, config)
        read = [_read(each, config, file, named, run) for each in (old, new)]
    except GitError as error:
        raise click.UsageError(str(error)) from None
    _end_if_errors(run)
    (old_schema, old_config), (new_schema, new_config) = read
    compared = compare_schemas(old_schema, new_schema, old_config, new_config)
    changes = allow(compared, config.diff_allow)
    echo(_render(changes, format_, all_=verbose))
    sys.exit(EXIT_FOUND if any(change.unallowed for change in changes) else 0)


def _specs(arguments: Sequence[str], against: str | None) -> str | None:
    """Return the specs on the command line, as they are now: they select the job."""
    if against is not None:
        return _only(arguments, 0)
    return arguments[1] if len(arguments) > 1 else None


class _Version(Struct, frozen=True):
    """Specs on disk, or in a ``revision``; ``specs`` is None if the configuration names them."""

    specs: str | None
    revision: Revision | None = None
    may_be_missing: bool = False


def _versions(
    arguments: Sequence[str], against: str | None, config: Config
) -> tuple[_Version, _Version]:
    """Return the old and the new version that the command line names."""
    from generator.inputs.revisions import find_merge_base, find_revision

    if against is not None:
        specs = _only(arguments, 0)
        old = _Version(specs, find_revision(against), may_be_missing=True)
        here = specs or str(configured(config, "specs", "argument 'SPECS'"))
        return old, _Version(_existing(here))
    if arguments and _is_range(arguments[0]):
        first, _, second = arguments[0].partition("..")
        ends = [find_revision(name or "HEAD") for name in (first, second.lstrip("."))]
        if second.startswith("."):
            ends[0] = find_merge_base(*ends)
        specs = _only(arguments, 1)
        return _Version(specs, ends[0], may_be_missing=True), _Version(specs, ends[1])
    if len(arguments) != 2:
        raise click.UsageError(
            "name two folders (`gen diff old/ new/`), two revisions "
            "(`gen diff main..HEAD`), or one (`gen diff --against main`)"
        )
    return _Version(_existing(arguments[0])), _Version(_existing(arguments[1]))


def _only(arguments: Sequence[str], index: int) -> str | None:
    """Return the argument at ``index``, which must be the last."""
    if len(arguments) > index + 1:
        raise click.UsageError(
            f"Got unexpected extra argument ({arguments[index + 1]})"
        )
    return arguments[index] if len(arguments) > index else None


def _existing(path: str) -> str:
    if not os.path.exists(path):
        raise click.UsageError(
            f"Path {path!r} does not exist; name revisions as A..B, or with --against"
        )
    return path


def _is_range(argument: str) -> bool:
    """Return whether ``argument`` names two revisions; ``../old`` is a path."""
    is_path = os.path.exists(argument) or {"..", "."} & {*argument.split("/")}
    return ".." in argument and not is_path


def _read(
    version: _Version,
    config: Config,
    file: Path | None,
    options: Mapping[str, Any],
    run: Run,
) -> tuple[Schema, Config]:
    """Return the schema of ``version``, and its configuration.

    Errors in the specs are added to those of ``run``.
    """
    from generator.compiler import read_schema
    from generator.ir.presence import all_as_read

    report = Report()
    if version.revision and not file:
        # The change may be in a setting such as wire-case.
        then = the_only(_config_at(version.revision, report).select(options))
        config = replace(then, specs=then.specs or config.specs)
    sources = _sources(version, config, run, report)
    dialect = DIALECTS.get(config.dialect)
    schema = read_schema(sources, dialect, report, config=config).schema
    run.report.extend(f for f in report if f.severity is Severity.ERROR)
    accepts_null = config.unknown_null == "accept"
    return all_as_read(schema, accepts_null=accepts_null), config


def _sources(
    version: _Version, config: Config, run: Run, report: Report
) -> Sequence[SourceFile]:
    from generator.inputs.revisions import GitError, read_specs_at
    from generator.inputs.workspace import read_specs

    specs = Path(version.specs or configured(config, "specs", "argument 'SPECS'"))
    if version.revision is None:
        return read_specs(specs, report)
    sources = read_specs_at(version.revision, specs, report)
    if sources is None:
        missing = f"there is no {specs.as_posix()!r} in {version.revision.name}"
        if not version.may_be_missing:
            raise GitError(missing)
        run.say(f"{missing}: all specs are new")
    return sources or ()


def _config_at(revision: Revision, report: Report) -> Configuration:
    """Return the configuration in ``revision``, from the file that is in use now."""
    from generator.config.read import has_settings, read_config
    from generator.files import CONFIG_NAMES
    from generator.inputs.revisions import read_file_at
    from generator.inputs.workspace import find_config
    from generator.source import SourceFile

    config = find_config(Report())
    folder = Path(config.path).parent if config else Path()
    for name in CONFIG_NAMES:
        data = read_file_at(revision, folder / name)
        source = SourceFile(
            (folder / name).as_posix(), (data or b"").decode("utf-8", "replace")
        )
        if data is not None and has_settings(source):
            return read_config(source, sorted(DIALECTS), report)
    return Configuration()


def _end_if_errors(run: Run) -> None:
    if run.report.has_errors:
        run.print_findings()
        run.say("nothing was compared")
        sys.exit(EXIT_USAGE)


def _render(changes: Sequence[Change], format_: str, *, all_: bool) -> str:
    from generator.compare.data import describe_changes
    from generator.compare.text import render_markdown, render_text

    if format_ == "json":
        return printable_json(describe_changes(changes))
    render = render_markdown if format_ == "markdown" else render_text
    return render(changes, all_=all_)
