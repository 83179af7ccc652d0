r"""Python, in the documents of Python SDKs.

::

    type     = member { "|" member }
    member   = name [ "[" type { "," type } "]" ] | "Literal[" value { "," value } "]"
    name     = identifier { "." identifier }
    value    = string | integer | "True" | "False" | "None"

``Optional[T]`` and ``T | None`` cannot tell absent from null; ``Nullable[T]`` and
``OptionalNullable[T]`` mean null.  Lists, dicts, dates and links to models may be shown without
these, so they cannot tell whether null is allowed.  A union of ``bytes`` and open files is one
file, and a union of a stream and its async twin is one stream.

The two dates are swapped: a *link* ``[date](…#date-objects)`` is a datetime, and
``[datetime](…#datetime-objects)`` a date, in every cell of every corpus that was checked against
its source.  Without a link, as in the headings of unions, they mean what they say.

Strings are read from the source of the cell: Markdown removes the stars from ``*Literal["*"]*``,
and leaves one at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

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
    "str": "str",
    "UUID": "str",
    "UnrecognizedStr": "str",
    "int": "int",
    "UnrecognizedInt": "int",
    "float": "float",
    "Decimal": "decimal",
    "bool": "bool",
    "bytes": "bytes",
    "date": "date",
    "datetime": "datetime",
    "time": "time",
    "timedelta": "duration",
    "Any": "any",
    "None": "null",
    "BinaryIO": "file",
    "io.IOBase": "file",
    "io.BufferedReader": "file",
    "httpx.Response": "http_response",
    "httpx.Request": "http_request",
    "requests.Response": "http_response",
}
LINKED_DATES: Mapping[str, ScalarName] = {"date": "datetime", "datetime": "date"}
WRAPPERS: Mapping[str, Callable[[TypeExpr, Span], TypeExpr]] = {
    "Optional": OptionalExpr,
    "Nullable": NullableExpr,
    "OptionalNullable": NullableExpr,
    "List": ListExpr,
    "list": ListExpr,
    "EventStream": StreamExpr,
    "EventStreamAsync": StreamExpr,
    "JsonLStream": StreamExpr,
    "IO": lambda _, span: ScalarExpr("file", span),
}
MAPS = frozenset({"Dict", "dict", "Mapping"})

_NAME = lazy_pattern(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_COMMA = lazy_pattern(r"\s*,\s*")
_BAR = lazy_pattern(r"\s*\|\s*")
_STRAY = lazy_pattern(r"\*+\Z")
_CONSTANT = lazy_pattern(r"(?:True|False|None)\b")
_INTEGER = lazy_pattern(r"-?[0-9]{1,18}")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``."""
    parsed = _parse_union(cursor)
    cursor.match(_STRAY)
    return parsed


def _parse_union(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    members = [_parse_member(cursor)]
    while cursor.match(_BAR):
        members.append(_parse_member(cursor))
    return _join(members, cursor, start)


def _parse_member(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    name = cursor.expect(_NAME, "the name of a Python type")
    href = cursor.href(*name.span())
    if cursor.accept("["):
        return _parse_generic(cursor, start, name[0].rpartition(".")[2])
    if name[0] in LINKED_DATES and href and not is_page(href):
        return ScalarExpr(LINKED_DATES[name[0]], cursor.since(start))
    if name[0] in SCALARS and not is_page(href):
        return ScalarExpr(SCALARS[name[0]], cursor.since(start))
    if name[0][0].islower() and "." not in name[0] and not is_page(href):
        cursor.at = start
        raise cursor.error("the name of a Python type")
    return NameExpr(name[0], href, cursor.since(start))


def _parse_generic(cursor: Cursor, start: int, name: str) -> TypeExpr:
    parse = _parse_value if name == "Literal" else _parse_union
    arguments = [cursor.nested(parse)]
    while cursor.match(_COMMA):
        arguments.append(cursor.nested(parse))
    if not cursor.accept("]"):
        raise cursor.error("`]`")
    if name in ("Literal", "Union"):
        return _join(arguments, cursor, start)
    if name in MAPS and len(arguments) == 2:
        return MapExpr(arguments[1], cursor.since(start))
    if name in WRAPPERS and len(arguments) == 1:
        return WRAPPERS[name](arguments[0], cursor.since(start))
    cursor.at = start
    raise cursor.error(f"a generic type that JSON has, not {name}[…]")


def _join(members: Sequence[TypeExpr], cursor: Cursor, start: int) -> TypeExpr:
    """Return the union of ``members``, which span from ``start`` to here."""
    span = cursor.since(start)
    values = [member for member in members if not _is_scalar(member, "null")]
    if len(members) > 1 and 0 < len(values) < len(members):
        return OptionalExpr(_join(values, cursor, start), span)
    if len(values) < 2:
        return members[0]
    href = cursor.href(start, cursor.at)
    if is_page(href):  # the page of the union, not of a member
        return NameExpr(PurePosixPath(href.split("#")[0]).stem, href, span)
    return _merge(values, span) or UnionExpr(tuple(values), span)


def _merge(values: Sequence[TypeExpr], span: Span) -> TypeExpr | None:
    """Return the single type that all members of a union are forms of, if there is one."""
    if all(_is_scalar(value, "bytes", "file") for value in values):
        return ScalarExpr("file", span)
    items = [value.item for value in values if isinstance(value, StreamExpr)]
    is_one = len(items) == len(values) and len({i.span.text for i in items}) == 1
    return StreamExpr(items[0], span) if is_one else None


def _is_scalar(expr: TypeExpr, *names: ScalarName) -> bool:
    return isinstance(expr, ScalarExpr) and expr.name in names


def _parse_value(cursor: Cursor) -> TypeExpr:
    start = cursor.at
    if cursor.rich.text.startswith('"', start):
        return _parse_string(cursor)
    if number := cursor.match(_INTEGER):
        return LiteralExpr(int(number[0]), cursor.since(start))
    word = cursor.expect(_CONSTANT, "a string, an integer, True, False or None")
    if word[0] == "None":
        return ScalarExpr("null", cursor.since(start))
    return LiteralExpr(word[0] == "True", cursor.since(start))


def _parse_string(cursor: Cursor) -> LiteralExpr:
    start = cursor.at
    value = cursor.raw_string()
    return LiteralExpr(value, cursor.since(start))


def _is_never_wrapped(expr: TypeExpr) -> bool:
    """Return whether documents show ``expr`` without a wrapper even if null is allowed."""
    if isinstance(expr, NameExpr):
        return bool(expr.href)
    if isinstance(expr, ScalarExpr):
        return expr.name in LINKED_DATES.values()
    return isinstance(expr, ListExpr | MapExpr)


PYTHON = Dialect(
    "python",
    "Python SDKs: `Optional[str]`, `List[[models.X](…)]`",
    parse_type,
    is_never_wrapped=_is_never_wrapped,
    words=(*SCALARS, *WRAPPERS),
)
