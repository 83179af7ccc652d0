"""Values as types, in hand-written form: ``"a" | "b"``, ``enum(a, b)``, ``const "x"``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.plain.words import (
    PLURALS,
    SCALARS,
    match_scalar,
)
from generator.frontend.types.typeexpr import (
    EnumExpr,
    LiteralExpr,
    NameExpr,
    NullableExpr,
    ScalarExpr,
    ScalarName,
    TypeExpr,
    UnionExpr,
)
from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_CONST = lazy_pattern(
    r"const(?:ant)?+(?!\w|\s*+keyword)\s*+[:=]?\s*+(?=\S)", re.IGNORECASE | re.ASCII
)
_STRING = lazy_pattern(
    r""""(?P<json>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|“(?P<curly>[^”]*)”"""
)
_INTEGER = lazy_pattern(r"-?[0-9]{1,18}(?![\w.]|[-\s]+bit\b|-[a-zA-Z])")
_BOOLEAN = lazy_pattern(r"(?:true|false)(?![\w.$-])", re.IGNORECASE | re.ASCII)
_ENUM = lazy_pattern(
    rf"(?:(?P<word>{words_of(language.enum for language in LANGUAGES)})"
    rf"|{words_of(language.one_of for language in LANGUAGES)})"
    r"(?![\w$])\s*+(?:of\b)?\s*+[:=]?\s*+",
    re.IGNORECASE,
)
_OF_ENUM = lazy_pattern(
    r"(?P<of>string|text|integer|int|number)\s++(?=enum|one\s++of)", re.IGNORECASE
)
# The end of a type: a note, a list mark or nothing follows.
_END = lazy_pattern(r"\s*+(?:\Z|[),;|>\]]|\[\s*\]|<br)")
_OPEN = lazy_pattern(r"[(\[{<]\s*+")
_CLOSE = lazy_pattern(r"\s*+[)\]}>]")
_BETWEEN = lazy_pattern(
    r"\s*+,\s*+(?:or\s++)?|\s*+\|\s*+|\s++(?:or|/)\s++", re.IGNORECASE
)
# Text without marks: up to the next mark, or to ` or ` and ` / `.
_BARE = lazy_pattern(
    r"""(?:(?!\s++(?:or|/)\s)\s++|[^\s,;|()\[\]{}<>"'“”])+""", re.IGNORECASE
)
_NUMBER = lazy_pattern(r"-?[0-9]+(?:\.[0-9]+)?")
_CODE = lazy_pattern(r"`([^`]+)`")
_CODES = lazy_pattern(r"`[^`]+`(?:\s*+(?:[|/]|,(?:\s*+or\b)?|\bor\b)\s*+`[^`]+`)+")
_NAMES_IN_CODE = lazy_pattern(r"`([A-Z]\w*)`")
# `enum(ColourKind)` names an enum: it would have more than one value.
_MODEL = lazy_pattern(r"[A-Z][a-z0-9]\w*")
_VALUES = "the values of the enum: `enum(a, b)`"


def at_literal(cursor: Cursor) -> bool:
    """Return whether a value in quotes, a number, true or false comes next."""
    text, at = cursor.rich.text, cursor.at
    return any(p.match(text, at) for p in (_STRING, _INTEGER, _BOOLEAN))


def parse_literal(cursor: Cursor) -> TypeExpr | None:
    """Return the value at ``cursor`` as a type, None if there is none."""
    start = cursor.at
    is_const = cursor.match(_CONST)
    if match := cursor.match(_STRING):
        return LiteralExpr(_string(match, cursor), cursor.since(start))
    if match := cursor.match(_INTEGER):
        return LiteralExpr(int(match[0]), cursor.since(start))
    if match := cursor.match(_BOOLEAN):
        return LiteralExpr(match[0].lower() == "true", cursor.since(start))
    if is_const:
        raise cursor.error('a value: `const "x"`')
    return None


def parse_values(cursor: Cursor) -> TypeExpr | None:
    """Return the union of values separated by commas, if nothing else follows: ``1, 2 or 3``."""
    start, values = cursor.at, []
    while value := parse_literal(cursor):
        values.append(value)
        if cursor.at_end and len(values) > 1:
            return UnionExpr(tuple(values), cursor.since(start))
        if not cursor.match(_BETWEEN):
            break
    cursor.at = start
    return None


def read_string(text: str) -> str | None:
    """Return the content of ``text``, a string in quotes; None if it is not one."""
    match = _STRING.fullmatch(text)
    if not match:
        return None
    if match["curly"] is not None:
        return match["curly"]
    body = match["json"]
    if body is None:
        body = re.sub(r'(?<!\\)"', '\\"', match["single"].replace("\\'", "'"))
    try:
        value: str = json.loads(f'"{body}"', strict=False)
        value.encode()
    except ValueError:  # an invalid escape, or half a surrogate pair
        return None
    return value


def _string(match: re.Match[str], cursor: Cursor) -> str:
    value = read_string(match[0])
    if value is None:
        cursor.at = match.start()
        raise cursor.error("a string with the escapes of JSON")
    return value


