"""Splits work among worker processes; the results do not depend on their number.

A process is forked, so it has its input already, and only results are sent.  Where fork is
missing, one process does everything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

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
        for share, connection in started:
            results += _received(connection) or work(share)
    return results


def _start(
    work: Callable[[Sequence[Item]], Iterable[Result]],
    share: Sequence[Item],
    ends: ExitStack,
) -> Connection:
    """Start a process and return the connection to its results; ``ends`` stops it on exit."""
    # Imported late: the import takes longer than a small run.
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def send() -> None:
        # A failed share is repeated by the parent, which then reports the error.
        with suppress(Exception):
            sender.send(list(work(share)))

    process: Any = context.Process(target=send, daemon=True)
    process.start()
    ends.callback(process.join)
    ends.callback(process.terminate)
    sender.close()
    return receiver


def _received(connection: Connection) -> list[Any]:
    """Return the results; nothing if the process died and its share has to be repeated."""
    with connection:
        try:
            results: list[Any] = connection.recv()
        except EOFError:
            return []
    return results
