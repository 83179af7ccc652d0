"""Several types in one cell -> one type: ``str, none_type``, ``decimal.Decimal, int,``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from generator.frontend.types.dialects.openapi_generator.languages import Language
from generator.frontend.types.typeexpr import (
    EnumExpr,
    ListExpr,
    LiteralExpr,
    MapExpr,
    MaybeNullExpr,
    NameExpr,
    NestedExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    StreamExpr,
    TypeExpr,
    UnionExpr,
    UnknownExpr,
)
from generator.source import Span

# Python lists every type to mean any.
_FEWEST_OF_ANY = 8
# Types that Python 6 lists together to mean a single one.
_JOINED: Mapping[frozenset[str], ScalarName] = {
    frozenset({"decimal", "int"}): "int",
    frozenset({"decimal", "int", "float"}): "float",
    frozenset({"str", "datetime"}): "datetime",
    frozenset({"str", "date"}): "date",
    frozenset({"bytes", "file"}): "file",
}


def join(members: Sequence[TypeExpr], span: Span, language: Language) -> TypeExpr:
    """Return the union of several types; null among them makes it nullable."""
    if len(members) == 1:
        return members[0]
    kinds = {_kind(member): member for member in members}
    is_null = kinds.pop("null", None) is not None
    if not kinds:
        return members[0]
    joined = _join_kinds(kinds, span, language)
    return NullableExpr(joined, span) if is_null else joined


def element(expr: TypeExpr) -> TypeExpr:
    """Return the type of an element: any value may be null already, and one is not null alone."""
    match expr:
        case ScalarExpr("null", span):
            return ScalarExpr("any", span)
        case NullableExpr(ScalarExpr("any") as inner):
            return inner
    return expr


def _join_kinds(
    kinds: Mapping[str, TypeExpr], span: Span, language: Language
) -> TypeExpr:
    if len(kinds) >= _FEWEST_OF_ANY:
        return ScalarExpr("any", span)
    one = _JOINED.get(frozenset(kinds)) if language.joins_words else None
    if one:
        return ScalarExpr(one, span)
    members = tuple(kinds.values())
    return UnionExpr(members, span) if len(members) > 1 else members[0]


def _kind(expr: TypeExpr) -> str:
    """Return a key that is equal for two members with the same meaning."""
    match expr:
        case ScalarExpr(name):
            return name
        case NameExpr(name):
            return f"name {name}"
        case ListExpr(item):
            return f"list {_kind(item)}"
        case MapExpr(value):
            return f"map {_kind(value)}"
        case LiteralExpr() | NestedExpr() | EnumExpr() | UnknownExpr() | UnionExpr():
            return expr.span.text
        case StreamExpr() | OptionalExpr() | NullableExpr() | MaybeNullExpr():
            return expr.span.text
        case _:
            assert_never(expr)