def parse_codes(cursor: Cursor) -> TypeExpr | None:
    """Return the union of the values if the cell consists of code spans without words for types."""
    content = cursor.rich.cell.content
    codes = [code.strip() for code in _CODE.findall(content)]
    words = filter(None, map(SCALARS.fullmatch, codes))
    if not _CODES.fullmatch(content) or any(w.sense != "null" for w in words):
        return None
    cursor.notes.clear()
    cursor.at = len(cursor.rich.text)
    return _join(codes, cursor, 0)


def is_list_of_codes(cursor: Cursor) -> bool:
    """Return whether the cell consists of several code spans: `` `Low` | `High` ``."""
    return _CODES.fullmatch(cursor.rich.cell.content) is not None


def parse_names_in_code(cursor: Cursor) -> TypeExpr | None:
    """Return the union of names in code separated by commas, which may be values, else None."""
    content = cursor.rich.cell.content
    if "," not in content or not is_list_of_codes(cursor):
        return None
    names = list(_NAMES_IN_CODE.finditer(content))
    is_name = len(names) == content.count("`") // 2
    if not is_name or any(map(SCALARS.fullmatch, (name[1] for name in names))):
        return None
    offsets, file = cursor.rich.cell.offsets(), cursor.rich.cell.span.file
    spans = [Span(file, offsets[n.start(1)], offsets[n.end(1)]) for n in names]
    found = (NameExpr(s.text, "", s, is_value=True) for s in spans)
    cursor.at = len(cursor.rich.text)
    return UnionExpr(tuple(found), cursor.since(0))


def parse_enum(cursor: Cursor, base: TypeExpr | None = None) -> TypeExpr | None:
    """Return the union of the values of an enum, None if there is no word for an enum.

    ``base`` is the type before it.  If no values follow (``enum``, ``enum[string]``), they are
    elsewhere in the row.
    """
    start = cursor.at
    if of := cursor.match(_OF_ENUM):
        name: ScalarName = "int" if of["of"][0].lower() == "i" else "str"
        base = ScalarExpr(name, cursor.since(start))
    match = cursor.match(_ENUM)
    if not match:
        cursor.at = start
        return None
    if match["word"] and (scalar := _parse_base(cursor, base)):
        return EnumExpr(scalar, cursor.since(start))
    is_open = cursor.match(_OPEN)
    values = [_parse_value(cursor)]
    while cursor.match(_BETWEEN):
        values.append(_parse_value(cursor))
    if is_open:
        cursor.expect(_CLOSE, "a closing bracket")
    only = values[0] if is_open and len(values) == 1 else None
    if isinstance(only, str) and _MODEL.fullmatch(only):
        return NameExpr(only, "", cursor.since(start))
    return _join(values, cursor, start)


def _parse_base(cursor: Cursor, base: TypeExpr | None) -> ScalarExpr | None:
    """Return the type of the values of an enum that lists none here; else None."""
    start = cursor.at
    if _END.match(cursor.rich.text, start):
        if isinstance(base, ScalarExpr):
            return base
        return ScalarExpr("str", cursor.since(start))
    is_open = cursor.match(_OPEN)
    name = match_scalar(cursor, SCALARS) or match_scalar(cursor, PLURALS)
    is_whole = not is_open or cursor.match(_CLOSE)
    if name in ("str", "int") and is_whole and _END.match(cursor.rich.text, cursor.at):
        return ScalarExpr(name, cursor.since(start))
    cursor.at = start
    return None


def _parse_value(cursor: Cursor) -> TypeExpr | str:
    """Return a value in quotes as a type, any other value as its text."""
    if at_literal(cursor) and (match := cursor.match(_STRING)):
        return LiteralExpr(_string(match, cursor), cursor.rich.span(*match.span()))
    match = cursor.expect(_BARE, _VALUES)
    if not match[0].strip():
        raise cursor.error(_VALUES)
    return match[0].strip()


def _join(values: Sequence[TypeExpr | str], cursor: Cursor, start: int) -> TypeExpr:
    """Return the union of ``values``; bare ones are integers or booleans if all of them are."""
    span = cursor.since(start)
    bare = [v for v in values if isinstance(v, str) and v.lower() != "null"]
    if any("." in value and _NUMBER.fullmatch(value) for value in bare):
        cursor.at = start
        raise cursor.error("values in quotes, or integers")
    integers = all(_INTEGER.fullmatch(value) for value in bare)
    booleans = all(_BOOLEAN.fullmatch(value) for value in bare)
    members: list[TypeExpr] = []
    for value in values:
        if not isinstance(value, str):
            members.append(value)
        elif value.lower() != "null":
            typed = (
                int(value)
                if integers
                else value.lower() == "true" if booleans else value
            )
            members.append(LiteralExpr(typed, span))
    if not members:
        return ScalarExpr("null", span)
    union = members[0] if len(members) == 1 else UnionExpr(tuple(members), span)
    has_null = any(isinstance(v, str) and v.lower() == "null" for v in values)
    return NullableExpr(union, span) if has_null else union
