r"""PHP, in the documents of PHP SDKs.

::

    type     = member { "|" member }
    member   = [ "?" ] named
    named    = name [ "<" type [ "," type ] ">" ]
    name     = [ "\" ] identifier { "\" identifier }

``?T`` and ``T|null`` cannot tell absent from null, and even a required ``T`` may be null.

``[string|array|null](…/TagIds.md)``: a link over a union leads to the union's own page, so it is
read as a reference to that page, which says more than the cell (the cell does not name the items of
the array). For the same reason the type of a union's member is read from the comment in the code,
``@var array<string>``, and not from the heading, ``array``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from generator.frontend.markdown.document import Cell, Fence, RichText, verbatim
from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page, member_in_heading
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    MapExpr,
    NameExpr,
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
    "int": "int",
    "float": "float",
    "bool": "bool",
    "mixed": "any",
    "object": "any",
    "null": "null",
    "resource": "file",
    "DateTime": "datetime",
    "DateTimeImmutable": "datetime",
    "DateTimeInterface": "datetime",
    "LocalDate": "date",
    "Brick\\DateTime\\LocalDate": "date",
    "BigInteger": "bigint",
    "Brick\\Math\\BigInteger": "bigint",
    "BigDecimal": "decimal",
    "Brick\\Math\\BigDecimal": "decimal",
    "Psr\\Http\\Message\\ResponseInterface": "http_response",
    "Psr\\Http\\Message\\RequestInterface": "http_request",
    "Psr\\Http\\Message\\StreamInterface": "file",
}
CONSTANTS: Mapping[str, bool] = {"true": True, "false": False}
WRAPPERS: Mapping[str, Callable[[TypeExpr, Span], TypeExpr]] = {
    "array": ListExpr,
    "list": ListExpr,
    "iterable": ListExpr,
    "EventStream": StreamExpr,
    "Generator": StreamExpr,
}

_NAME = lazy_pattern(r"\\?[^\W\d]\w*(?:\\[^\W\d]\w*)*")
_BAR = lazy_pattern(r"\s*\|\s*")
_COMMA = lazy_pattern(r"\s*,\s*")
_CLOSE = lazy_pattern(r"\s*>")
_COMMENT = lazy_pattern(r"@var[ \t]+(?P<type>[^\s*](?:[^\n*]*[^\s*])?)")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``."""
    start = cursor.at
    members = [_parse_member(cursor)]
    while cursor.match(_BAR):
        members.append(_parse_member(cursor))
    values = [member for member in members if not _is_null(member)]
    if len(members) == 1 or not values:
        return members[0]
    union = _join(values, cursor, start)
    return union if len(values) == len(members) else OptionalExpr(union, union.span)


def _join(values: Sequence[TypeExpr], cursor: Cursor, start: int) -> TypeExpr:
    """Return the union of ``values``, which span from ``start`` to here."""
    href, span = cursor.href(start, cursor.at), cursor.since(start)
    if len(values) == 1:
        one = values[0]
        return replace(one, href=one.href or href) if isinstance(one, NameExpr) else one
    if is_page(href):
        return NameExpr(PurePosixPath(href.split("#")[0]).stem, href, span)
    return UnionExpr(tuple(values), span)


def _is_null(expr: TypeExpr) -> bool:
    return isinstance(expr, ScalarExpr) and expr.name == "null"


def _parse_member(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    if cursor.accept("?"):
        return OptionalExpr(_parse_named(cursor), cursor.since(start))
    return _parse_named(cursor)


def _parse_named(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    written = cursor.expect(_NAME, "the name of a PHP type")[0]
    name, href = written.removeprefix("\\"), _href(cursor, start)
    if cursor.accept("<"):
        return _parse_generic(cursor, start, name)
    word = None if is_page(href) else _read_word(name, cursor.since(start))
    if word is None and name[0].islower() and "\\" not in name and not is_page(href):
        cursor.at = start
        raise cursor.error("the name of a PHP type")
    return word or NameExpr(written, href, cursor.since(start))


def _read_word(name: str, span: Span) -> TypeExpr | None:
    if name == "array":
        return ListExpr(ScalarExpr("any", span), span)
    if name in CONSTANTS:
        return LiteralExpr(CONSTANTS[name], span)
    return ScalarExpr(SCALARS[name], span) if name in SCALARS else None


def _href(cursor: Cursor, start: int) -> str:
    """Return the target of the link over the name from ``start``, unless the link covers a union."""
    for link in cursor.rich.links:
        if link.start <= start and cursor.at <= link.end:
            is_union = "|" in cursor.rich.text[link.start : link.end]
            return "" if is_union else link.href
    return ""


def _parse_generic(cursor: Cursor, start: int, name: str) -> TypeExpr:
    arguments = [cursor.nested(parse_type)]
    if cursor.match(_COMMA):
        arguments.append(cursor.nested(parse_type))
    cursor.expect(_CLOSE, "`>`")
    span, wrapper = cursor.since(start), WRAPPERS.get(name.rpartition("\\")[2])
    match arguments:
        case [ScalarExpr("str"), value] if name == "array":
            return MapExpr(value, span)
        case [ScalarExpr("int"), value] if name == "array":
            return ListExpr(value, span)
        case [value] if wrapper:
            return wrapper(value, span)
    cursor.at = start
    raise cursor.error(f"a generic type that JSON has, not {name}<…>")


def read_member(heading: Cell, code: Fence | None) -> RichText:
    """Return the type of a union's member, from the comment in the code."""
    span = code.code_span if code else heading.span
    match = _COMMENT.search(span.text)
    if not match:
        return member_in_heading(heading, code)
    return verbatim(span.part(*match.span("type")))


PHP = Dialect(
    "php",
    "PHP SDKs: `?string`, `array<[Components\\X](…)>`, `string|array|null`",
    parse_type,
    tells_null=False,
    read_member=read_member,
    words=(*SCALARS, *WRAPPERS),
)
