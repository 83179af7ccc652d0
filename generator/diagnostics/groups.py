"""Findings in numbers: equal ones as one group, and no more of a code than can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

# Of one code, in formats with an entry for each place.
MOST_OF_A_CODE = 1000


class Group(Struct, frozen=True):
    """Findings that say the same of several places: the first, and where the others are."""

    first: Diagnostic
    others: tuple[Span, ...]


_Key: TypeAlias = tuple[str, Severity, str, str, str, object]


def group_equal(findings: Iterable[Diagnostic]) -> Sequence[Group]:
    """Return ``findings`` in groups, in the order of the first of each.

    Findings that show a second place are not grouped: it differs from one to the next.
    """
    groups: dict[_Key, list[Diagnostic]] = {}
    for found in findings:
        groups.setdefault(_key(found), []).append(found)
    return [
        Group(equal[0], tuple(other.span for other in equal[1:]))
        for equal in groups.values()
    ]


def _key(found: Diagnostic) -> _Key:
    own_place = found.span if found.related else None
    return (
        found.code,
        found.severity,
        found.message,
        found.label,
        found.help,
        own_place,
    )


def cut(
    findings: Iterable[Diagnostic],
) -> tuple[Sequence[Diagnostic], Mapping[str, int]]:
    """Return the first MOST_OF_A_CODE ``findings`` of each code, and how many more there are."""
    counts = Counter[str]()
    kept = []
    for found in findings:
        counts[found.code] += 1
        if counts[found.code] <= MOST_OF_A_CODE:
            kept.append(found)
    return kept, {
        code: number - MOST_OF_A_CODE
        for code, number in counts.items()
        if number > MOST_OF_A_CODE
    }
