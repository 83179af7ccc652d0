"""What a value must be beside its type: metadata of ``Annotated`` in generated classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal, localcontext
from functools import cache
from typing import Any, Final, NamedTuple, Protocol


class Constraint(Protocol):
    """``str()`` of a constraint follows a type: "integer *of at least 1*".

    ``schema`` has the keywords of JSON Schema that say it of a value of ``kind``, such as
    "string" or "array".
    """

    def accepts(self, value: Any) -> bool: ...

    def schema(self, kind: str) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class AtLeast:
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value >= self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"minimum": self.value}

    def __str__(self) -> str:
        return f"must be >= {self.value}"


@dataclass(frozen=True, slots=True)
class AtMost:
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value <= self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"maximum": self.value}

    def __str__(self) -> str:
        return f"must be <= {self.value}"


@dataclass(frozen=True, slots=True)
class MoreThan:
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value > self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"exclusiveMinimum": self.value}

    def __str__(self) -> str:
        return f"must be > {self.value}"


@dataclass(frozen=True, slots=True)
class LessThan:
    value: float

    def accepts(self, value: Any) -> bool:
        return bool(value < self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"exclusiveMaximum": self.value}

    def __str__(self) -> str:
        return f"must be < {self.value}"


@dataclass(frozen=True, slots=True)
class MultipleOf:
    value: float

    def accepts(self, value: Any) -> bool:
        return is_multiple(value, self.value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"multipleOf": self.value}

    def __str__(self) -> str:
        return f"must be a multiple of {self.value}"


@dataclass(frozen=True, slots=True)
class OfLength:
    """``maximum`` is None where there is none."""

    minimum: int
    maximum: int | None = None

    def accepts(self, value: Any) -> bool:
        length = len(value)
        return length >= self.minimum and (
            self.maximum is None or length <= self.maximum
        )

    def schema(self, kind: str) -> dict[str, Any]:
        unit = {"array": "Items", "object": "Properties"}.get(kind, "Length")
        least = {f"min{unit}": self.minimum} if self.minimum else {}
        return least if self.maximum is None else {**least, f"max{unit}": self.maximum}

    def __str__(self) -> str:
        if self.maximum is None:
            return f"length must be >= {self.minimum}"
        if not self.minimum:
            return f"length must be <= {self.maximum}"
        return f"length must be between {self.minimum} and {self.maximum}"


@dataclass(frozen=True, slots=True)
class Matching:
    """``longest`` bounds the time that the pattern may take for a text from anywhere."""

    pattern: str
    longest: int

    def accepts(self, value: Any) -> bool:
        return matches(self.pattern, self.longest, value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"pattern": self.pattern, "maxLength": self.longest}

    def __str__(self) -> str:
        return f"must match {self.pattern}, in at most {self.longest} characters"


@dataclass(frozen=True, slots=True)
class Distinct:
    def accepts(self, value: Any) -> bool:
        return are_distinct(value)

    def schema(self, kind: str) -> dict[str, Any]:
        return {"uniqueItems": True}

    def __str__(self) -> str:
        return "elements must be unique"


def is_multiple(value: Any, of: float) -> bool:
    """Return whether ``value`` is an integer times ``of``, up to some 400 digits."""
    with localcontext(prec=400):
        try:
            return Decimal(str(value)) % Decimal(str(of)) == 0
        except ArithmeticError:
            return False


def matches(pattern: str, longest: int, text: str) -> bool:
    """Return whether ``text`` is not too long and ``pattern`` is found in it."""
    return len(text) <= longest and _compiled(pattern).search(text) is not None


# An escape, a comment or a class, or the sign for the end.
_TOKEN = re.compile(r"\\.|\(\?#[^)]*\)|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", re.DOTALL)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` as JSON Schema reads it, unless a flag in it says otherwise.

    ``$`` is the very end, and ``\\d``, ``\\w``, ``\\s`` are ASCII.
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
    """Return whether no two of ``values`` are equal, as JSON Schema compares them.

    Each is read only as far as it is like another: objects of a circle with such lists on
    each level take time in proportion to all of them, and not to that times their depth.

    Raises:
        ValueError: a value holds itself.
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
    """Stands behind the parts of the value with this ``id()``."""

    id: int


def _tokens(value: Any) -> Iterator[tuple[Any, ...]]:
    """Yield what tells ``value`` from others, from the outside to the inside."""
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
    """Return what ``value`` is without its parts, and these."""
    kind: Any = value.__class__
    if kind is list:
        return (list, len(value)), value
    if kind is dict:
        keys = sorted(value)
        return (dict, *keys), [value[key] for key in keys]
    if kind is int or kind is float:
        return (float, value), []
    if is_dataclass(kind):
        names = [each.name for each in fields(kind) if each.compare]
        return (kind,), [getattr(value, name) for name in names]
    return (kind, repr(value)), []
