"""Programs, run and measured as a whole: wall time, processor time, peak memory, status."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Program:
    """``before`` is called before each run, and not measured."""

    command: Sequence[str]
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians: seconds by the clock and of the processor, KiB at the peak."""

    wall: float
    cpu: float
    peak: int


def set_aside(*paths: Path) -> None:
    """Move the existing ones of ``paths`` into a folder ``gone`` next to them.

    ext4 does not reuse an inode within five seconds of its removal, and searches longer for
    another: after a thousand files were removed, creating a thousand takes five times as long.
    So nothing is removed until everything has been measured.
    """
    for path in paths:
        if path.exists():
            gone = path.with_name("gone")
            gone.mkdir(exist_ok=True)
            path.rename(gone / str(next(_NUMBERS)))


def measure(programs: Mapping[str, Program], runs: int) -> dict[str, Measured]:
    """Return the times of each program; they run in turn, ``runs`` times."""
    runs_of: dict[str, list[Measured]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, program in programs.items():
            program.before()
            runs_of[name].append(_run(program.command))
    return {name: _medians(each) for name, each in runs_of.items()}


def _medians(each: Sequence[Measured]) -> Measured:
    return Measured(
        statistics.median(m.wall for m in each),
        statistics.median(m.cpu for m in each),
        round(statistics.median(m.peak for m in each)),
    )


def _run(command: Sequence[str]) -> Measured:
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(
            f"{command} ended with {process.returncode}:\n{errors.decode()[:2000]}"
        )
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
