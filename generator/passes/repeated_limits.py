"""Finds a limit that a cell gives twice: ``min 2, min 4``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    Maximum,
    Minimum,
)
from generator.source import Span


def check_repeated_limits(constraints: Sequence[Constraint], report: Report) -> None:
    """Report limits of a single cell that differ only in their numbers.

    Different cells may have them: a column of 50 characters, of which a user may type 40.
    """
    for limits in _groups(constraints):
        for (one, first), (other, second) in pairwise(limits):
            if one != other and _in_one_cell(first, second):
                report.add(catalog.repeated_limit(second))


def _groups(
    constraints: Sequence[Constraint],
) -> Iterator[list[tuple[int | float, Span]]]:
    """Yield the numbers of each kind of limit, with their places.

    Words such as `positive` and `non-empty` may come in addition to a number.
    """
    lengths = [each for each in constraints if isinstance(each, Length)]
    least = (each for each in constraints if isinstance(each, Minimum))
    most = (each for each in constraints if isinstance(each, Maximum))
    yield [(each.value, each.span) for each in least if each.value]
    yield [(each.value, each.span) for each in most if each.value]
    yield [
        (each.minimum, each.span)
        for each in lengths
        if each.minimum is not None and each.minimum > 1
    ]
    yield [(each.maximum, each.span) for each in lengths if each.maximum is not None]


def _in_one_cell(first: Span, second: Span) -> bool:
    between = first.file.text[first.end : second.start]
    return "|" not in between.replace("\\|", "") and "\n" not in between
