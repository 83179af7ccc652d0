"""Enum values listed beside their type: in a column, or in the description.

=====================================  ============================================
a column ``Allowed values``            ```a`, `b```, ``a, b``, ``a | b``
the description                        One of `a`, `b`.  Possible values: `a`, `b`
                                       `a`, `b` or `c`
=====================================  ============================================

Without the type ``enum``, words must say that the list is complete.
"""

# ruff: noqa: RUF001  (dashes and brackets as people write them)

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.frontend.markdown.document import Cell
from generator.frontend.types.typeexpr import (
    EnumExpr,
    ListExpr,
    LiteralExpr,
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
)
from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_ALLOWED = words_of(each.allowed for each in LANGUAGES)
_ONE_OF = words_of(each.one_of for each in LANGUAGES)
_EITHER = words_of(each.either for each in LANGUAGES)
# A value in code or quotes.
_VALUE = (
    r"""(?:`{1,2}"?(?P<code>[^`"]{1,200})"?`{1,2}|["“](?P<quoted>[^"”]{1,200})["”])"""
)
_MEMBER = lazy_pattern(_VALUE)
# The text between two values; a note in brackets may explain the first.
_BETWEEN = lazy_pattern(
    r"(?:\s*+[(（][^()（）]{0,200}[)）])?"
    rf"(?:\s*(?:[,，、|/;；]|<br\s*+/?>|\s(?:and|{_EITHER})(?!\w)){{1,3}}\s*+)"
    r"(?:[-*•]\s++)?",
    re.IGNORECASE,
)
_INTRO = lazy_pattern(
    rf"(?<!\w)(?:{_ALLOWED}|{_ONE_OF})\s*+(?:[*_]{{0,3}}\s*+[:：=]?\s*+[*_]{{0,3}}|are|is|include)\s*+"
    r"(?:the\s++following(?:\s++values)?\s*+:?\s*+)?(?:<br\s*+/?>\s*+)?(?=[`\"“])",
    re.IGNORECASE,
)
_BARE_LIST = lazy_pattern(r"[^\s,|/`]+(?:\s*+[,|/]\s*+[^\s,|/`]+)+")
# Bare words that a text is, or that follow the words for values up to a stop.
_BARE = r"(?!etc\b)[^\W\d_][\w-]*"
_BARE_LISTED = (
    rf"(?P<values>{_BARE}(?:\s*+[|/]\s*+{_BARE})+|{_BARE}(?:,\s*+{_BARE}){{1,60}})"
)
_BARE_ALONE = lazy_pattern(rf"{_BARE_LISTED}(?=\s*+(?:\.?\Z|\.?<br|[(（;—–]|\s-\s))")
_BARE_BEHIND = lazy_pattern(rf"{_BARE_LISTED}(?=\s*+(?:\.\s|\.?\Z|\.?<br|[(（;—–]))")
_IN_BRACKETS = lazy_pattern(rf"[(（]{_BARE_LISTED}[)）]")
_BARE_INTRO = lazy_pattern(
    rf"(?<!\w)(?:{_ALLOWED}|{_ONE_OF})\s*+[*_]{{0,3}}\s*+[:：=]\s*+[*_]{{0,3}}\s*+",
    re.IGNORECASE,
)
_INTEGER = lazy_pattern(r"-?(?:0|[1-9][0-9]{0,17})")


def with_values(
    expr: TypeExpr,
    column: Cell | None,
    docs: Sequence[Cell],
    listed: Sequence[str] = (),
) -> TypeExpr:
    """Return ``expr``, an enum or a text, with the values listed in its row.

    - ``column``: the cell of the allowed values, None if there is no such column.
    - ``docs``: the cells of descriptions.
    - ``listed``: the values among the constraints.
    """
    match expr:
        case ListExpr(item, span) | NullableExpr(item, span) | OptionalExpr(item, span):
            inner = with_values(item, column, docs, listed)
            return expr if inner is item else type(expr)(inner, span)
        case MaybeNullExpr(item, span):
            inner = with_values(item, column, docs, listed)
            return expr if inner is item else MaybeNullExpr(inner, span)
        case EnumExpr(base) | (ScalarExpr("str" | "int" | "any") as base):
            values = _in_column(column, base) or listed or _find(docs, expr)
            return _union(values, base, expr.span) or expr
    return expr


def _in_column(column: Cell | None, base: ScalarExpr) -> Sequence[str]:
    """Return the values in ``column``; bare words may tell what any value is about."""
    values = _listed(column.content) if column else ()
    is_marked = column is not None and _MEMBER.match(column.content.strip())
    return values if is_marked or base.name != "any" else ()


def _find(docs: Sequence[Cell], expr: TypeExpr) -> Sequence[str]:
    is_enum = isinstance(expr, EnumExpr)
    for doc in docs:
        intro = _INTRO.search(doc.content)
        if intro and (values := _values_at(doc.content, intro.end())):
            return values if len(values) > 1 or is_enum else ()
    for doc in docs if is_enum else ():
        first = _MEMBER.search(doc.content)
        values = _values_at(doc.content, first.start()) if first else []
        if len(values) > 1 or (first and not first.start()):
            return values
    for doc in docs if is_enum else ():
        if bare := _bare_words(doc.content):
            return bare
    return ()


def _bare_words(content: str) -> Sequence[str]:
    """Return the values of an enum that ``content`` is, or that it lists behind a word."""
    intro = _BARE_INTRO.search(content)
    if intro:
        match = _BARE_BEHIND.match(content, intro.end())
    else:
        match = _BARE_ALONE.match(content) or _IN_BRACKETS.search(content)
    return re.split(r"\s*+[,|/]\s*+", match["values"]) if match else ()


def _listed(content: str) -> Sequence[str]:
    """Return the values if a cell lists nothing else: in code, or as bare words."""
    content = content.strip()
    if values := _values_at(content, 0):
        return values
    return re.split(r"\s*+[,|/]\s*+", content) if _BARE_LIST.fullmatch(content) else ()


def _values_at(content: str, at: int) -> list[str]:
    return values_at(content, at)[0]


def values_at(content: str, at: int) -> tuple[list[str], int]:
    """Return the values in code or quotes at ``at``, and where they end."""
    values, end = list[str](), at
    while match := _MEMBER.match(content, at):
        values.append(match["code"] or match["quoted"])
        end = match.end()
        between = _BETWEEN.match(content, end)
        if not between:
            break
        at = between.end()
    return list(dict.fromkeys(values)), end


def _union(values: Sequence[str], base: ScalarExpr, span: Span) -> TypeExpr | None:
    """Return the union of ``values`` as literals of the type ``base``."""
    if not values:
        return None
    is_integer = all(map(_INTEGER.fullmatch, values))
    if base.name == "int" and not is_integer:
        return None
    literals = tuple(
        LiteralExpr(int(value) if base.name == "int" else value, span)
        for value in values
    )
    return literals[0] if len(literals) == 1 else UnionExpr(literals, span)
