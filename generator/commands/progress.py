"""One progress bar for a whole run: reading, rendering, checking, writing.

Nothing is shown for a short run.  Steps are counted in shared memory, so worker processes move
the bar.  A system timer draws it, so the work is not slowed down.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import mmap
from typing import Any, TextIO

from generator.parallel import NO_STEPS, Steps

# Seconds before anything is shown, and between two drawings.
_DELAY = 0.3
_INTERVAL = 0.1
# Share of each phase in a run, in per cent: medians of runs over 1,000 specs.
PHASES = {"reading": 20, "rendering": 65, "checking": 5, "writing": 10}
_WIDTH = 30
_CLEAR = "\r\x1b[K"
# Each process has its own counter; if two share one, a tick may be lost.
_SLOTS, _SLOT = 64, 8


class Progress(Steps):
    """The bar of one run; without a terminal it does nothing.

    ``started`` is the start of the run on the clock of ``time.perf_counter``.
    """

    def __init__(self, stream: TextIO, started: float, *, is_shown: bool) -> None:
        # Without timers, as on Windows, there is no bar.
        self._is_shown = is_shown and hasattr(signal, "setitimer")
        self._stream, self._started = stream, started
        self._counts = mmap(-1, _SLOTS * _SLOT) if self._is_shown else None
        self._before, self._share = 0.0, 0.0
        self._name, self._total = "", 0
        self._is_drawn = False

    @contextmanager
    def phase(self, name: str, times: int = 1) -> Iterator[Steps]:
        """Show the phase ``name``, one of PHASES; yield the counter of its steps.

        ``times``: how often the phase occurs in this run.
        """
        if self._counts is None:
            yield NO_STEPS
            return
        self._counts[:] = bytes(len(self._counts))
        self._name, self._total = name, 0
        self._share = PHASES[name] / 100 / times
        former: Any = signal.signal(signal.SIGALRM, lambda *_: self._draw())
        delay = _DELAY - (time.perf_counter() - self._started)
        signal.setitimer(signal.ITIMER_REAL, max(delay, 0.001), _INTERVAL)
        try:
            yield self
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, former)
            self._before += self._share
            self.clear()

    def clear(self) -> None:
        """Remove the bar, so that something else can be printed."""
        if self._is_drawn:
            self._write(_CLEAR)
            self._is_drawn = False

    def expect(self, total: int) -> None:
        self._total = total

    def step(self) -> None:
        assert self._counts is not None
        at = os.getpid() % _SLOTS * _SLOT
        count = int.from_bytes(self._counts[at : at + _SLOT], "little") + 1
        self._counts[at : at + _SLOT] = count.to_bytes(_SLOT, "little")

    def _done(self) -> int:
        assert self._counts is not None
        slots = range(0, len(self._counts), _SLOT)
        return sum(
            int.from_bytes(self._counts[at : at + _SLOT], "little") for at in slots
        )

    def _draw(self) -> None:
        inside = min(self._done() / self._total, 1) if self._total else 0
        part = min(self._before + self._share * inside, 1)
        filled = int(part * _WIDTH)
        bar = "#" * filled + "-" * (_WIDTH - filled)
        self._write(f"{_CLEAR}{self._name:9}  [{bar}]  {part:4.0%}")
        self._is_drawn = True

    def _write(self, text: str) -> None:
        # Unbuffered: the timer may fire while something is printed.
        raw: Any = getattr(self._stream.buffer, "raw", self._stream.buffer)
        raw.write(text.encode("ascii"))
