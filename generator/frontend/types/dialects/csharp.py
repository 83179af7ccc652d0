r"""C#, in the documents of C# SDKs.

::

    type     = named { "[]" | "?" }
    named    = name [ "<" type { "," type } ">" ]
    name     = identifier { "." identifier }

No known document shows ``?``; if one does, it cannot tell absent from null.

The headings of unions show the C# names of members: ``Str``, ``Number``, ``ArrayOfX``; for a
discriminated union they show tags, and no document says which class a tag belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    OptionalExpr,
    ScalarExpr,
    ScalarName,
    StreamExpr,
    TypeExpr,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

SCALARS: Mapping[str, ScalarName] = {
    "string": "str",
    "String": "str",
    "Guid": "str",
    "Uri": "str",
    "bool": "bool",
    "Boolean": "bool",
    "short": "int",
    "int": "int",
    "Int32": "int",
    "uint": "int",
    "long": "int",
    "Int64": "int",
    "ulong": "int",
    "float": "float",
    "Single": "float",
    "double": "float",
    "Double": "float",
    "BigInteger": "bigint",
    "decimal": "decimal",
    "Decimal": "decimal",
    "LocalDate": "date",
    "DateOnly": "date",
    "DateTime": "datetime",
    "DateTimeOffset": "datetime",
    "TimeOnly": "time",
    "object": "any",
    "Object": "any",
    "dynamic": "any",
    "Stream": "file",
    "HttpResponseMessage": "http_response",
    "HttpRequestMessage": "http_request",
    # Names of union members.
    "Str": "str",
    "Integer": "int",
    "Number": "float",
    "Any": "any",
    "Bytes": "bytes",
}
WRAPPERS: Mapping[str, Callable[[TypeExpr, Span], TypeExpr]] = {
    "Nullable": OptionalExpr,
    "List": ListExpr,
    "IList": ListExpr,
    "IEnumerable": ListExpr,
    "HashSet": ListExpr,
    "EventStream": StreamExpr,
    "IAsyncEnumerable": StreamExpr,
}
MAPS = frozenset({"Dictionary", "IDictionary"})

_BYTES = lazy_pattern(r"byte\[\]")
_MEMBER = lazy_pattern(r"(?P<list>ArrayOf)|MapOf")
_NAME = lazy_pattern(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_COMMA = lazy_pattern(r"\s*,\s*")
_CLOSE = lazy_pattern(r"\s*>")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``."""
    start = cursor.at
    parsed = _parse_named(cursor)
    while cursor.depth < cursor.MAX_DEPTH:
        if cursor.accept("[]"):
            parsed = ListExpr(parsed, cursor.since(start))
        elif cursor.accept("?"):
            parsed = OptionalExpr(parsed, cursor.since(start))
        else:
            break
        cursor.depth += 1  # permanently: the result must not be deeper either
    return parsed


def _parse_named(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    if cursor.match(_BYTES):
        return ScalarExpr("bytes", cursor.since(start))
    name = cursor.expect(_NAME, "the name of a C# type")[0]
    href = cursor.href(start, cursor.at)
    if cursor.accept("<"):
        return _parse_generic(cursor, start, name)
    if name in SCALARS and not is_page(href):
        return ScalarExpr(SCALARS[name], cursor.since(start))
    if not href and (called := _MEMBER.match(name)):
        return _parse_member(cursor, start, called)
    if name[0].islower() and "." not in name and not is_page(href):
        cursor.at = start
        raise cursor.error("the name of a C# type")
    return NameExpr(name, href, cursor.since(start))


def _parse_member(cursor: Cursor, start: int, called: re.Match[str]) -> TypeExpr:
    cursor.at = start + called.end()
    inner = cursor.nested(parse_type)
    wrapper = ListExpr if called["list"] else MapExpr
    return wrapper(inner, cursor.since(start))


def _parse_generic(cursor: Cursor, start: int, name: str) -> TypeExpr:
    arguments = [cursor.nested(parse_type)]
    while cursor.match(_COMMA):
        arguments.append(cursor.nested(parse_type))
    cursor.expect(_CLOSE, "`>`")
    span, name = cursor.since(start), name.rpartition(".")[2]
    if name in MAPS and len(arguments) == 2:
        return MapExpr(arguments[1], span)
    if name in WRAPPERS and len(arguments) == 1:
        return WRAPPERS[name](arguments[0], span)
    cursor.at = start
    raise cursor.error(f"a generic type that JSON has, not {name}<…>")


CSHARP = Dialect(
    "csharp",
    "C# SDKs: `List<[X](…)>`, `Dictionary<String, *object*>`",
    parse_type,
    tells_null=False,
    words=(*SCALARS, *WRAPPERS),
)
