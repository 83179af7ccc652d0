"""What a run says: findings and data on stdout, progress and summary on stderr."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.config import SETTINGS, Config
from generator.diagnostics.render import render_full
from generator.diagnostics.report import Report, Severity
from generator.replay import SECONDS
from generator.words import count

if TYPE_CHECKING:
    from generator.compiler import Reading
    from generator.output.plan import Plan

UP_TO_DATE = "everything is up to date"


@dataclass
class Run:
    """One run: what it found so far, how much of it is to be shown, and what it said.

    In ``stderr``, ``SECONDS`` stands for the time.
    """

    quiet: bool = False
    verbose: bool = False
    report: Report = field(default_factory=Report)
    started: float = field(default_factory=time.perf_counter)
    stdout: list[str] = field(default_factory=list)
    stderr: list[str] = field(default_factory=list)

    def print_findings(self) -> None:
        """Print the findings on stdout; notes only with -v."""
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        for found in self.report:
            if self.verbose or found.severity is not Severity.NOTE:
                text = f"{render_full(found, color=color)}\n"
                click.echo(text, color=color)
                self.stdout.append(f"{text}\n")

    def say(self, text: str) -> None:
        """Print ``text`` on stderr, unless that is not wanted."""
        if not self.quiet:
            seconds = f"{time.perf_counter() - self.started:.1f} s"
            click.echo(text.replace(SECONDS, seconds), err=True)
            self.stderr.append(f"{text}\n")

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
        return " · ".join([f"{count(files, 'spec')} → {read}", *found, SECONDS])

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[], None]]:
        """Show a bar on stderr if that is a terminal; yield what moves it by one."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda: None
            return
        with click.progressbar(length=total, label="reading", file=sys.stderr) as bar:
            yield lambda: bar.update(1)

    def show_plan(self, plan: Plan, output: Path, *, as_diff: bool) -> None:
        """Print what would change, as a diff or as a list, on stdout."""
        from generator.output.diff import diff_changes

        if as_diff:
            click.echo(diff_changes(plan), nl=False)
        else:
            for change in plan.changes:
                path = (output / change.path).as_posix()
                click.echo(f"would {change.action.value} {path}")
        if plan.changes:
            self.say(
                f"{count(len(plan.changes), 'file')} would change; run gen without "
                "--check or --diff to write them"
            )
        else:
            self.say(UP_TO_DATE)

    def say_what_was_done(self, plan: Plan) -> None:
        actions = Counter(change.action.value for change in plan.changes)
        done = [f"{number} {action}d" for action, number in sorted(actions.items())]
        self.say(" · ".join([*done, f"{plan.unchanged} unchanged"]))

    def next_time(self, files: int) -> dict[str, tuple[str, str]]:
        """Return what is said on stdout and stderr if all ``files`` are unchanged then.

        By what is asked for: to "write", or to "check".  Called before what was done is said.
        """
        ends = {"write": f"{files} unchanged", "check": UP_TO_DATE}
        stdout, stderr = "".join(self.stdout), "".join(self.stderr)
        return {
            asked: (stdout, "" if self.quiet else f"{stderr}{end}\n")
            for asked, end in ends.items()
        }


def show_config(config: Config) -> None:
    """Print the settings as TOML on stdout, each with where it comes from."""
    for key in SETTINGS:
        value = getattr(config, key.replace("-", "_"))
        origin = str(config.origins.get(key, "default"))
        if value is None:
            click.echo(f"# {key} is not set")
        elif isinstance(value, str):
            click.echo(f"{key} = {_quoted(value)}  # {origin}")
        for wire_name in value if isinstance(value, tuple) else ():
            name = f"{_quoted(wire_name.pattern)} = {_quoted(wire_name.name)}"
            click.echo(f"{key}.{name}  # {wire_name.span}")


def _quoted(text: str) -> str:
    """Return ``text`` as a string of TOML, with an escape for what a terminal might obey."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
