"""Changes as data: the form ``gen-diff/1`` of ``gen diff --format json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.compare.changes import Change, count_verdicts, version_bump
from generator.compare.rules import Side
from generator.source import Span


def describe_changes(changes: Sequence[Change]) -> dict[str, Any]:
    """Return ``changes`` and their consequences as one JSON object."""
    counts = {v.value: number for v, number in count_verdicts(changes).items()}
    return {
        "format": "gen-diff/1",
        "bump": version_bump(changes).name.lower(),
        "counts": counts,
        "changes": [_describe(change) for change in changes],
    }


def _describe(change: Change) -> dict[str, Any]:
    return {
        "rule": change.rule.code,
        "verdict": change.verdict.value,
        "definition": change.definition,
        "part": change.part or None,
        "what": change.what,
        "breaks": _names(change.breaks),
        "allowed": _names(change.allowed),
        "reasons": change.reasons,
        "guess": change.is_guess,
        "bump": change.bump.name.lower(),
        "old": _place(change.old),
        "new": _place(change.new),
    }


def _names(sides: frozenset[Side]) -> list[str]:
    return [side.value for side in Side if side in sides]


def _place(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    line, column = span.begin
    return {"file": span.file.shown_path, "line": line, "column": column}
