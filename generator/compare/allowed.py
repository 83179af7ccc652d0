"""Breaking changes that the configuration allows: ``field-removed``, ``code``, ``shop/Order.id:*``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import translate

from msgspec import Struct

from generator.compare.changes import Change
from generator.compare.rules import RULES, Side
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.source import Span
from generator.text.words import nearest

_EVERYTHING = "*"
_SIDES = {side.value: side for side in Side}
_WORDS = (*RULES, *_SIDES, _EVERYTHING)


class _Allowance(Struct, frozen=True):
    """``word`` is a rule, a side or ``*``; ``place`` a pattern of addresses, None for all."""

    word: str
    place: re.Pattern[str] | None

    def sides(self, change: Change) -> frozenset[Side]:
        """Return the sides that ``change`` may break."""
        addresses = (change.address, change.definition)
        if self.place and not any(self.place.match(each) for each in addresses):
            return frozenset()
        if self.word in _SIDES:
            return frozenset({_SIDES[self.word]})
        applies = self.word in (_EVERYTHING, change.rule.code)
        return frozenset(Side) if applies else frozenset()


def check_allowed(patterns: Iterable[str], place: Span, report: Report) -> None:
    """Report patterns at ``place`` that name no rule.

    Reports: bad-setting."""
    for pattern in patterns:
        _, word = _split(pattern)
        if word not in _WORDS:
            near = nearest(word, _WORDS)
            wanted = f"a rule of docs/diff.md, such as `field-removed`, not `{word}`"
            better = [pattern.removesuffix(word) + close for close in near]
            report.add(catalog.bad_setting(place, "diff.allow", wanted, better))


def allow(changes: Iterable[Change], patterns: Iterable[str]) -> tuple[Change, ...]:
    """Return ``changes``, each with the sides that ``patterns`` allow it to break."""
    allowances = [_allowance(pattern) for pattern in patterns]
    return tuple(_allow(change, allowances) for change in changes)


def _allow(change: Change, allowances: Sequence[_Allowance]) -> Change:
    sides = frozenset[Side]().union(*(each.sides(change) for each in allowances))
    return replace(change, allowed=sides & change.breaks)


def _allowance(pattern: str) -> _Allowance:
    place, word = _split(pattern)
    return _Allowance(word, re.compile(translate(place)) if place else None)


def _split(pattern: str) -> tuple[str, str]:
    """Return the place, ``""`` for everywhere, and the word after it."""
    place, _, word = pattern.rpartition(":")
    return place, word
