"""Times functions side by side: in slices, interleaved, in random order, in CPU time.

The speed of a machine drifts by half within minutes, so a figure is the ratio to the base
case in the same round, and the median over all rounds.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_SLICE_SECONDS = 0.004
_SLOW_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Ratio:
    """The time of a case relative to the base: median and quartiles over all rounds."""

    median: float
    low: float
    high: float
    seconds: float

    def __str__(self) -> str:
        return f"{self.median:.2f} [{self.low:.2f}..{self.high:.2f}]"


def compare(
    cases: Mapping[str, Callable[[], object]], base: str, rounds: int
) -> dict[str, Ratio]:
    """Return the ratio of each of ``cases`` to the one called ``base``.

    A case that takes ``_SLOW_SECONDS`` per call is only in every eighth round.
    """
    calls = {name: _calibrate(case) for name, case in cases.items()}
    ratios: dict[str, list[float]] = {name: [] for name in cases}
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    order = [name for name in cases if name != base]
    gc.collect()
    gc.freeze()
    for round_ in range(rounds):
        random.shuffle(order)
        for name in order:
            if calls[name] == 0 and round_ % 8:
                continue
            # Right before each case, so that both run at the same speed of the machine.
            of_base = _slice(cases[base], calls[base])
            of_case = _slice(cases[name], calls[name] or 1)
            ratios[name].append(of_case / of_base)
            seconds[name].append(of_case)
            seconds[base].append(of_base)
    gc.unfreeze()
    ratios[base] = [1.0]
    return {name: _summary(ratios[name], seconds[name]) for name in cases}


def _calibrate(case: Callable[[], object]) -> int:
    """Return how often ``case`` runs in a slice, 0 if it is slow."""
    case()
    took = _slice(case, 1)
    if took > _SLOW_SECONDS:
        return 0
    return max(1, int(_SLICE_SECONDS / took))


def _slice(case: Callable[[], object], calls: int) -> float:
    started = time.process_time()
    for _ in range(calls):
        case()
    return (time.process_time() - started) / calls


def _summary(ratios: list[float], seconds: list[float]) -> Ratio:
    if len(ratios) < 2:
        return Ratio(ratios[0], ratios[0], ratios[0], statistics.median(seconds))
    low, median, high = statistics.quantiles(ratios, n=4)
    return Ratio(median, low, high, statistics.median(seconds))
