"""What a value must be beside its type.  Each fits some types only; see docs/types.md."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct


class Minimum(Struct, frozen=True, tag=True):
    """A number is at least ``value``, or greater than it if ``exclusive``."""

    value: int | float
    exclusive: bool = False


class Maximum(Struct, frozen=True, tag=True):
    """A number is at most ``value``, or less than it if ``exclusive``."""

    value: int | float
    exclusive: bool = False


class MultipleOf(Struct, frozen=True, tag=True):
    """A number is ``value`` times an integer."""

    value: int | float


class Length(Struct, frozen=True, tag=True):
    """A string has that many characters, a list or map that many elements, bytes bytes."""

    minimum: int | None
    maximum: int | None


class Pattern(Struct, frozen=True, tag=True):
    """A string, not longer than ``longest``, has a place that the regular expression matches.

    The bound keeps the time that a backtracking matcher may take in bounds.
    """

    text: str
    longest: int


class Unique(Struct, frozen=True, tag=True):
    """No two elements of a list are equal."""


Constraint: TypeAlias = Minimum | Maximum | MultipleOf | Length | Pattern | Unique
