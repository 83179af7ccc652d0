"""Many findings made readable: equal ones are grouped, and the number per code is limited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

# The limit per code, in formats with an entry for each place.
MOST_OF_A_CODE = 1000


class Group(Struct, frozen=True):
    """Findings that differ only in place: the first, and the other places."""

    first: Diagnostic
    others: tuple[Span, ...]


_Key: TypeAlias = tuple[str, Severity, str, str, str, object]


def group_equal(findings: Iterable[Diagnostic]) -> Sequence[Group]:
    """Return ``findings`` in groups, in the order of the first of each.

    Findings with a second place are not grouped: that place differs from one to the next.
    """
    groups: dict[_Key, list[Diagnostic]] = {}
    for finding in findings:
        groups.setdefault(_key(finding), []).append(finding)
    return [
        Group(equal[0], tuple(other.span for other in equal[1:]))
        for equal in groups.values()
    ]


def _key(finding: Diagnostic) -> _Key:
    own_place = finding.span if finding.related else None
    return (
        finding.code,
        finding.severity,
        finding.message,
        finding.label,
        finding.help,
        own_place,
    )


def cut(
    findings: Iterable[Diagnostic],
) -> tuple[Sequence[Diagnostic], Mapping[str, int]]:
    """Return the first MOST_OF_A_CODE ``findings`` of each code, and how many more there are."""
    counts = Counter[str]()
    kept = []
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= MOST_OF_A_CODE:
            kept.append(finding)
    return kept, {
        code: number - MOST_OF_A_CODE
        for code, number in counts.items()
        if number > MOST_OF_A_CODE
    }
