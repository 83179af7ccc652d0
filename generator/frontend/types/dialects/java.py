r"""Java, in the documents of Java SDKs.

::

    type      = name [ open argument { "," argument } ">" ] { "[]" }
    argument  = "?" [ ( "extends" | "super" ) type ] | type
    name      = identifier { "." identifier }
    open      = { "\" } "<"

A nested ``<`` is escaped once more at each depth (``List\<Map\\<String, Map\\\<…``), and Markdown
removes one level; the remaining backslashes are skipped.  Older documents do not escape, and name
the package: ``Optional<? extends co.acme.models.Agent>``.

``Optional<T>`` cannot tell absent from null; ``JsonNullable<T>`` means null.  Lists, maps and dates
are never wrapped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    StreamExpr,
    TypeExpr,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

SCALARS: Mapping[str, ScalarName] = {
    "String": "str",
    "boolean": "bool",
    "Boolean": "bool",
    "short": "int",
    "Short": "int",
    "int": "int",
    "Integer": "int",
    "long": "int",
    "Long": "int",
    "float": "float",
    "Float": "float",
    "double": "float",
    "Double": "float",
    "BigInteger": "bigint",
    "BigDecimal": "decimal",
    "LocalDate": "date",
    "OffsetDateTime": "datetime",
    "ZonedDateTime": "datetime",
    "Instant": "datetime",
    "LocalTime": "time",
    "OffsetTime": "time",
    "Duration": "duration",
    "InputStream": "file",
    "Blob": "file",
    "Object": "any",
    "Void": "null",
}
WRAPPERS: Mapping[str, Callable[[TypeExpr, Span], TypeExpr]] = {
    "Optional": OptionalExpr,
    "JsonNullable": NullableExpr,
    "List": ListExpr,
    "Set": ListExpr,
    "EventStream": StreamExpr,
}

_NAME = lazy_pattern(r"[^\W\d][\w$]*(?:\.[^\W\d][\w$]*)*")
_OPEN = lazy_pattern(r"\\*<\s*")
_COMMA = lazy_pattern(r"\s*,\s*")
_CLOSE = lazy_pattern(r"\s*>")
_WILDCARD = lazy_pattern(r"\?(?:\s+(?:extends|super)\s+)?")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``."""
    start = cursor.at
    parsed = _parse_named(cursor)
    while cursor.depth < cursor.MAX_DEPTH and cursor.accept("[]"):
        cursor.depth += 1  # permanently: the result must not be deeper either
        parsed = ListExpr(parsed, cursor.since(start))
    return parsed


def _parse_named(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    name = cursor.expect(_NAME, "the name of a Java type")
    href = cursor.href(*name.span())
    if name[0] == "byte" and cursor.accept("[]"):
        return ScalarExpr("bytes", cursor.since(start))
    if cursor.match(_OPEN):
        return _parse_generic(cursor, start, name[0])
    if name[0] in SCALARS and not is_page(href):
        return ScalarExpr(SCALARS[name[0]], cursor.since(start))
    return NameExpr(name[0], href, cursor.since(start))


def _parse_generic(cursor: Cursor, start: int, name: str) -> TypeExpr:
    arguments = _parse_arguments(cursor)
    span = cursor.since(start)
    if name == "HttpResponse":
        return ScalarExpr("http_response", span)
    if name == "HttpRequest":
        return ScalarExpr("http_request", span)
    if name == "Map" and len(arguments) == 2:
        return MapExpr(arguments[1], span)
    if name in WRAPPERS and len(arguments) == 1:
        return WRAPPERS[name](arguments[0], span)
    cursor.at = start
    raise cursor.error(f"a generic type that JSON has, not {name}<…>")


def _parse_arguments(cursor: Cursor) -> list[TypeExpr]:
    arguments = [_parse_argument(cursor)]
    while cursor.match(_COMMA):
        arguments.append(_parse_argument(cursor))
    cursor.expect(_CLOSE, "`>`")
    return arguments


def _parse_argument(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    if cursor.match(_WILDCARD) and cursor.rich.text.startswith(">", cursor.at):
        return ScalarExpr("any", cursor.since(start))
    return cursor.nested(parse_type)


JAVA = Dialect(
    "java",
    "Java SDKs: `Optional\\<String>`, `List\\<[X](…)>`",
    parse_type,
    words=(*SCALARS, *WRAPPERS),
)
