"""Constraints in descriptions: ``Max 80 characters.``, ``Page size (1-100)``, ``must be positive``.

A wrong constraint would reject good data, so little is read:

- only limits of a number, and lengths of a text in characters or of a list in items;
- only if the whole sentence, all that is in brackets, or all that follows a comma is the constraint.

A pattern must be in code, from start to end, after a word for patterns or alone in its sentence.  A
sentence with a condition is not read, since it says nothing about other cases.
"""

# ruff: noqa: RUF001  (dashes and stops as people write them)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.frontend.markdown.document import Cell, part_of
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
)
from generator.frontend.pages.constraints.read_constraints import read_atoms
from generator.frontend.types.typeexpr import (
    ListExpr,
    ScalarExpr,
    TypeExpr,
    unwrapped,
)
from generator.frontend.words.conditions import WHEN
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_HINT = lazy_pattern(r"\d|positive|negative|empty|`\^", re.IGNORECASE)
_SENTENCE = lazy_pattern(
    r"(?:<br\s*+/?>)?(?P<text>(?:[^.;!<。；]|\.(?=\w)|(?<=max|min)\.|<(?!br)){1,200})",
    re.IGNORECASE,
)
_LONGEST = 120
# A condition, or one case of several.
_SOME = lazy_pattern(
    rf"(?<!\w)(?:{WHEN}|except|otherwise|depend(?:s|ing)"
    r"|each|per|recommended|usually|typically)(?!\w)|\A\W*(?:for|in|on|with)\s",
    re.IGNORECASE,
)
# A value outside the limits that has a meaning: `-1 for none`.
_SPECIAL = lazy_pattern(
    r"(?<![\w.])-1(?!\w)|\bunlimited\b|\bdisables?\b|(?<![\w.])0`?\s*+(?:=|means|for|is)",
    re.IGNORECASE,
)
_BRACKETS = lazy_pattern(r"[(（](?P<inside>[^()（）]{1,80})[)）]")
_COMMA = lazy_pattern(r"[,，]\s")
# Text that may surround the words of a constraint.
_FRAME = lazy_pattern(
    r"(?:(?:the\s++)?(?:(?:value|length|number|it|which)\s++)?(?:must|has\s++to|shall)\s++"
    r"(?:be|have|contain)\s++(?:an?\s++)?|(?:valid|allowed|accepted)\s++(?=range)|limited\s++to\s++(?=\d)|the\s++)",
    re.IGNORECASE,
)
_EXCEED = lazy_pattern(
    r"(?:must\s++not|cannot|can\s?not|may\s++not)\s++exceed\s++|(?:no|not)\s++longer\s++than\s++",
    re.IGNORECASE,
)
_EMPTY = lazy_pattern(r"(?:must|can|may|should)\s?not\s++be\s++empty", re.IGNORECASE)
_OF = lazy_pattern(
    r"\b(?P<word>length|maximum|minimum|max|min)(?:\.|\s++of)\s++(?=\d)", re.IGNORECASE
)
_TAIL = lazy_pattern(
    r"\s(?:integer|number|value|in\slength|long|allowed|\(?inclusive\)?)\Z",
    re.IGNORECASE,
)
_ITEMS = lazy_pattern(
    r"\b(?:items?|elements?|entries|einträge|elemente|éléments?|elementos|itens|элементов)\b|个(?!字)|[件개]",
    re.IGNORECASE,
)
# These are ambiguous: `8 characters`, `from 5`.
_UNCLEAR = lazy_pattern(r"\d++\s*+[^\W\d]\w*|from\s\S+", re.IGNORECASE)
_PATTERN = lazy_pattern(
    r"\b(?:pattern|format|reg(?:ular\s|-?)ex(?:p(?:ression)?)?|match(?:es|ing)?)\s*+[:=]?\s*+"
    r"(?:(?:is|the|pattern|regex)\s++)*+`(?P<pattern>\^[^`]{1,300}\$)`",
    re.IGNORECASE,
)
# The same alone at the end: **Required.** `^[A-Z]+$`
_PATTERN_ALONE = lazy_pattern(
    r"(?:\A|[.;]\*{0,2}\s|\*\*\s|<br\s?/?>)\s{0,3}`(?P<pattern>\^[^`]{1,300}\$)`\.?\s{0,3}\Z"
)
_NUMBERS = ("int", "float", "number", "decimal")


