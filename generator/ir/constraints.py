"""Constraints on values.  Each fits only some types; see docs/types.md."""

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
    """Limits the characters of a string, the elements of a list or map, or the bytes of bytes."""

    minimum: int | None
    maximum: int | None


class Pattern(Struct, frozen=True, tag=True):
    """A string, no longer than ``longest``, contains a match of the regular expression.

    The limit bounds the time that a backtracking matcher may take.
    """

    text: str
    longest: int


class Unique(Struct, frozen=True, tag=True):
    """No two elements of a list are equal."""


Constraint: TypeAlias = Minimum | Maximum | MultipleOf | Length | Pattern | Unique
