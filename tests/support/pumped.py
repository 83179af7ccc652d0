"""Texts that make a backtracking matcher work hard: many repetitions, then a mismatch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")
_ops: Any = import_module("re._constants")
_REPEATS = {_ops.MAX_REPEAT, _ops.MIN_REPEAT, _ops.POSSESSIVE_REPEAT}
_CATEGORIES = {
    _ops.CATEGORY_DIGIT: "0",
    _ops.CATEGORY_SPACE: " ",
    _ops.CATEGORY_WORD: "a",
    _ops.CATEGORY_NOT_DIGIT: "a",
    _ops.CATEGORY_NOT_SPACE: "a",
    _ops.CATEGORY_NOT_WORD: "-",
}
_USUAL = " a0`"
# What comes after the last repetition: a character that few patterns take, or nothing.
_ENDS = ("\x00", "")


def pumped(pattern: str, flags: int, length: int) -> Iterator[str]:
    """Yield a text of ``length`` characters and some for each repetition of ``pattern``.

    Each begins with what leads to the repetition; a unit stands there many times: a sample of what
    is repeated, or a character that patterns of this kind name.
    """
    texts: dict[tuple[str, str], None] = {}
    tree = _parser.parse(pattern, flags)
    groups = _Groups()
    for before, body in _repetitions(tree, "", groups):
        samples = {_sample(body, variant, groups) for variant in range(2)}
        texts |= {(before, unit): None for unit in {*samples, *_USUAL} if unit}
        # A search can begin at each of the texts that lead to it.
        texts |= {
            ("", unit): None
            for unit in (before, before + _sample(body, 0, groups))
            if unit
        }
    for before, unit in texts:
        for end in _ENDS:
            yield before + unit * (length // len(unit)) + end


class _Groups(dict[int, str]):
    """A sample of each group, for what refers to it."""


def _repetitions(
    items: Iterable[Any], before: str, groups: _Groups
) -> Iterator[tuple[str, Any]]:
    """Yield each body that may be repeated often, with a text that leads to it."""
    for op, argument in items:
        if op in _REPEATS:
            _, most, body = argument
            if most == _ops.MAXREPEAT or most > 20:
                yield before, body
            yield from _repetitions(body, before, groups)
        elif op is _ops.SUBPATTERN:
            yield from _repetitions(argument[-1], before, groups)
        elif op is _ops.ATOMIC_GROUP:
            yield from _repetitions(argument, before, groups)
        elif op is _ops.BRANCH:
            for branch in argument[1]:
                yield from _repetitions(branch, before, groups)
        elif op in (_ops.ASSERT, _ops.ASSERT_NOT):
            yield from _repetitions(argument[1], before, groups)
        before += _sample([(op, argument)], 0, groups)


def _sample(items: Iterable[Any], variant: int, groups: _Groups) -> str:
    """Return a short text that ``items`` match; another one for another ``variant``."""
    return "".join(_sample_one(op, arg, variant, groups) for op, arg in items)


def _sample_one(op: Any, argument: Any, variant: int, groups: _Groups) -> str:
    if op is _ops.LITERAL:
        return str(chr(argument))
    if op in (_ops.ANY, _ops.NOT_LITERAL):
        return "a" if argument != ord("a") else "b"
    if op is _ops.IN:
        return _one_of(argument, variant)
    if op is _ops.BRANCH:
        return _sample(argument[1][variant % len(argument[1])], variant, groups)
    if op is _ops.SUBPATTERN:
        sample = groups[argument[0]] = _sample(argument[-1], variant, groups)
        return sample
    if op is _ops.GROUPREF:
        return groups.get(argument, "")
    if op is _ops.ATOMIC_GROUP:
        return _sample(argument, variant, groups)
    if op in _REPEATS:
        least, most, body = argument
        return _sample(body, variant, groups) * int(max(least, min(variant, most, 2)))
    return ""


def _one_of(parts: Iterable[Any], variant: int) -> str:
    """Return a character of a class."""
    parts = [*parts]
    free: list[str]
    if parts[0][0] is _ops.NEGATE:
        excluded = "".join(_character(part) for part in parts[1:])
        free = [each for each in _USUAL + "bc" if each not in excluded]
        return free[variant % len(free)]
    return _character(parts[variant % len(parts)])


def _character(part: Any) -> str:
    op, argument = part
    if op is _ops.LITERAL:
        return chr(argument)
    if op is _ops.RANGE:
        return chr(argument[0])
    return _CATEGORIES.get(argument, "")
