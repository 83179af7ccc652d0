"""Work shared among worker processes, with the results of one.

A process is forked, so that what it works on is there already, and only its results are
sent.  Where there is no fork, one process does all.
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

# With less to do, a process costs more than it saves.
_LEAST_SHARE = 150


class Steps:
    """The steps of long work, in whatever process they are done; this one forgets them."""

    def expect(self, total: int) -> None:
        """There will be ``total`` steps."""

    def step(self) -> None:
        """One step is done."""


NO_STEPS = Steps()


def default_jobs(items: int) -> int:
    """Return how many processes pay for so many pages or modules."""
    if sys.platform == "linux":
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(cores, items // _LEAST_SHARE))


def map_shares(
    work: Callable[[Sequence[Item]], Iterable[Result]], items: Sequence[Item], jobs: int
) -> list[Result]:
    """Return the results of ``work`` on all ``items``, in no particular order.

    It is given shares of them, and each share is done by one of ``jobs`` processes.  None of
    them is left when this returns or raises.
    """
    # On macOS, system libraries do not survive a fork.
    if jobs == 1 or not hasattr(os, "fork") or sys.platform == "darwin":
        return list(work(items))
    first, *others = [items[start::jobs] for start in range(jobs)]
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
    """Start a process, and have it stopped at the ``ends``; return what it will be heard by."""
    # Imported late: it takes longer than a small run.
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def send() -> None:
        # What fails is done again by who waits for it, and told there.
        with suppress(Exception):
            sender.send(list(work(share)))

    process: Any = context.Process(target=send, daemon=True)
    process.start()
    ends.callback(process.join)
    ends.callback(process.terminate)
    sender.close()
    return receiver


def _received(connection: Connection) -> list[Any]:
    """Return what was sent; nothing if the process died, and its share is to be done."""
    with connection:
        try:
            found: list[Any] = connection.recv()
        except EOFError:
            return []
    return found
