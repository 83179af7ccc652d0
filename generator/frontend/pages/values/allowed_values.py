"""Enum values of a row: in a column, or in the description.

=====================================  ============================================
a column ``Allowed values``            ```a`, `b```, ```a` `b```, ``a, b``, ``a | b``
the description                        One of `a`, `b`.  Possible values: `a`, `b`
                                       `a`, `b` or `c`
=====================================  ============================================

Without the type ``enum``, words must say that the list is complete.
"""

# ruff: noqa: RUF001  (dashes and brackets as people write them)

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.values.defaults import NOTHING
from generator.frontend.pages.values.listed_values import (
    MEMBER,
    Listed,
    items_around,
    read_list,
    value_of,
)
from generator.frontend.types.dialects.plain.words import SCALARS
from generator.frontend.types.typeexpr import (
    EnumExpr,
    ListExpr,
    LiteralExpr,
    MaybeNullExpr,
    NameExpr,
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
from generator.text.word_list import words

_ALLOWED = words_of(each.allowed for each in LANGUAGES)
_ONE_OF = words_of(each.one_of for each in LANGUAGES)
_EITHER = words_of(each.either for each in LANGUAGES)
_TAG = r"<(?:br\s*+/?|ul|ol|li)>"
_INTRO = lazy_pattern(
    rf"(?<!\w)(?:{_ALLOWED}|{_ONE_OF})\s*+(?P<joint>[*_]{{0,3}}\s*+[:：=]?\s*+[*_]{{0,3}}|are|is|include)\s*+"
    rf"(?:the\s++following(?:\s++values)?\s*+:?\s*+)?(?:{_TAG}\s*+){{0,3}}(?:[-*•]\s++)?(?=[`\"“'])",
    re.IGNORECASE,
)
# The end of a text before values that are only examples, or one more choice.
_EXAMPLE = lazy_pattern(
    rf"(?:e\.\s?g\.|for\s++example|for\s++instance|such\s++as|like|(?<!\w)(?:{_EITHER}))[\s,:]*+\Z",
    re.IGNORECASE,
)
# In a column of values, blanks alone may separate those in code.
_SPACED = lazy_pattern(r"`[^`]{1,200}`(?:\s++`[^`]{1,200}`){1,200}")
_BARE_LIST = lazy_pattern(r"[^\s,|/`]+(?:\s*+[,|/]\s*+[^\s,|/`]+)+")
# Bare words: a whole text, or the text between words for values and a stop.
_BARE = r"(?!etc\b|and\b|or\b)[^\W\d_][\w-]*"
_JOINT = (
    rf"(?:\s*+[|/]\s*+|\s*+,\s*+(?:(?:and|{_EITHER})\s++)?|\s++(?:and|{_EITHER})\s++)"
)
_STOP = r"(?=\s*+(?:\.\s|\.?\Z|\.?<br|[(（;—–]))"
_BARE_LISTED = (
    rf"(?P<values>{_BARE}(?:\s*+[|/]\s*+{_BARE})+|{_BARE}(?:{_JOINT}{_BARE}){{1,60}})"
)
_BARE_WORD = lazy_pattern(_BARE)
_BARE_ALONE = lazy_pattern(rf"{_BARE_LISTED}(?=\s*+(?:\.?\Z|\.?<br|[(（;—–]|\s-\s))")
_BARE_BEHIND = lazy_pattern(rf"{_BARE_LISTED}{_STOP}")
_NUMBERS = lazy_pattern(
    rf"(?P<values>-?\d{{1,9}}(?:{_JOINT}-?\d{{1,9}}){{1,60}}){_STOP}"
)
_IN_BRACKETS = lazy_pattern(rf"[(（]{_BARE_LISTED}[)）]")
_BARE_INTRO = lazy_pattern(
    rf"(?<!\w)(?:{_ALLOWED}|{_ONE_OF})\s*+(?:(?:are|is|the following(?: values)?)\b)?"
    rf"\s*+[*_]{{0,3}}\s*+(?P<colon>[:：]|=)?\s*+[*_]{{0,3}}\s*+",
    re.IGNORECASE,
)
# `0: off, 1: on`
_EXPLAINED = lazy_pattern(
    r"(?:\A|[,;.]\s++|<br\s*+/?>\s*+)(?P<value>-?\w[\w-]{0,60})\s*+[:=](?=[\s\w])"
)
_SPLIT = lazy_pattern(
    rf"[|/,]\s*+(?:(?:and|{_EITHER})\s++)?|\s(?:and|{_EITHER})\s++", re.IGNORECASE
)
# Bare words that must be values, not parts of a text: `OPEN`, `in_progress`.
_CONSTANT = lazy_pattern(r"[A-Z][A-Z0-9_]+|[a-z]+(?:_[a-z0-9]+)+")
# A description that only lists alternatives: `` `file` | `folder` ``, `` `a`, `b` or `c`. ``
_CODE = r"`[^`\s]{1,60}`"
_ALTERNATIVES = lazy_pattern(
    rf"{_CODE}(?:(?:\s*+[|/]\s*+{_CODE}){{1,40}}|(?:,\s*+{_CODE}){{0,40}},?\s++(?:{_EITHER})\s++{_CODE})\.?",
    re.IGNORECASE,
)
# Values before the words for one of them: `` `a`, `b` 중 하나 ``
_ONE_OF_BEHIND = lazy_pattern(
    rf"(?<!`){_CODE}(?:\s*+[,、，/|]\s*+{_CODE}){{1,40}}\s*+"
    rf"(?:{words_of(each.one_of_behind for each in LANGUAGES)})"
)
# A description that names what is chosen, then lists alternatives: `` Side: `left` or `right`. ``
_ONE = rf"`\"?{_BARE}\"?`"
_CHOICE = lazy_pattern(
    rf"(?P<about>[^`:：.]{{1,80}})[:：]\s*+{_ONE}(?:(?:\s*+[|/]\s*+{_ONE}){{1,40}}"
    rf"|(?:,\s*+{_ONE}){{0,40}},?\s++(?:{_EITHER})\s++{_ONE})[.。]?",
    re.IGNORECASE,
)
# What follows these is not a choice of values.
_NOTATION = lazy_pattern(
    r"\b(?:examples?|e\.?g|defaults?|formats?|patterns?|types?|notation|syntax|units?|see|alias(?:es)?|like)\b",
    re.IGNORECASE,
)
# A description that only gives the single value: `` Always `list`. ``
_ONLY = lazy_pattern(
    rf"(?:{words_of(each.always for each in LANGUAGES)})\s*+[:：]?\s*+(?P<value>{_CODE}|\"[^\"\s]{{1,60}}\")[.。]?",
    re.IGNORECASE,
)
# Quick tests: texts without these signs list no values, in marks or without.
_VALUE_MARKS = frozenset("`\"“'")
_MAY_LIST = lazy_pattern(r"[A-Z][A-Z0-9]|[a-z]_[a-z]|\d\D{1,8}\d")
_NO_VALUES = frozenset({"null", "empty", "any", "omitted", "blank", "unset", "absent"})
# Kinds of characters and of values, which are not values.
_KINDS = frozenset(words("""
    letters digits numbers characters alphanumeric alphanumerics dashes hyphens underscores spaces dots
    symbols punctuation strings integers booleans objects arrays emails urls dates words names ids
    """))
_INTEGER = lazy_pattern(r"-?(?:0|[1-9][0-9]{0,17})")
# The form of values, with a placeholder or as a regular expression: `req_*`, `lamp-<id>`, `[a-z]+`.
_FORM = lazy_pattern(
    r"[^\W_][_.:/-]?\*|[*…]$|<\w[\w -]*>|\{\w+\}|\.\.\.$"
    r"|^\^|\\[dws]|\[\w-\w[^\]]{0,40}\]|\{\d{1,4},\d{0,4}\}"
)


def with_values(
    expr: TypeExpr,
    column: Cell | None,
    docs: Sequence[Cell],
    listed: Sequence[str] = (),
) -> TypeExpr:
    """Return ``expr``, an enum, a text or a name, with the values listed in its row.

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
        case EnumExpr(base) | (ScalarExpr("str" | "int" | "any" | "null") as base):
            in_column = _in_column(column, base) or listed
            found = Listed(tuple(in_column), 0) if in_column else _find(docs, expr)
            union = _union(found.values, base, expr.span) if found else None
            null = union and found and found.has_null
            return NullableExpr(union, expr.span) if union and null else union or expr
        case NameExpr():
            found = _find(docs, expr)
            is_enum = found and len(found.values) > 1
            return replace(expr, values=found.values) if found and is_enum else expr
    return expr


def _in_column(column: Cell | None, base: ScalarExpr) -> Sequence[str]:
    """Return the values in ``column``; bare words may also describe the values."""
    if column is None or shown_text(column.content).strip().casefold() in NOTHING:
        return ()
    values = _listed(column.content)
    is_marked = MEMBER.match(column.content.strip()) is not None
    are_values = (is_marked or base.name != "any") and not any(
        map(_FORM.search, values)
    )
    return values if are_values else ()


def _find(docs: Sequence[Cell], expr: TypeExpr) -> Listed | None:
    """Return the values that the descriptions ``docs`` list for ``expr``."""
    is_enum = isinstance(expr, EnumExpr)
    for doc in docs if not is_enum else ():
        if listed := _only_values(doc.content):
            return listed
    for doc in docs:
        has_values = not _VALUE_MARKS.isdisjoint(doc.content)
        if has_values and (intro := _INTRO.search(doc.content)):
            listed = read_list(doc.content, intro.end())
            is_some = intro["joint"].casefold() == "include"
            is_some |= _EXAMPLE.search(doc.content[: intro.start()][-20:]) is not None
            is_all = is_enum or (len(listed.values) > 1 and not is_some)
            return listed if is_all and not listed.is_open else None
    for doc in docs if is_enum else ():
        first = MEMBER.search(doc.content)
        listed = read_list(doc.content, first.start()) if first else Listed((), 0)
        is_one = first is not None and not doc.content[listed.end :].strip(" .")
        if len(listed.values) > 1 or (is_one and first and not first.start()):
            return None if listed.is_open else listed
    for doc in docs:
        may_list = is_enum or ":" in doc.content or _MAY_LIST.search(doc.content)
        if may_list and (bare := _bare_words(doc.content, expr)):
            return Listed(tuple(dict.fromkeys(bare)), 0)
    return None


def _only_values(content: str) -> Listed | None:
    """Return the values if ``content`` only lists alternatives, or gives the single value."""
    if _ALTERNATIVES.fullmatch(content):
        listed = read_list(content, 0)
        return listed if len(listed.values) > 1 else None
    if not content.isascii() and (behind := _ONE_OF_BEHIND.search(content)):
        return read_list(content, behind.start())
    if only := _ONLY.fullmatch(content):
        return read_list(content, only.start("value"))
    choice = _CHOICE.fullmatch(content) if "`" in content else None
    if choice and not _NOTATION.search(choice["about"]):
        return read_list(content, content.index("`"))
    return None


def _bare_words(content: str, expr: TypeExpr) -> Sequence[str]:
    """Return the bare values in ``content``: all of it, or the list after a word."""
    is_enum = isinstance(expr, EnumExpr)
    pattern = (
        _NUMBERS
        if isinstance(expr, ScalarExpr) and expr.name == "int"
        else _BARE_BEHIND
    )
    for intro in _BARE_INTRO.finditer(content):
        items = [item["item"] for item in items_around(content, intro.end())]
        if items and all(map(_BARE_WORD.fullmatch, items)):
            return items if is_enum or _are_constants(items) else ()
        if match := pattern.match(content, intro.end()):
            values = _split(match["values"])
            are_sure = is_enum or pattern is _NUMBERS or _are_constants(values)
            are_sure |= intro["colon"] is not None and _are_words(values)
            is_list = _NO_VALUES.isdisjoint(map(str.casefold, values))
            return values if are_sure and is_list else ()
    if not is_enum:
        return ()
    if explained := _explained(content):
        return explained
    match = _BARE_ALONE.match(content) or _IN_BRACKETS.search(content)
    return _split(match["values"]) if match else ()


def _split(values: str) -> Sequence[str]:
    return [value.strip() for value in _SPLIT.split(values)]


def _explained(content: str) -> Sequence[str]:
    """Return the values if ``content`` explains several: ``0 = off, 1 = on``."""
    values = [match["value"] for match in _EXPLAINED.finditer(content)]
    return values if len(values) > 1 and _EXPLAINED.match(content) else ()


def _are_constants(values: Sequence[str]) -> bool:
    return all(map(_CONSTANT.fullmatch, values))


def _are_words(values: Sequence[str]) -> bool:
    """Return whether ``values``, listed after a colon, are words of one case, not kinds of values."""
    are_lower = {value[0].islower() for value in values}
    is_kind = not _KINDS.isdisjoint(map(str.casefold, values))
    return len(are_lower) == 1 and not (is_kind or any(map(SCALARS.fullmatch, values)))


def _listed(content: str) -> Sequence[str]:
    """Return the values if a cell lists nothing else: in code, as bare words, or explained."""
    content = content.strip()
    if _SPACED.fullmatch(content):
        return tuple(dict.fromkeys(map(value_of, MEMBER.finditer(content))))
    listed = read_list(content, 0)
    if listed.is_open:
        return ()
    if values := listed.values or _explained(content):
        return values
    return re.split(r"\s*+[,|/]\s*+", content) if _BARE_LIST.fullmatch(content) else ()


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
