"""``gen --watch``: run again whenever the specs or the settings change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from generator.config import Configuration, read_config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS


def watch_runs(
    once: Callable[[], None], file: Path | None, options: Mapping[str, Any]
) -> None:
    """Call ``once`` now, and after each change of what is read; until it is interrupted.

    No run ends the loop: what is wrong is shown, and may be mended by the next save.
    """
    from generator.inputs.watching import changes

    try:
        for _ in changes(lambda: _watched(file, options)):
            _run(once)
    except KeyboardInterrupt:
        click.echo("", err=True)


def _run(once: Callable[[], None]) -> None:
    try:
        once()
    except SystemExit:
        pass  # its findings were shown
    except (click.ClickException, OSError) as error:
        text = (
            error.format_message() if isinstance(error, click.ClickException) else error
        )
        click.echo(f"gen: {text}", err=True)
    click.echo("watching; Ctrl-C ends it", err=True)
    sys.stdout.flush()


def _watched(file: Path | None, options: Mapping[str, Any]) -> list[Path]:
    """Return the specs and templates of all jobs, and the file where settings may stand."""
    from generator.inputs.workspace import find_config, read_config_file

    report = Report()
    source = read_config_file(file, report) if file else find_config(report)
    configuration = Configuration()
    if source:
        configuration = read_config(source, sorted(DIALECTS), report)
    jobs = configuration.select(options)
    read = [path for job in jobs for path in (job.specs, job.templates) if path]
    return [*map(Path, read), Path(source.path if source else "gen.toml")]
