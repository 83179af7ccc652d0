"""Types as written in a document, in one vocabulary for all dialects.

Names are not resolved here, and no word of a source language is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

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
    "time",
    "duration",
    "uuid",
    "any",
    "null",
    "file",
    "http_response",
    "http_request",
]


class ScalarExpr(Struct, frozen=True, tag=True, array_like=True):
    """`word`: if the folder has a page of this title, the page wins; `""`: never."""

    name: ScalarName
    span: Span
    word: str = ""


class NameExpr(Struct, frozen=True, tag=True, array_like=True):
    """A reference to a model: ``name`` as written, ``href`` the target of its link, if any.

    ``scalar`` is the meaning of the name as a word, for a link that leads to no model.
    ``is_value``: it is a value if no member of its union is a model: ``LOW | HIGH``.
    ``values``: the values that its row lists, for a name that no page describes.
    """

    name: str
    href: str
    span: Span
    scalar: ScalarName | None = None
    is_value: bool = False
    values: tuple[str, ...] = ()


class ListExpr(Struct, frozen=True, tag=True, array_like=True):
    """A list, or another container of items without keys."""

    item: TypeExpr
    span: Span


class MapExpr(Struct, frozen=True, tag=True, array_like=True):
    """The keys are strings, as in JSON."""

    value: TypeExpr
    span: Span


class StreamExpr(Struct, frozen=True, tag=True, array_like=True):
    """A stream of events."""

    item: TypeExpr
    span: Span


class OptionalExpr(Struct, frozen=True, tag=True, array_like=True):
    """May have no value; the language cannot tell absent from null: Java's ``Optional``."""

    inner: TypeExpr
    span: Span


class NullableExpr(Struct, frozen=True, tag=True, array_like=True):
    """May be null; the language says null, not absent: Java's ``JsonNullable``."""

    inner: TypeExpr
    span: Span


class MaybeNullExpr(Struct, frozen=True, tag=True, array_like=True):
    """The document does not say whether it may be null: its language never does."""

    inner: TypeExpr
    span: Span


class UnionExpr(Struct, frozen=True, tag=True, array_like=True):
    """One of ``members``."""

    members: tuple[TypeExpr, ...]
    span: Span


class LiteralExpr(Struct, frozen=True, tag=True, array_like=True):
    """Exactly this value."""

    value: str | int | bool
    span: Span


class NestedExpr(Struct, frozen=True, tag=True, array_like=True):
    """The model whose head is at ``span``: made from nested rows, or from a separate table."""

    span: Span


class EnumExpr(Struct, frozen=True, tag=True, array_like=True):
    """One of the values listed elsewhere in the row; any ``base`` if none are."""

    base: ScalarExpr
    span: Span


class UnknownExpr(Struct, frozen=True, tag=True, array_like=True):
    """A cell that could not be read; this has been reported."""

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
    | NestedExpr
    | EnumExpr
    | UnknownExpr
)


def parts_of(expr: TypeExpr) -> tuple[TypeExpr, ...]:
    """Return the types in ``expr``, one level below."""
    match expr:
        case ListExpr(inner) | MapExpr(inner) | StreamExpr(inner):
            return (inner,)
        case OptionalExpr(inner) | NullableExpr(inner) | MaybeNullExpr(inner):
            return (inner,)
        case UnionExpr(members):
            return members
        case EnumExpr(base):
            return (base,)
        case ScalarExpr() | NameExpr() | LiteralExpr() | NestedExpr() | UnknownExpr():
            return ()
        case _:
            assert_never(expr)


def walk(expr: TypeExpr) -> Iterator[TypeExpr]:
    """Yield ``expr`` and all types in it, each before its parts."""
    yield expr
    for part in parts_of(expr):
        yield from walk(part)


def has_enum(expr: TypeExpr) -> bool:
    """Return whether a type in ``expr`` is an enum whose values are listed elsewhere."""
    return any(isinstance(part, EnumExpr) for part in walk(expr))


def at_span(expr: TypeExpr, span: Span) -> TypeExpr:
    """Return ``expr`` with ``span`` as the place of everything in it."""
    return placed(expr, lambda _: span)


def placed(expr: TypeExpr, place: Callable[[Span], Span]) -> TypeExpr:
    """Return ``expr`` with each span in it replaced by ``place(span)``."""
    span = place(expr.span)
    match expr:
        case ScalarExpr() | NameExpr() | LiteralExpr() | NestedExpr() | UnknownExpr():
            return replace(expr, span=span)
        case OptionalExpr(inner) | NullableExpr(inner) | MaybeNullExpr(inner):
            return type(expr)(placed(inner, place), span)
        case ListExpr(inner) | StreamExpr(inner):
            return type(expr)(placed(inner, place), span)
        case MapExpr(inner):
            return MapExpr(placed(inner, place), span)
        case UnionExpr(members):
            return UnionExpr(tuple([placed(each, place) for each in members]), span)
        case EnumExpr(ScalarExpr() as base):
            return EnumExpr(replace(base, span=place(base.span)), span)
        case _:
            assert_never(expr)


# Wrappers that mean that there may be no value.
WrapperExpr: TypeAlias = OptionalExpr | NullableExpr | MaybeNullExpr


def is_scalar(expr: TypeExpr, *names: ScalarName) -> bool:
    """Return whether ``expr``, without wrappers for absent and null, is a scalar of ``names``."""
    inner = unwrapped(expr)
    return isinstance(inner, ScalarExpr) and inner.name in names


def unwrapped(expr: TypeExpr) -> TypeExpr:
    """Return ``expr`` without wrappers for absent and null."""
    while isinstance(expr, WrapperExpr):
        expr = expr.inner
    return expr
