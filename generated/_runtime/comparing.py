# pyright: standard
"""Constraints that take more than an operator to check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal, localcontext
from functools import cache
from typing import Any, Final, NamedTuple


def is_multiple(value: Any, of: float) -> bool:
    """Return whether ``value`` is an integer multiple of ``of``, with up to about 400 digits."""
    with localcontext(prec=400):
        try:
            return Decimal(str(value)) % Decimal(str(of)) == 0
        except ArithmeticError:
            return False


def matches(pattern: str, longest: int, text: str) -> bool:
    """Return whether ``text`` is short enough and ``pattern`` occurs in it."""
    return len(text) <= longest and _compiled(pattern).search(text) is not None


# An escape, a comment, a character class, or the sign for the end.
_TOKEN = re.compile(r"\\.|\(\?#[^)]*\)|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", re.DOTALL)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    r"""Return ``pattern`` with the meaning of JSON Schema, unless the pattern has flags.

    ``$`` is the very end, and ``\d``, ``\w``, ``\s`` are ASCII.
    """
    try:
        compiled = re.compile(pattern, re.ASCII)
    except ValueError:  # the pattern itself has the flag `u`
        compiled = re.compile(pattern)
    if compiled.flags & re.MULTILINE:
        return compiled
    to_the_end = _TOKEN.sub(_very_end, pattern)
    return re.compile(to_the_end, compiled.flags)


def _very_end(token: re.Match[str]) -> str:
    return r"\Z" if token[0] == "$" else token[0]


def are_distinct(values: list[Any]) -> bool:
    """Return whether all ``values`` are different, as JSON Schema compares them.

    Each value is read only as far as it equals another one.  So objects of a recursive class with
    such lists on each level take time in proportion to all of them, regardless of their depth.

    Raises:
        ValueError: a value contains itself.
    """
    if len(values) < 2:
        return True
    if _STRINGS.issuperset(map(type, values)):
        return len({*values}) == len(values)
    alike = [[_tokens(value) for value in values]]
    while alike:
        groups: dict[Any, list[Iterator[Any]]] = {}
        for tokens in alike.pop():
            groups.setdefault(next(tokens, None), []).append(tokens)
        if len(groups.pop(None, ())) > 1:
            return False
        alike += [group for group in groups.values() if len(group) > 1]
    return True


_STRINGS: Final = frozenset({str})


class _End(NamedTuple):
    """Marks the end of the parts of the value with this ``id()``."""

    id: int


def _tokens(value: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the parts that identify ``value``, from the outside to the inside."""
    inside: set[int] = set()
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if part.__class__ is _End:
            inside.remove(part.id)
            continue
        token, parts = _apart(part)
        yield token
        if parts:
            if id(part) in inside:
                raise ValueError("a value that holds itself")
            inside.add(id(part))
            waiting += [_End(id(part)), *reversed(parts)]


def _apart(value: Any) -> tuple[tuple[Any, ...], list[Any]]:
    """Return ``value`` without its parts, and the parts."""
    kind: Any = value.__class__
    if kind is list:
        return (list, len(value)), value
    if kind is dict:
        keys = sorted(value)
        return (dict, *keys), [value[key] for key in keys]
    if kind is int or (kind is float and value.is_integer()):
        # As text: anyone can find numbers with the same hash, and a dict of these takes quadratic
        # time.
        return (float, hex(int(value))), []
    if is_dataclass(kind):
        names = [each.name for each in fields(kind) if each.compare]
        return (kind,), [getattr(value, name) for name in names]
    return (kind, repr(value)), []
