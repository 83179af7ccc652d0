"""Splits work among worker processes; the results do not depend on their number.

A process is forked, so it has its input already, and only results are sent.  Where fork is
missing, one process does everything.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from typing import Any, BinaryIO, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# With less work, a process costs more than it saves.
_LEAST_SHARE = 150


class Steps:
    """Progress of long work, reported from any process; this one ignores it."""

    def expect(self, total: int) -> None:
        """Announce ``total`` steps."""

    def step(self) -> None:
        """Report that one step is done."""


NO_STEPS = Steps()


def default_workers(items: int) -> int:
    """Return the number of processes worth starting for ``items`` items."""
    if sys.platform == "linux":
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(cores, items // _LEAST_SHARE))


def map_shares(
    work: Callable[[Sequence[Item]], Iterable[Result]],
    items: Sequence[Item],
    workers: int,
) -> list[Result]:
    """Apply ``work`` to all ``items`` and return the results, in no particular order.

    ``work`` gets shares of ``items``; each of ``workers`` processes does one share.  No process
    is left running when this returns or raises.
    """
    # On macOS, system libraries do not survive a fork.
    if workers == 1 or not hasattr(os, "fork") or sys.platform == "darwin":
        return list(work(items))
    first, *others = [items[start::workers] for start in range(workers)]
    with ExitStack() as ends:
        started = [(share, _start(work, share, ends)) for share in others if share]
        results = list(work(first))
        for share, pipe in started:
            results += _received(pipe) or work(share)
    return results


def _start(
    work: Callable[[Sequence[Item]], Iterable[Result]],
    share: Sequence[Item],
    ends: ExitStack,
) -> BinaryIO:
    """Start a process and return the pipe with its results; ``ends`` stops the process on exit.

    Importing multiprocessing takes longer than a small share.
    """
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        ends.callback(_stop, process)
        return ends.enter_context(open(reader, "rb"))
    try:
        os.close(reader)
        with open(writer, "wb") as pipe:
            pickle.dump(list(work(share)), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        # Nothing of the parent is done twice.  If the share has failed, the parent repeats it and
        # reports the error.
        os._exit(0)


def _stop(process: int) -> None:
    """End ``process``, which may have ended itself."""
    os.kill(process, signal.SIGTERM)
    os.waitpid(process, 0)


def _received(pipe: BinaryIO) -> list[Any]:
    """Return the results; nothing if the process died and its share has to be repeated."""
    with suppress(EOFError, pickle.UnpicklingError):
        results: list[Any] = pickle.load(pipe)
        return results
    return []
