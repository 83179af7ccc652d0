"""Notes around types: ``string (uuid, nullable)``, ``string, required``, or null."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.frontend.types.cursor import Cursor
from generator.frontend.types.dialects.plain.literals import parse_enum
from generator.frontend.types.dialects.plain.words import FORMATS, SCALARS, refine
from generator.frontend.types.typeexpr import (
    EnumExpr,
    LiteralExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

NOTES = lazy_pattern(r"\s*+\(\s*+")
BEHIND = lazy_pattern(
    r"\s*+(?:[,;:]|<br\s*+/?>)\s*+|\s++[-–—]\s++",  # noqa: RUF001  (dashes)
    re.IGNORECASE,
)
_BLANKS = lazy_pattern(r"\s++")
_TEXT_WORDS = frozenset({"string", "str", "text"})
_BRACKETS = (
    (NOTES, lazy_pattern(r"\s*+\)")),
    (lazy_pattern(r"\s*+<\s*+"), lazy_pattern(r"\s*+>")),
)
NULLABLE = lazy_pattern(r"null(?:able)?(?![\w$-])", re.IGNORECASE | re.ASCII)
# Where a value is sent, or how a date is written: irrelevant for the type.
_PLACE = lazy_pattern(
    r"(?:in\s++)?(?:path|query|header|body|cookie|form|url|multipart)"
    r"(?:\s++(?:param(?:eter)?|string))?(?=\s*+[),;])",
    re.IGNORECASE,
)
# The end of a note; other notes keep their commas, like `max 5, unique`.
_NEXT = lazy_pattern(
    r"(?:(?<!\s)\s++)?[,;]\s*+(?=(?:nullable|optional|required)(?![\w$]))"
    r"|(?<=optional)\s*+[,;]|(?<=required)\s*+[,;]",
    re.IGNORECASE,
)
# `YYYY-MM-DD`, `YYYY-MM-DDThh:mm:ssZ`
_DATE = lazy_pattern(
    r"yyyy-mm-dd(?P<time>thh:mm:ss(?:\.s{1,6})?z)?(?![\w: -])", re.IGNORECASE | re.ASCII
)
# `string (int64 format)`, `string (Money format)`
_SAYS_FORMAT = lazy_pattern(r"\s++format(?!\w)", re.IGNORECASE)
_OTHER_FORMAT = lazy_pattern(r"[\w.-]{1,60}\s++format(?=\s*+\))", re.IGNORECASE)
_FORMAT_END = lazy_pattern(r"\s*+(?=[),;]|\Z|<br)", re.IGNORECASE)


def join(members: list[TypeExpr], span: Span) -> TypeExpr:
    """Return the union of ``members``; a nullable member makes all of it nullable."""
    wraps: set[Callable[[TypeExpr, Span], TypeExpr]] = set()
    values: list[TypeExpr] = []
    for member in members:
        if isinstance(member, ScalarExpr) and member.name == "null":
            wraps.add(NullableExpr)
            continue
        if isinstance(member, NullableExpr | OptionalExpr):
            wraps.add(type(member))
            member = member.inner
            if isinstance(member, ScalarExpr) and member.name == "null":
                continue
        values += member.members if isinstance(member, UnionExpr) else [member]
    if not values:
        return members[0]
    joined = values[0] if len(values) == 1 else UnionExpr(tuple(values), span)
    if all(isinstance(v, LiteralExpr) and isinstance(v.value, bool) for v in values):
        joined = ScalarExpr("bool", span) if len(values) > 1 else joined
    if wraps:
        joined = (NullableExpr if NullableExpr in wraps else OptionalExpr)(joined, span)
    return joined


def optional(parsed: TypeExpr, span: Span) -> TypeExpr:
    """Return ``parsed`` made optional, unless a missing value is allowed already."""
    is_already = isinstance(parsed, OptionalExpr | NullableExpr)
    return parsed if is_already else OptionalExpr(parsed, span)


def nullable(parsed: TypeExpr, span: Span) -> TypeExpr:
    """Return ``parsed`` made nullable, which includes optional."""
    inner = parsed.inner if isinstance(parsed, OptionalExpr) else parsed
    return parsed if isinstance(parsed, NullableExpr) else NullableExpr(inner, span)


def parse_format(cursor: Cursor, parsed: TypeExpr) -> TypeExpr | None:
    """Return ``parsed`` with the format in brackets after it, if there is one."""
    start = cursor.at
    for opening, closing in _BRACKETS:
        if cursor.match(opening):
            refined = _parse_refinement(cursor, parsed)
            if refined and cursor.match(closing):
                return refined
            cursor.at = start
    # `string uuid`, and nothing more.
    if isinstance(parsed, ScalarExpr) and cursor.match(_BLANKS):
        refined = _parse_refinement(cursor, parsed)
        word = cursor.rich.text[start:].strip().casefold()
        if refined and cursor.at == len(cursor.rich.text) and word not in _TEXT_WORDS:
            return refined
        cursor.at = start
    return None


def _parse_refinement(cursor: Cursor, parsed: TypeExpr) -> TypeExpr | None:
    if not isinstance(parsed, ScalarExpr):
        return None
    if parsed.name == "str" and (date := cursor.match(_DATE)):
        return ScalarExpr("datetime" if date["time"] else "date", parsed.span)
    cursor.accept("$")  # as in `integer($int64)`
    match = FORMATS.match(cursor.rich.text, cursor.at)
    name = refine(parsed.name, match) if match else None
    if not match or not name:
        return None
    cursor.at = match.end
    cursor.match(_SAYS_FORMAT)
    return ScalarExpr(name, parsed.span)


def parse_notes(cursor: Cursor, parsed: TypeExpr) -> TypeExpr:
    """Return ``parsed`` with the notes from here to the closing ``)``."""
    end = _closing(cursor)
    while cursor.at < end:
        parsed = parse_note(cursor, parsed, end)
        cursor.match(BEHIND)
    cursor.at = end + 1
    return parsed


def _closing(cursor: Cursor) -> int:
    depth, text = 1, cursor.rich.text
    for index in range(cursor.at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if not depth:
            return index
    cursor.at = len(text)
    raise cursor.error("`)`")


def parse_note(cursor: Cursor, parsed: TypeExpr, end: int) -> TypeExpr:
    """Return ``parsed`` with the next note; text that does not belong to the type goes to the
    notes.
    """
    start = cursor.at
    if cursor.match(NULLABLE):
        return nullable(parsed, cursor.since(start))
    if cursor.match(_PLACE):
        return parsed
    if (refined := _parse_refinement(cursor, parsed)) and cursor.match(_FORMAT_END):
        return refined
    cursor.at = start
    if cursor.match(_OTHER_FORMAT):
        return parsed
    if _is_other_type(cursor, parsed, end):
        raise cursor.error(
            "`or` between two types, or a format that goes with the first"
        )
    is_scalar = isinstance(parsed, ScalarExpr | EnumExpr)
    if is_scalar and (values := parse_enum(cursor, parsed)):
        return values
    behind = _NEXT.search(cursor.rich.text, start, end)
    cursor.at = behind.start() if behind else end
    cursor.note(start, cursor.at)
    return parsed


def _is_other_type(cursor: Cursor, parsed: TypeExpr, end: int) -> bool:
    """Return whether the note consists of a type that contradicts ``parsed``."""
    match = SCALARS.match(cursor.rich.text, cursor.at, end)
    if not match or not _FORMAT_END.match(cursor.rich.text, match.end):
        return False
    return not (isinstance(parsed, ScalarExpr) and parsed.name == "any")
