r"""TypeScript, in the documents of TypeScript SDKs.

::

    type     = member { "|" member }
    member   = [ "readonly" ] primary { "[]" }
    primary  = literal | name [ "<" type { "," type } ">" ] | object | "(" type ")"
             | "[" [ type { "," type } ] "]"
    object   = "{" "[" identifier ":" type "]" ":" type [ ";" ] "}"
    literal  = string | number | "true" | "false"

A model has a link, but a union has none (``*components.AgentTool*``): a word with dots or capitals
is the name of one.  ``T | null`` means null, and ``T | undefined`` means absent; tables have
neither.  All numbers share one type, which is also used for a literal with a fraction.  ``RFCDate``
belongs to the SDK, and links to a page that is not a model.

Strings are read from the source of the cell: Markdown removes the stars from ``*"*"*``, and leaves
one at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    MapExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    StreamExpr,
    TypeExpr,
    UnionExpr,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

SCALARS: Mapping[str, ScalarName] = {
    "string": "str",
    "number": "number",
    "bigint": "bigint",
    "Decimal": "decimal",
    "boolean": "bool",
    "Date": "datetime",
    "RFCDate": "date",
    "any": "any",
    "unknown": "any",
    "null": "null",
    "undefined": "null",
    "Uint8Array": "bytes",
    "File": "file",
    "Blob": "file",
    "Response": "http_response",
    "Request": "http_request",
}
WRAPPERS: Mapping[str, Callable[[TypeExpr, Span], TypeExpr]] = {
    "Array": ListExpr,
    "Set": ListExpr,
    "EventStream": StreamExpr,
    "JsonLStream": StreamExpr,
    "ReadonlyArray": ListExpr,
    "ReadonlySet": ListExpr,
    "Readonly": lambda inner, _: inner,
    "NonNullable": lambda inner, _: inner,
    "Unrecognized": lambda inner, _: inner,
}
MAPS = frozenset({"Record", "Map", "ReadonlyMap"})

_NAME = lazy_pattern(r"[^\W\d][\w$]*(?:\.[^\W\d][\w$]*)*")
_BAR = lazy_pattern(r"\s*+\|\s*+")
_NOTHING = lazy_pattern(r"(?:null|undefined)(?![\w$.\[])")
_COMMA = lazy_pattern(r"\s*+,\s*+")
_CLOSE = lazy_pattern(r"\s*+>")
_KEY = lazy_pattern(r"\s*+\[\s*\w+\s*+:\s*+\w+\s*+\]\s*+:\s*+")
_OBJECT_END = lazy_pattern(r"\s*+;?\s*+\}")
_BOOLEAN = lazy_pattern(r"(?:true|false)(?![\w$.])")
_NUMBER = lazy_pattern(r"(?P<whole>-?[0-9]{1,18})(?P<fraction>\.[0-9]+)?")
_READONLY = lazy_pattern(r"readonly\s++(?=\S)")
_SINGLE = lazy_pattern(r"'(?P<text>[^'\\]*)'")
_TUPLE_END = lazy_pattern(r"\s*+\]")
_STRAY = lazy_pattern(r"\*+\Z")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``."""
    parsed = _parse_union(cursor)
    cursor.match(_STRAY)
    return parsed


