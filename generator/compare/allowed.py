"""What the configuration lets break: ``field-removed``, ``code``, ``shop/Order.id:*``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import translate

from generator.compare.changes import Change
from generator.compare.rules import RULES, Side
from generator.config import Allowed
from generator.diagnostics import catalog
from generator.diagnostics.report import Report

_EVERYTHING = "*"
_SIDES = {side.value: side for side in Side}
_WORDS = (*RULES, *_SIDES, _EVERYTHING)


@dataclass(frozen=True, slots=True)
class _Allowance:
    """``word`` is a rule, a side or ``*``; ``place`` a pattern of an address, None for all."""

    word: str
    place: re.Pattern[str] | None

    def sides(self, change: Change) -> frozenset[Side]:
        """Return the sides that this lets ``change`` break."""
        addresses = (change.address, change.definition)
        if self.place and not any(self.place.match(each) for each in addresses):
            return frozenset()
        if self.word in _SIDES:
            return frozenset({_SIDES[self.word]})
        applies = self.word in (_EVERYTHING, change.rule.code)
        return frozenset(Side) if applies else frozenset()


def check_allowed(allowed: Iterable[Allowed], report: Report) -> None:
    """Report what is allowed and is no rule: bad-setting."""
    for each in allowed:
        _, word = _split(each.pattern)
        if word not in _WORDS:
            near = [
                each.pattern.removesuffix(word) + close
                for close in get_close_matches(word, _WORDS, 1)
            ]
            expected = "rules of docs/diff.md, such as `field-removed`, not `{}`"
            report.add(
                catalog.bad_setting(
                    each.span, "diff.allow", expected.format(word), near
                )
            )


def allow(changes: Iterable[Change], allowed: Iterable[Allowed]) -> tuple[Change, ...]:
    """Return ``changes`` with the sides that ``allowed`` lets each of them break."""
    allowances = [_allowance(each.pattern) for each in allowed]
    return tuple(_allow(change, allowances) for change in changes)


def _allow(change: Change, allowances: Sequence[_Allowance]) -> Change:
    sides = frozenset[Side]().union(*(each.sides(change) for each in allowances))
    return replace(change, allowed=sides & change.breaks)


def _allowance(pattern: str) -> _Allowance:
    place, word = _split(pattern)
    return _Allowance(word, re.compile(translate(place)) if place else None)


def _split(pattern: str) -> tuple[str, str]:
    """Return the place, ``""`` for everywhere, and the word behind it."""
    place, _, word = pattern.rpartition(":")
    return place, word
