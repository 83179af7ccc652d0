"""Leaves out limits that no value can meet: ``between 5 and 1``."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    Maximum,
    Minimum,
)


def without_impossible(
    constraints: Sequence[Constraint], report: Report
) -> Sequence[Constraint]:
    """Return ``constraints`` without the limits that contradict each other.

    Reports: impossible-limits.
    """
    kept = constraints
    for kinds, is_possible in ((Minimum | Maximum, _has_value), (Length, _has_length)):
        limits = [each for each in kept if isinstance(each, kinds)]
        if len(limits) > 1 and not is_possible(limits):
            report.add(catalog.impossible_limits(limits[-1].span))
            kept = [each for each in kept if each not in limits]
    return kept


def _has_value(limits: Sequence[Constraint]) -> bool:
    least = [(m.value, m.exclusive) for m in limits if isinstance(m, Minimum)]
    most = [(m.value, m.exclusive) for m in limits if isinstance(m, Maximum)]
    return all(
        low < high or (low == high and not (above or below))
        for low, above in least
        for high, below in most
    )


def _has_length(limits: Sequence[Constraint]) -> bool:
    lengths = [each for each in limits if isinstance(each, Length)]
    least = max((each.minimum or 0 for each in lengths), default=0)
    return all(each.maximum is None or least <= each.maximum for each in lengths)
