"""The cost of generated Structs compared with hand-written ones: ``python -m benchmarks.structs``.

How fast a document is written depends on where its objects are in memory, more than on their
classes.  So each measurement decodes it again, for both in turn.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from benchmarks.peer_classes import Structs
from benchmarks.peers import OPERATIONS, Peer, of_msgspec
from benchmarks.report import render_table, replace_between
from benchmarks.serializers import ROOT, SHAPES, Shape, generate
from generator.config import Config

_SLICE = 0.004
_SLICES = 5


def peers(shape: Shape, folder: Path) -> tuple[Peer, Peer]:
    """Return the peers of gen and by hand; like the latter, ours refuse objects with a new tag."""
    config = Config(models="msgspec", unions="closed")
    reading, cls = generate(shape, config, folder)
    by_hand = Structs(reading).of(shape.title)
    return of_msgspec("gen", cls), of_msgspec("by hand", by_hand)


def ratios(
    ours: Peer, hand: Peer, operation: str, data: Any, rounds: int
) -> list[float]:
    """Return the time of ``ours`` where that by hand is 1, once for each of ``rounds``."""
    found = []
    for number in range(rounds):
        calls = [prepared(peer, operation, data) for peer in (ours, hand)]
        order = (0, 1) if number % 2 else (1, 0)
        times = {index: least_time(calls[index]) for index in order}
        found.append(times[0] / times[1])
    return found


def prepared(peer: Peer, operation: str, data: Any) -> Any:
    """Return a call of ``operation``; the document that it writes is decoded first."""
    text = json.dumps(data).encode()
    assert peer.from_json
    inputs = {"from_dict": data, "from_json": text}
    given = inputs[operation] if operation in inputs else peer.from_json(text)
    return partial(getattr(peer, operation), given)


def least_time(call: Any) -> float:
    """Return the least time of a call in some slices."""
    best = float("inf")
    for _ in range(_SLICES):
        count, spent, start = 0, 0.0, time.process_time()
        while spent < _SLICE:
            for _ in range(10):
                call()
            count += 10
            spent = time.process_time() - start
        best = min(best, spent / count)
    return best


def rows(rounds: int) -> Iterator[tuple[str, ...]]:
    """Yield the ratios of each operation for each shape: median and quartiles."""
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        pairs = [(shape, *peers(shape, Path(folder))) for shape in SHAPES]
        for operation in OPERATIONS:
            cells = []
            for shape, ours, hand in pairs:
                found = ratios(ours, hand, operation, shape.data, rounds)
                low, median, high = statistics.quantiles(found)
                cells.append(f"{median:.2f} [{low:.2f}..{high:.2f}]")
            yield f"`{operation}`", *cells


@click.command()
@click.option("--rounds", default=25, show_default=True)
@click.option("--write", is_flag=True, help="Put the figures into docs/performance.md.")
def main(rounds: int, write: bool) -> None:
    """Print the time of Structs of gen where those by hand take 1."""
    header = ("", *(shape.name for shape in SHAPES))
    table = render_table(header, list(rows(rounds)))
    click.echo(table)
    if write:
        replace_between(ROOT / "docs/performance.md", "structs", table)


if __name__ == "__main__":
    main()
