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
    """Move those of ``paths`` that exist into a folder ``gone`` beside them.

    ext4 hands out no inode again within five seconds of its removal, and searches for another
    all the longer: a thousand files take five times as long to make after a thousand were
    removed.  So nothing is removed before all is measured.
    """
    for path in paths:
        if path.exists():
            gone = path.with_name("gone")
            gone.mkdir(exist_ok=True)
            path.rename(gone / str(next(_NUMBERS)))


def measure(programs: Mapping[str, Program], runs: int) -> dict[str, Measured]:
    """Return what each program takes; they are run in turn, ``runs`` times."""
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
