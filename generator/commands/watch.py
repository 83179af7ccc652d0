"""``gen --watch``: run again whenever the specs or the settings change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.commands.echo import echo
from generator.config import Configuration
from generator.config.read import read_config
from generator.diagnostics.render import safe
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS


def watch_runs(
    once: Callable[[str], None], file: Path | None, options: Mapping[str, Any]
) -> None:
    """Call ``once`` now and after each change of the inputs, until interrupted.

    ``once`` gets a description of the change, ``""`` at first.  A failed run does not end the
    loop: its findings are shown, and the next save may fix them.
    """
    from generator.inputs.watching import changes

    try:
        for paths in changes(lambda: _watched(file, options)):
            _run(partial(once, _in_words(paths)))
            if not paths:
                echo("watching; press Ctrl-C to stop", err=True)
    except KeyboardInterrupt:
        echo("", err=True)


def _run(once: Callable[[], None]) -> None:
    try:
        once()
    except SystemExit:
        pass  # its findings were shown
    except (click.ClickException, OSError) as error:
        text = (
            error.format_message() if isinstance(error, click.ClickException) else error
        )
        echo(f"gen: {text}", err=True)
    sys.stdout.flush()


def _in_words(paths: Sequence[str]) -> str:
    """Return what changed, on one line: the first path, and how many more."""
    if not paths:
        return ""
    first = safe(Path(paths[0]).as_posix())
    return f"{first} and {len(paths) - 1} more" if paths[1:] else first


def _watched(file: Path | None, options: Mapping[str, Any]) -> list[Path]:
    """Return the specs and templates of all jobs, and the configuration file."""
    from generator.inputs.workspace import find_config, read_config_file

    report = Report()
    source = read_config_file(file, report) if file else find_config(report)
    configuration = Configuration()
    if source:
        configuration = read_config(source, sorted(DIALECTS), report)
    jobs = configuration.select(options)
    read = [path for job in jobs for path in (job.specs, job.templates) if path]
    return [*map(Path, read), Path(source.path if source else "gen.toml")]
