"""Types that a table elsewhere may complete: an object without fields, a text without values."""

from __future__ import annotations

from msgspec.structs import replace

from generator.frontend.types.typeexpr import (
    EnumExpr,
    ListExpr,
    MapExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
    WrapperExpr,
)


def is_open_object(expr: TypeExpr) -> bool:
    """Return whether ``expr`` has an object or a list without a further description."""
    match expr:
        case MapExpr(ScalarExpr("any", place), span):
            return place == span
        case ListExpr(ScalarExpr("any", place), span):
            return place == span
        case ListExpr(inner) | MapExpr(inner):
            return is_open_object(inner)
        case UnionExpr(members):
            return any(map(is_open_object, members))
        case _ if isinstance(expr, WrapperExpr):
            return is_open_object(expr.inner)
    return False


def is_choice(expr: TypeExpr) -> bool:
    """Return whether ``expr`` has a text or an integer, whose values may be listed elsewhere."""
    match expr:
        case EnumExpr() | ScalarExpr("str" | "int"):
            return True
        case ListExpr(inner):
            return is_choice(inner)
        case _ if isinstance(expr, WrapperExpr):
            return is_choice(expr.inner)
    return False


def is_list(expr: TypeExpr) -> bool:
    """Return whether ``expr`` has several elements, so that its name may be a plural."""
    match expr:
        case ListExpr():
            return True
        case MapExpr(value):
            return not isinstance(value, ScalarExpr)
        case UnionExpr(members):
            return any(map(is_list, members))
        case _ if isinstance(expr, WrapperExpr):
            return is_list(expr.inner)
    return False


def with_model(expr: TypeExpr, model: TypeExpr) -> TypeExpr:
    """Return ``expr`` with ``model`` in place of the object or the text."""
    match expr:
        case MapExpr(ScalarExpr()) | EnumExpr() | ScalarExpr():
            return model
        case ListExpr(ScalarExpr("any")):
            return replace(expr, item=model)
        case ListExpr(inner):
            return replace(expr, item=with_model(inner, model))
        case MapExpr(inner):
            return replace(expr, value=with_model(inner, model))
        case UnionExpr(members):
            linked = (with_model(m, model) if is_open_object(m) else m for m in members)
            return replace(expr, members=tuple(linked))
        case _ if isinstance(expr, WrapperExpr):
            return replace(expr, inner=with_model(expr.inner, model))
    return expr