def _parse_union(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    members: list[TypeExpr] = []
    nothing: set[str] = set()
    while not (members or nothing) or cursor.match(_BAR):
        if word := cursor.match(_NOTHING):
            nothing.add(word[0])
        else:
            members.append(_parse_array(cursor))
    span = cursor.since(start)
    if not members:
        return ScalarExpr("null", span)
    union = members[0] if len(members) == 1 else UnionExpr(tuple(members), span)
    parsed = NullableExpr(union, span) if "null" in nothing else union
    return OptionalExpr(parsed, span) if "undefined" in nothing else parsed


def _parse_array(cursor: Cursor) -> TypeExpr:
    cursor.match(_READONLY)
    start = cursor.at
    parsed = _parse_primary(cursor)
    while cursor.depth < cursor.MAX_DEPTH and cursor.accept("[]"):
        parsed = ListExpr(parsed, cursor.since(start))
        cursor.depth += 1  # permanently: the result must not be deeper either
    return parsed


def _parse_primary(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    if cursor.accept("("):
        parsed = cursor.nested(_parse_union)
        if not cursor.accept(")"):
            raise cursor.error("`)`")
        return parsed
    if cursor.accept("{"):
        return _parse_object(cursor, start)
    if cursor.accept("["):
        return _parse_tuple(cursor, start)
    return _parse_literal(cursor) or _parse_named(cursor)


def _parse_tuple(cursor: Cursor, start: int) -> TypeExpr:
    """Return the list of what the places of a tuple may hold."""
    members = [cursor.nested(_parse_union)]
    while cursor.match(_COMMA):
        members.append(cursor.nested(_parse_union))
    cursor.expect(_TUPLE_END, "`]`")
    span = cursor.since(start)
    is_one = len(members) == 1
    return ListExpr(members[0] if is_one else UnionExpr(tuple(members), span), span)


def _parse_object(cursor: Cursor, start: int) -> TypeExpr:
    cursor.expect(_KEY, "`[key: string]:`, an object that is a map")
    value = cursor.nested(_parse_union)
    cursor.expect(_OBJECT_END, "`}`")
    return MapExpr(value, cursor.since(start))


def _parse_literal(cursor: Cursor) -> TypeExpr | None:
    start = cursor.at
    if cursor.rich.text.startswith('"', start):
        return _parse_string(cursor)
    if single := cursor.match(_SINGLE):
        return LiteralExpr(single["text"], cursor.since(start))
    if word := cursor.match(_BOOLEAN):
        return LiteralExpr(word[0] == "true", cursor.since(start))
    if not (number := cursor.match(_NUMBER)):
        return None
    if number["fraction"]:
        return ScalarExpr("number", cursor.since(start))
    return LiteralExpr(int(number["whole"]), cursor.since(start))


def _parse_string(cursor: Cursor) -> LiteralExpr:
    start = cursor.at
    value = cursor.raw_string()
    return LiteralExpr(value, cursor.since(start))


def _parse_named(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    name = cursor.expect(_NAME, "the name of a TypeScript type")[0]
    href = cursor.href(start, cursor.at)
    if cursor.accept("<"):
        return _parse_generic(cursor, start, name)
    if name in SCALARS and (name == "RFCDate" or not is_page(href)):
        return ScalarExpr(SCALARS[name], cursor.since(start))
    if name[0].islower() and "." not in name and not is_page(href):
        cursor.at = start
        raise cursor.error("the name of a TypeScript type")
    return NameExpr(name, href, cursor.since(start))


def _parse_generic(cursor: Cursor, start: int, name: str) -> TypeExpr:
    arguments = [cursor.nested(_parse_union)]
    while cursor.match(_COMMA):
        arguments.append(cursor.nested(_parse_union))
    cursor.expect(_CLOSE, "`>`")
    span, last = cursor.since(start), arguments[-1]
    if name == "ReadableStream" and len(arguments) == 1:
        is_bytes = isinstance(last, ScalarExpr) and last.name == "bytes"
        return ScalarExpr("file", span) if is_bytes else StreamExpr(last, span)
    if name in MAPS and len(arguments) == 2:
        return MapExpr(last, span)
    if name in WRAPPERS and len(arguments) == 1:
        return WRAPPERS[name](last, span)
    cursor.at = start
    raise cursor.error(f"a generic type that JSON has, not {name}<…>")


TYPESCRIPT = Dialect(
    "typescript",
    "TypeScript SDKs: `[X](…)[]`, `Record<string, *string*>`",
    parse_type,
    tells_null=False,
    words=(*SCALARS, *WRAPPERS),
)
