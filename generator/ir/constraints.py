"""What a value must be beside its type.  Each fits some types only; see docs/types.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Minimum:
    """A number is at least ``value``, or greater than it if ``exclusive``."""

    value: int | float
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Maximum:
    """A number is at most ``value``, or less than it if ``exclusive``."""

    value: int | float
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class MultipleOf:
    """A number is ``value`` times an integer."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Length:
    """A string has that many characters, a list or map that many elements, bytes bytes."""

    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A string, not longer than ``longest``, has a place that the regular expression matches.

    The bound keeps the time that a backtracking matcher may take in bounds.
    """

    text: str
    longest: int


@dataclass(frozen=True, slots=True)
class Unique:
    """No two elements of a list are equal."""


Constraint: TypeAlias = Minimum | Maximum | MultipleOf | Length | Pattern | Unique
