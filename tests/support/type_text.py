"""A type as one line of text, for tests to compare."""

from __future__ import annotations

import json
from typing import assert_never

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
    StreamExpr,
    TypeExpr,
    UnionExpr,
    UnknownExpr,
)


def show(expr: TypeExpr) -> str:
    """Return ``expr`` on one line."""
    match expr:
        case ScalarExpr(name):
            return name
        case NameExpr(name, href):
            return f"{name} -> {href}" if href else name
        case UnionExpr(members):
            return f"Union({', '.join(map(show, members))})"
        case LiteralExpr(value):
            return f"Literal({json.dumps(value, ensure_ascii=False)})"
        case UnknownExpr(text):
            return f"Unknown({text})"
        case NestedExpr():
            return "Nested"
        case ListExpr(inner) | MapExpr(inner) | StreamExpr(inner):
            return _wrapped(expr, inner)
        case OptionalExpr(inner) | NullableExpr(inner) | MaybeNullExpr(inner):
            return _wrapped(expr, inner)
        case EnumExpr(base):
            return f"Enum({show(base)})"
        case _:
            assert_never(expr)


def _wrapped(expr: TypeExpr, inner: TypeExpr) -> str:
    return f"{type(expr).__name__.removesuffix('Expr')}({show(inner)})"
