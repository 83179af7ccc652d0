"""A type as the document writes it, in one vocabulary for every dialect.

Names are not resolved here, and no word of any source language is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.source import Span

ScalarName: TypeAlias = Literal[
    "str",
    "int",
    "float",
    "number",
    "decimal",
    "bigint",
    "bool",
    "bytes",
    "date",
    "datetime",
    "uuid",
    "any",
    "null",
    "file",
    "http_response",
    "http_request",
]


@dataclass(frozen=True, slots=True)
class ScalarExpr:
    name: ScalarName
    span: Span


@dataclass(frozen=True, slots=True)
class NameExpr:
    """A reference to a model: ``name`` as written, ``href`` where its link leads, if any."""

    name: str
    href: str
    span: Span


@dataclass(frozen=True, slots=True)
class ListExpr:
    item: TypeExpr
    span: Span


@dataclass(frozen=True, slots=True)
class MapExpr:
    """The keys are strings, as in JSON."""

    value: TypeExpr
    span: Span


@dataclass(frozen=True, slots=True)
class StreamExpr:
    """A stream of events."""

    item: TypeExpr
    span: Span


@dataclass(frozen=True, slots=True)
class OptionalExpr:
    """May have no value.  The language cannot tell absent from null: Java's ``Optional``."""

    inner: TypeExpr
    span: Span


@dataclass(frozen=True, slots=True)
class NullableExpr:
    """May be null, and the language says null, not absent: Java's ``JsonNullable``."""

    inner: TypeExpr
    span: Span


@dataclass(frozen=True, slots=True)
class MaybeNullExpr:
    """The document cannot tell whether it may be null: its language never says so."""

    inner: TypeExpr
    span: Span


@dataclass(frozen=True, slots=True)
class UnionExpr:
    members: tuple[TypeExpr, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LiteralExpr:
    """Exactly this value."""

    value: str | int | bool
    span: Span


@dataclass(frozen=True, slots=True)
class UnknownExpr:
    """A cell that could not be read; a diagnostic has said so."""

    text: str
    span: Span


TypeExpr: TypeAlias = (
    ScalarExpr
    | NameExpr
    | ListExpr
    | MapExpr
    | StreamExpr
    | OptionalExpr
    | NullableExpr
    | MaybeNullExpr
    | UnionExpr
    | LiteralExpr
    | UnknownExpr
)
