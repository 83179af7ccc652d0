"""What cells of constraints say, as written: constraints, and marks about the row."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from generator.source import Span


class Minimum(Struct, frozen=True, tag=True):
    """A number is at least ``value``, or greater than it if ``exclusive``."""

    value: int | float
    exclusive: bool
    span: Span


class Maximum(Struct, frozen=True, tag=True):
    """A number is at most ``value``, or less than it if ``exclusive``."""

    value: int | float
    exclusive: bool
    span: Span


class Length(Struct, frozen=True, tag=True):
    """The length of a text, or the number of elements; None means no limit."""

    minimum: int | None
    maximum: int | None
    span: Span


class Pattern(Struct, frozen=True, tag=True):
    """``text`` is a regular expression as written, without slashes around it."""

    text: str
    span: Span


class Unique(Struct, frozen=True, tag=True):
    """The document says ``unique``, about the elements of a list or about the field itself."""

    span: Span


class MultipleOf(Struct, frozen=True, tag=True):
    """A number is ``value`` times an integer."""

    value: int | float
    span: Span


Constraint: TypeAlias = Minimum | Maximum | Length | Pattern | Unique | MultipleOf


class RequiredMark(Struct, frozen=True):
    """A word among constraints that says whether the field is required.

    ``is_key``: it is ``PK``, which does not affect other rows.
    """

    required: bool
    span: Span
    is_key: bool = False


class NullMark(Struct, frozen=True):
    """A word among constraints that says whether null is allowed."""

    nullable: bool
    span: Span


class ReadOnlyMark(Struct, frozen=True):
    """A word among constraints that says that only servers send the field."""

    span: Span


class DeprecatedMark(Struct, frozen=True):
    """A word in a row that says that the field is deprecated."""

    span: Span


# What one piece of a cell of constraints says.
Clause: TypeAlias = Constraint | RequiredMark | NullMark | ReadOnlyMark | DeprecatedMark
