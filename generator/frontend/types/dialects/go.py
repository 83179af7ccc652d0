r"""Go, in the documents of Go SDKs.

::

    type     = "[]" type | "map[" name "]" type | "*" type | named
    named    = name [ "[" type "]" ] | "interface{}"
    name     = identifier { "." identifier }

Older documents emphasise the innermost word, newer ones set it in code: ``[]*string*`` is a list of
strings, and so is ``[]`string` ``; a list of pointers is ``[]**string*`` or ``[]`*string` ``.  A
visible star is a pointer in both.

A pointer cannot tell absent from null; lists, maps and ``any`` are never pointers.  Some types are
always used through a pointer: ``*http.Response`` says nothing about null.

The heading of a union's member names only models; the code below gives the type of each:
``components.CreateActorStr(string{/* values here */})``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.frontend.markdown.document import Cell, Fence, RichText, verbatim
from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page, member_in_heading
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

# None of these can be a model: models are exported, or in a package for models.
SCALARS: Mapping[str, ScalarName] = {
    "string": "str",
    "bool": "bool",
    "int": "int",
    "int8": "int",
    "int16": "int",
    "int32": "int",
    "int64": "int",
    "uint": "int",
    "uint8": "int",
    "uint16": "int",
    "uint32": "int",
    "uint64": "int",
    "float32": "float",
    "float64": "float",
    "big.Int": "bigint",
    "types.BigInt": "bigint",
    "decimal.Big": "decimal",
    "types.Decimal": "decimal",
    "time.Time": "datetime",
    "types.Date": "date",
    "any": "any",
    "json.RawMessage": "any",
    "io.Reader": "file",
    "io.ReadCloser": "file",
    "http.Response": "http_response",
    "http.Request": "http_request",
}
BEHIND_POINTERS = frozenset({"bigint", "decimal", "http_response", "http_request"})
WRAPPERS: Mapping[str, Callable[[TypeExpr, Span], TypeExpr]] = {
    "EventStream": StreamExpr,
    "JsonLStream": StreamExpr,
    "OptionalNullable": NullableExpr,
}

_BYTES = lazy_pattern(r"\[\](?:byte|uint8)\b")
_MAP = lazy_pattern(r"map\[[\w.]+\]")
_NAME = lazy_pattern(r"interface\{\}|[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_CONSTRUCTOR = lazy_pattern(r"\bCreate\w+\((?P<type>[^\n]{1,300}?)\{\s*/\*")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``."""
    start = cursor.at
    if cursor.match(_BYTES):
        return ScalarExpr("bytes", cursor.since(start))
    if cursor.accept("[]"):
        return ListExpr(cursor.nested(parse_type), cursor.since(start))
    if cursor.match(_MAP):
        return MapExpr(cursor.nested(parse_type), cursor.since(start))
    if cursor.accept("*"):
        return _behind_pointer(cursor.nested(parse_type), cursor.since(start))
    return _parse_named(cursor)


def _behind_pointer(target: TypeExpr, span: Span) -> TypeExpr:
    if isinstance(target, ScalarExpr) and target.name in BEHIND_POINTERS:
        return ScalarExpr(target.name, span)
    return OptionalExpr(target, span)


def _parse_named(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    name = cursor.expect(_NAME, "a Go type")[0]
    href = cursor.href(start, cursor.at)
    if cursor.accept("["):
        return _parse_generic(cursor, start, name)
    if name == "interface{}":
        return ScalarExpr("any", cursor.since(start))
    if name in SCALARS:
        return ScalarExpr(SCALARS[name], cursor.since(start))
    if name[0].islower() and "." not in name and not is_page(href):
        cursor.at = start
        raise cursor.error("a Go type")
    return NameExpr(name, href, cursor.since(start))


def _parse_generic(cursor: Cursor, start: int, name: str) -> TypeExpr:
    argument = cursor.nested(parse_type)
    if not cursor.accept("]"):
        raise cursor.error("`]`")
    wrapper = WRAPPERS.get(name.rpartition(".")[2])
    if wrapper:
        return wrapper(argument, cursor.since(start))
    cursor.at = start
    raise cursor.error(f"a generic type that JSON has, not {name}[…]")


def read_member(heading: Cell, code: Fence | None) -> RichText:
    """Return the type of a union's member, from the call of its constructor."""
    span = code.code_span if code else heading.span
    match = _CONSTRUCTOR.search(span.text)
    if not match:
        return member_in_heading(heading, code)
    return verbatim(span.part(*match.span("type")))


GO = Dialect(
    "go",
    "Go SDKs: `**string*`, `[][X](…)`, or in code: `*string`",
    parse_type,
    tells_null=False,
    read_member=read_member,
    words=(*SCALARS, *WRAPPERS),
)
