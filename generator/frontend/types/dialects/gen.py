"""The dialect that gen writes itself: the pages in ``docs/`` of a generated package.

::

    type    = member { "|" member }
    member  = name [ "[" type { "," type } "]" ] [ "(" note ")" ] | literal
    literal = "Literal[" ( string | number | "True" | "False" ) "]"

Types are those of Python.  A note adds what Python does not express: ``int (bigint)``,
``float (number)``, ``Any (file)``; ``(null?)`` means that the original document did not tell
whether null is allowed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    MapExpr,
    MaybeNullExpr,
    NameExpr,
    NullableExpr,
    ScalarExpr,
    ScalarName,
    StreamExpr,
    TypeExpr,
    UnionExpr,
)
from generator.text.lazy_pattern import lazy_pattern

SCALARS: Mapping[str, ScalarName] = {
    "str": "str",
    "int": "int",
    "int (bigint)": "bigint",
    "float": "float",
    "float (number)": "number",
    "Decimal": "decimal",
    "bool": "bool",
    "bytes": "bytes",
    "date": "date",
    "datetime": "datetime",
    "time": "time",
    "duration": "duration",
    "Any": "any",
    "Any (file)": "file",
    "Any (http response)": "http_response",
    "Any (http request)": "http_request",
    "UUID": "uuid",
    "None": "null",
}

_NAME = lazy_pattern(r"[^\W\d]\w*(?: \((?!null\?)[a-z ]+\))?")
_LITERAL = lazy_pattern(r'Literal\[("(?:[^"\\]|\\.)*"|-?\d+|True|False)\]')
_BAR = lazy_pattern(r"\s*\|\s*")
_OPEN = lazy_pattern(r"\[")
_COMMA = lazy_pattern(r",\s*")
_CLOSE = lazy_pattern(r"\]")
_MAYBE_NULL = lazy_pattern(r" \(null\?\)")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``; None among the members makes the rest nullable."""
    start = cursor.at
    members = [_parse_member(cursor)]
    while cursor.match(_BAR):
        members.append(_parse_member(cursor))
    span = cursor.since(start)
    rest = [m for m in members if not (isinstance(m, ScalarExpr) and m.name == "null")]
    if not rest:
        return members[0]
    parsed = rest[0] if len(rest) == 1 else UnionExpr(tuple(rest), span)
    if len(rest) < len(members):
        return NullableExpr(parsed, span)
    return MaybeNullExpr(parsed, span) if cursor.match(_MAYBE_NULL) else parsed


def _parse_member(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    literal = cursor.match(_LITERAL)
    if literal:
        return LiteralExpr(_value(literal[1]), cursor.since(start))
    name = cursor.expect(_NAME, "the name of a type")
    href = cursor.href(*name.span())
    if name[0] in SCALARS and not is_page(href):
        return ScalarExpr(SCALARS[name[0]], cursor.since(start))
    if not cursor.match(_OPEN):
        return NameExpr(name[0], href, cursor.since(start))
    arguments = [cursor.nested(parse_type)]
    while cursor.match(_COMMA):
        arguments.append(cursor.nested(parse_type))
    cursor.expect(_CLOSE, "`]`")
    match name[0], arguments:
        case "list", [item]:
            return ListExpr(item, cursor.since(start))
        case "dict", [ScalarExpr("str"), value]:
            return MapExpr(value, cursor.since(start))
        case "stream", [item]:
            return StreamExpr(item, cursor.since(start))
    cursor.at = start
    raise cursor.error("list[…], dict[str, …] or stream[…]")


def _value(text: str) -> str | int | bool:
    if text in ("True", "False"):
        return text == "True"
    value = json.loads(text)
    assert isinstance(value, str | int)
    return value


GEN = Dialect(
    "gen",
    "the docs that gen writes: `list[[X](…)] | None`",
    parse_type,
    headers=frozenset({"wire name"}),
    words=(*SCALARS,),
    other_keys=lazy_pattern(r"(?:~~)?\*any other key\*: `\w+`(?:~~)?"),
)
