"""What a run says: findings and data on stdout, progress and summary on stderr."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.diagnostics.formats import FORMATS, Surroundings
from generator.diagnostics.report import Report, Severity
from generator.words import count
from generator.workspace import path_from_root

if TYPE_CHECKING:
    from generator.compiler import Reading
    from generator.output.plan import Plan


@dataclass
class Run:
    """One run: what it found so far, and how much of it is to be shown."""

    quiet: bool = False
    verbose: bool = False
    output_format: str = "full"
    report: Report = field(default_factory=Report)
    started: float = field(default_factory=time.perf_counter)

    def print_findings(self) -> None:
        """Print the findings on stdout; notes only with -v, but in documents always."""
        form = FORMATS[self.output_format]
        notes = self.verbose or form.is_document
        found = [f for f in self.report if notes or f.severity is not Severity.NOTE]
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        around = Surroundings(path_from_root(), color)
        click.echo(form.render(found, around), nl=False, color=color)

    def say(self, text: str) -> None:
        """Print ``text`` on stderr, unless that is not wanted."""
        if not self.quiet:
            click.echo(text, err=True)

    def summary(self, readings: Sequence[Reading], files: int) -> str:
        """Return one line that counts what was read and found."""
        from generator.compiler import count_definitions

        read = ", ".join(count_definitions(readings)) or "nothing"
        found = [
            count(self.report.count(severity), severity.value)
            for severity in (Severity.ERROR, Severity.WARNING)
        ]
        if notes := self.report.count(Severity.NOTE):
            found.append(count(notes, "note") + ("" if self.verbose else " (-v)"))
        if self.verbose:
            found += [
                f"dialect {name}" for name in sorted({r.dialect for r in readings})
            ]
        seconds = f"{time.perf_counter() - self.started:.1f} s"
        return " · ".join([f"{count(files, 'spec')} → {read}", *found, seconds])

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[], None]]:
        """Show a bar on stderr if that is a terminal; yield what moves it by one."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda: None
            return
        with click.progressbar(length=total, label="reading", file=sys.stderr) as bar:
            yield lambda: bar.update(1)

    def show_plans(
        self, plans: Mapping[Path, Plan], command: str, *, as_diff: bool
    ) -> None:
        """Print what would change, as a diff or as a list; end with what does change it.

        A list is for people only: other formats have findings that say the same.
        """
        from generator.output.diff import diff_changes

        for output, plan in plans.items():
            if as_diff:
                click.echo(diff_changes(plan), nl=False)
            for change in plan.changes if self.output_format == "full" else ():
                if not as_diff:
                    path = (output / change.path).as_posix()
                    click.echo(f"would {change.action.value} {path}")
        if changed := sum(len(plan.changes) for plan in plans.values()):
            self.say(
                f"{count(changed, 'file')} would change; to write them:\n{command}"
            )
        else:
            self.say("everything is up to date")

    def say_what_was_done(self, plans: Sequence[Plan]) -> None:
        actions = Counter(c.action.value for plan in plans for c in plan.changes)
        done = [f"{number} {action}d" for action, number in sorted(actions.items())]
        unchanged = sum(plan.unchanged for plan in plans)
        self.say(" · ".join([*done, f"{unchanged} unchanged"]))
