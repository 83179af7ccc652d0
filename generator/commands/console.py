"""The output of a run: findings and data on stdout, progress and summary on stderr."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.commands.echo import echo
from generator.commands.progress import Progress
from generator.diagnostics.formats import FORMATS, Surroundings
from generator.diagnostics.formats.statistics import render_statistics
from generator.diagnostics.groups import cut
from generator.diagnostics.report import Diagnostic, Report, Severity
from generator.incremental.store import unsafe_cache
from generator.incremental.up_to_date import SECONDS
from generator.inputs.workspace import path_from_root
from generator.text.printable import printable
from generator.text.terminal import has_color, has_links, width_of
from generator.text.words import count

if TYPE_CHECKING:
    from generator.compiler import Reading
    from generator.output.plan import Plan

UP_TO_DATE = "everything is up to date"


class Run(Struct, dict=True):
    """One run: its findings so far, how many of them to show, and its output.

    ``saved``: the files whose change started this run (``--watch``); it then reports on one line.
    In ``stderr``, ``SECONDS`` stands for the duration.
    """

    quiet: bool = False
    verbose: bool = False
    output_format: str = "full"
    keep_going: bool = False
    statistics: bool = False
    saved: str = ""
    jobs: int = 1
    report: Report = field(default_factory=Report)
    started: float = field(default_factory=time.perf_counter)
    stdout: list[str] = field(default_factory=list)
    stderr: list[str] = field(default_factory=list)

    @property
    def writes_nothing(self) -> bool:
        """Whether errors keep the package from being written."""
        if self.keep_going:
            return self.report.leaves_nothing
        return self.report.has_errors

    def say_nothing_was_written(self) -> None:
        """Say that nothing was written, and what may help."""
        if self.saved:
            errors = count(self.report.count(Severity.ERROR), "error")
            self.say(f"{self.saved}: {errors}, nothing was written · {SECONDS}")
            return
        if self.report.leaves_nothing:
            self.say("nothing was written; --keep-going does not help here")
        else:
            self.say("nothing was written; --keep-going writes what can be read")
        self.say_what_next()

    def say_what_next(self) -> None:
        """Say where to read about the most frequent finding; nothing without findings."""
        if not self.saved and (hint := self._hint()):
            self.say(hint)

    def _hint(self) -> str:
        for severity in (Severity.ERROR, Severity.WARNING):
            codes = [f.code for f in self.report if f.severity is severity]
            if codes:
                code = Counter(codes).most_common(1)[0][0]
                return f"for details: gen explain {code}"
        return ""

    def print_findings(self) -> None:
        """Print the findings on stdout; notes only with -v, except that documents always have them."""
        form = FORMATS[self.output_format]
        notes = self.verbose or form.is_document
        findings: Sequence[Diagnostic]
        findings = [f for f in self.report if notes or f.severity is not Severity.NOTE]
        left_out: Mapping[str, int] = {}
        if form.is_cut and not self.statistics:
            findings, left_out = cut(findings)
        around = _surroundings()
        render = render_statistics if self.statistics else form.render
        text = render(findings, around)
        commands = form.has_commands and not self.statistics
        text = printable(text, has_commands=commands)
        echo(text, nl=False, color=around.color, has_commands=commands)
        self.stdout.append(text)
        for code, number in left_out.items():
            self.say(f"{code}: {number} more not shown")

    def say(self, text: str) -> None:
        """Print ``text`` on stderr, unless the run is quiet."""
        if not self.quiet:
            seconds = f"{time.perf_counter() - self.started:.1f} s"
            echo(text.replace(SECONDS, seconds), err=True)
            self.stderr.append(printable(f"{text}\n"))

    def summary(self, readings: Sequence[Reading], files: int) -> str:
        """Return one line with the numbers of specs, definitions and findings."""
        from generator.compiler import count_definitions

        read = ", ".join(count_definitions(readings)) or "nothing"
        parts = [
            count(self.report.count(severity), severity.value)
            for severity in (Severity.ERROR, Severity.WARNING)
        ]
        if cells := self.report.unread_cells:
            parts.append(f"{count(cells, 'cell')} not understood")
        if notes := self.report.count(Severity.NOTE):
            parts.append(count(notes, "note") + ("" if self.verbose else " (-v)"))
        if self.verbose:
            parts += [
                f"dialect {name}" for name in sorted({r.dialect for r in readings})
            ]
        return " · ".join([f"{count(files, 'spec')} → {read}", *parts, SECONDS])

    @cached_property
    def progress(self) -> Progress:
        """The progress bar on stderr, if that is a terminal."""
        is_shown = not self.quiet and sys.stderr.isatty()
        return Progress(sys.stderr, self.started, is_shown=is_shown)

    def show_plans(
        self, plans: Mapping[Path, Plan], command: str, *, as_diff: bool
    ) -> None:
        """Print what would change, as a diff or as a list, and the ``command`` that changes it.

        The list is for people only: in other formats, findings report the same.
        """
        from generator.output.diff import diff_changes

        for output, plan in plans.items():
            if as_diff:
                echo(diff_changes(plan), nl=False)
            for change in plan.changes if self.output_format == "full" else ():
                if not as_diff:
                    path = (output / change.path).as_posix()
                    echo(f"would {change.action.value} {path}")
        if changed := sum(len(plan.changes) for plan in plans.values()):
            self.say(
                f"{count(changed, 'file')} would change; to write them:\n{command}"
            )
        else:
            self.say(UP_TO_DATE)

    def say_what_is_wrong_with_the_cache(self) -> None:
        """Say why the cache is left alone; nothing if it is not."""
        if not self.saved and (fault := unsafe_cache()):
            self.say(f"the cache is left alone: {fault}")

    def say_what_was_done(self, plans: Sequence[Plan]) -> None:
        actions = Counter(c.action.value for plan in plans for c in plan.changes)
        done = [f"{number} {action}d" for action, number in sorted(actions.items())]
        unchanged = sum(plan.unchanged for plan in plans)
        text = " · ".join([*done, f"{unchanged} unchanged"])
        self.say(f"{self.saved}: {text} · {SECONDS}" if self.saved else text)

    def next_time(self, files: int) -> dict[str, tuple[str, str]]:
        """Return what the next run prints on stdout and stderr if all ``files`` are unchanged.

        The keys are "write" and "check".  Call it before printing what this run did.
        """
        hint = self._hint()
        next_line = f"\n{hint}" if hint else ""
        ends = {
            "write": f"{files} unchanged{next_line}",
            "check": f"{UP_TO_DATE}{next_line}",
        }
        stdout, stderr = "".join(self.stdout), "".join(self.stderr)
        return {
            mode: (stdout, "" if self.quiet else f"{stderr}{end}\n")
            for mode, end in ends.items()
        }


def _surroundings() -> Surroundings:
    """Return how to print for the terminal behind stdout, if it is one."""
    here = Path.cwd()
    return Surroundings(
        path_of=path_from_root(),
        color=has_color(sys.stdout),
        width=width_of(sys.stdout),
        link_of=(
            (lambda path: (here / path).as_uri()) if has_links(sys.stdout) else None
        ),
    )