def read_prose_constraints(
    docs: Sequence[Cell], expr: TypeExpr, taken: Sequence[Constraint]
) -> tuple[Constraint, ...]:
    """Return the constraints that the descriptions ``docs`` give for a value of type ``expr``.

    - ``taken``: the constraints from other cells, which take precedence.
    """
    docs = [doc for doc in docs if _HINT.search(doc.content)]
    if not docs or taken:
        return ()
    kind = _kind(expr)
    if not kind:
        return ()
    if kind == "text" and (patterns := [p for doc in docs for p in _patterns(doc)]):
        return tuple(patterns) if len(patterns) == 1 else ()
    found = [each for doc in docs for each in _read(doc, kind)]
    kinds = [_limit(each) for each in found]
    return tuple(found) if len(set(kinds)) == len(kinds) else ()


def _kind(expr: TypeExpr) -> str:
    match unwrapped(expr):
        case ListExpr():
            return "list"
        case ScalarExpr("str"):
            return "text"
        case ScalarExpr(name) if name in _NUMBERS:
            return "number"
    return ""


def _patterns(doc: Cell) -> Iterator[Constraint]:
    """Yield the patterns that ``doc`` gives without a condition."""
    content = doc.content
    alone = _PATTERN_ALONE.search(content)
    for match in [alone] if alone else _PATTERN.finditer(content):
        if not _SOME.search(content.replace(match[0], "")):
            yield Pattern(match["pattern"], part_of(doc, *match.span("pattern")).span)


def _limit(constraint: Constraint) -> str:
    """Return the property that ``constraint`` limits; a description limits each only once."""
    match constraint:
        case Length(minimum, maximum):
            return f"length {minimum is None} {maximum is None}"
        case _:
            return type(constraint).__name__


def _read(doc: Cell, kind: str) -> Iterator[Constraint]:
    if _SPECIAL.search(doc.content):
        return
    for sentence in _SENTENCE.finditer(doc.content):
        text = sentence["text"].strip()
        if not _HINT.search(text) or _SOME.search(text):
            continue
        for start, end in _pieces(sentence["text"]):
            at = sentence.start("text")
            piece = part_of(doc, at + start, at + end)
            yield from _constraints(piece.content, piece.span, kind)


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the parts of ``sentence`` that may consist of a constraint."""
    outside, at = sentence, 0
    for match in _BRACKETS.finditer(sentence):
        yield from _split(sentence, *match.span("inside"))
        outside = (
            outside[: match.start()] + " " * len(match[0]) + outside[match.end() :]
        )
    yield from _split(outside, at, len(outside))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ``text`` from ``start`` to ``end``, and its parts between commas, without blanks."""
    cuts = [start, *(m.end() for m in _COMMA.finditer(text, start, end)), end]
    for one, other in pairwise(cuts):
        part = text[one:other].rstrip(" ,，")
        begin = one + len(part) - len(part.lstrip())
        if 0 < len(part.strip()) <= _LONGEST:
            yield begin, one + len(part)


def _constraints(content: str, span: Span, kind: str) -> Sequence[Constraint]:
    text = re.sub(r"[`*]", "", content).strip()
    text = _EMPTY.sub("non-empty", _EXCEED.sub("max ", text))
    if frame := _FRAME.match(text):
        text = text[frame.end() :]
    text = _TAIL.sub("", _TAIL.sub("", _OF.sub(r"\g<word> ", text)))
    if not _HINT.search(text) or _UNCLEAR.fullmatch(text):
        return ()
    found = read_atoms(text, span) or []
    return found if found and all(_fits(each, kind, text) for each in found) else ()


def _fits(constraint: Constraint, kind: str, text: str) -> bool:
    if isinstance(constraint, Length):
        is_of_items = _ITEMS.search(text) is not None
        is_any = "empty" in text.casefold()
        return is_any or (kind == "list" if is_of_items else kind == "text")
    return kind == "number" and isinstance(constraint, Minimum | Maximum | MultipleOf)
