r"""Ruby, in the documents of Ruby SDKs: with the types of Sorbet or of Crystalline.

::

    type     = name [ ( "(" | "<" | "[" ) type { "," type } ( ")" | ">" | "]" ) ]
    name     = [ "::" ] identifier { ( "::" | "." ) identifier }

``T.nilable(T)`` cannot tell absent from null; lists and hashes are never wrapped.  A list is
``T::Array<…>`` in a cell and ``T::Array[…]`` in a union.  Newer documents have the classes of the
SDK itself, such as ``Crystalline::Nilable.new(T)``, with the same meaning.

``[T.any(::String, T::Array[::String])](…/tagids.md)``: a link over a union leads to the union's own
page, which is empty, so only the cell names the members.  They are read from the cell and found by
name; the link belongs to no member.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.base import Dialect, is_page
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    MapExpr,
    MaybeNullExpr,
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
    "String": "str",
    "Symbol": "str",
    "Integer": "int",
    "Float": "float",
    "Numeric": "float",
    "BigDecimal": "decimal",
    "T::Boolean": "bool",
    "Crystalline::Boolean.new": "bool",
    "Date": "date",
    "DateTime": "datetime",
    "Time": "datetime",
    "Object": "any",
    "T.untyped": "any",
    "NilClass": "null",
    "IO": "file",
    "StringIO": "file",
    "File": "file",
    "Tempfile": "file",
    "Faraday::Response": "http_response",
    "Faraday::Request": "http_request",
}
CONSTANTS: Mapping[str, bool] = {"TrueClass": True, "FalseClass": False}
WRAPPERS: Mapping[str, Callable[[TypeExpr, Span], TypeExpr]] = {
    "T.nilable": OptionalExpr,
    "T::Array": ListExpr,
    "T::Set": ListExpr,
    "T::Enumerable": ListExpr,
    "T::Enumerator": StreamExpr,
    "Crystalline::Nilable.new": OptionalExpr,
    "Crystalline::Array": ListExpr,
    "Crystalline::Array.new": ListExpr,
}
MAPS = frozenset({"T::Hash", "Crystalline::Hash", "Crystalline::Hash.new"})
# Newer documents never print Nilable around these, whether nil is allowed or not.
_NEVER_WRAPPED = frozenset({"Crystalline::Array", "Crystalline::Hash"})
UNIONS = frozenset({"T.any", "Crystalline::Union.new"})
CLOSING: Mapping[str, str] = {"(": ")", "<": ">", "[": "]"}

_NAME = lazy_pattern(r"(?:::)?[^\W\d]\w*(?:(?:::|\.)[^\W\d]\w*)*")
_OPEN = lazy_pattern(r"[(<\[]")
_COMMA = lazy_pattern(r"\s*,\s*")


def parse_type(cursor: Cursor) -> TypeExpr:
    """Return the type at ``cursor``."""
    start = cursor.at
    written = cursor.expect(_NAME, "the name of a Ruby type")[0]
    name, href = written.removeprefix("::"), _href(cursor, start)
    if opening := cursor.match(_OPEN):
        return _parse_generic(cursor, start, name, CLOSING[opening[0]])
    word = None if is_page(href) else _read_word(name, cursor.since(start))
    if word is None and (name[0].islower() or "." in name):
        cursor.at = start
        raise cursor.error("the name of a Ruby type")
    return word or NameExpr(written, href, cursor.since(start))


def _read_word(name: str, span: Span) -> TypeExpr | None:
    if name in CONSTANTS:
        return LiteralExpr(CONSTANTS[name], span)
    return ScalarExpr(SCALARS[name], span) if name in SCALARS else None


def _href(cursor: Cursor, start: int) -> str:
    """Return the target of the link over the name from ``start``, unless the link covers a union."""
    for link in cursor.rich.links:
        if link.start <= start and cursor.at <= link.end:
            shown = cursor.rich.text[link.start : link.end]
            is_union = any(f"{union}(" in shown for union in UNIONS)
            return "" if is_union else link.href
    return ""


def _parse_generic(cursor: Cursor, start: int, name: str, closing: str) -> TypeExpr:
    arguments = [cursor.nested(parse_type)]
    while cursor.match(_COMMA):
        arguments.append(cursor.nested(parse_type))
    if not cursor.accept(closing):
        raise cursor.error(f"`{closing}`")
    span = cursor.since(start)
    if name in UNIONS:
        return _join(arguments, span)
    if name in MAPS and len(arguments) == 2:
        return _unless_nil_unstated(name, MapExpr(arguments[1], span))
    if name in WRAPPERS and len(arguments) == 1:
        return _unless_nil_unstated(name, WRAPPERS[name](arguments[0], span))
    cursor.at = start
    raise cursor.error(f"a generic type that JSON has, not {name}")


def _unless_nil_unstated(name: str, parsed: TypeExpr) -> TypeExpr:
    """Return ``parsed``, possibly nil if the type ``name`` is never wrapped."""
    return MaybeNullExpr(parsed, parsed.span) if name in _NEVER_WRAPPED else parsed


def _join(members: Sequence[TypeExpr], span: Span) -> TypeExpr:
    """Return the union of ``members``; a nil among them makes the others nilable."""
    values = [
        m for m in members if not (isinstance(m, ScalarExpr) and m.name == "null")
    ]
    if not values:
        return members[0]
    union = values[0] if len(values) == 1 else UnionExpr(tuple(values), span)
    return union if len(values) == len(members) else OptionalExpr(union, span)


RUBY = Dialect(
    "ruby",
    "Ruby SDKs: `T.nilable(::String)`, `Crystalline::Array<[X](…)>`",
    parse_type,
    tells_optional_null=False,
    words=(*SCALARS, *WRAPPERS),
)
