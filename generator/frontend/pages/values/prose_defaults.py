"""Defaults in prose: ``Default: `50`.``, ``defaults to asc``, ``[default to 3]``."""

# ruff: noqa: RUF001  (colons and stops as Chinese writes them)

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, cell_at
from generator.frontend.pages.values.defaults import DefaultValue, read_default
from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern
from generator.text.word_list import words

_WORDS = words_of(each.default for each in LANGUAGES)
_CODE = r"`[^`]{1,200}`|\"[^\"]{1,200}\"|“[^”]{1,200}”|'[^'\s]{1,200}'(?!\w)"
_LITERAL = r"-?\d{1,30}(?:\.\d{1,30})?(?![\w.]*\w)|(?:true|false)\b"
_STOP = r"(?=\s*+(?:[.,;)\]。，；）]|<br|\Z))"
# A literal may follow the word directly; a bare word only after a colon or `to`.
_BEHIND = lazy_pattern(
    rf"(?<!\w)(?:{_WORDS})(?P<sign>\s*+[*_]{{0,3}}\s*+[:：=]\s*+[*_]{{0,3}}|\s++(?:to|is)\b)?\s*+"
    rf"(?P<value>{_CODE}|{_LITERAL}|(?P<bare>[^\s`\"()\[\]<>.,;:]{{1,60}}){_STOP})",
    re.IGNORECASE,
)
_BEFORE = lazy_pattern(
    rf"(?P<value>{_CODE})\s*+(?:[(（]\s*+(?:the\s++)?(?:{_WORDS})\s*+[)）]"
    rf"|(?:is\s++the\s++default|by\s++default)\b)",
    re.IGNORECASE,
)
_LONGEST_NOTE = 80
# `The default is used`: not a value, but what happens to it.
_HAPPENS = frozenset(
    words("used applied assumed chosen selected determined derived inferred taken set")
)
_ENDS_WITH_SIGN = lazy_pattern(r"\b(?:to|is)\Z|[为為는은は是]\Z", re.IGNORECASE)


def find_default(
    cells: Sequence[Cell], report: Report, *, is_flag: bool = False
) -> DefaultValue | None:
    """Return the default in the text of ``cells``, None if there is none, or several.

    ``is_flag``: the field is a boolean.

    Reports: unread-default.
    """
    places = [place for cell in cells for place in _places(cell)]
    written = {place.span.text.strip("`") for place in places}
    if len(written) != 1:
        return None
    return read_default(places[0], report, is_flag=is_flag)


def says_default(note: Cell) -> bool:
    """Return whether ``note``, which follows a type, gives a default and nothing else."""
    return bool(_places(note)) and len(note.content) <= _LONGEST_NOTE


def _places(cell: Cell) -> list[Cell]:
    match = [f.span("value") for f in _BEHIND.finditer(cell.content) if _is_value(f)]
    match += [f.span("value") for f in _BEFORE.finditer(cell.content)]
    offsets = cell.offsets()
    return [
        cell_at(Span(cell.span.file, offsets[start], offsets[end - 1] + 1))
        for start, end in match
    ]


def _is_value(match: re.Match[str]) -> bool:
    """Return whether a value follows: a bare word needs a sign before it."""
    before = match.string[match.start() : match.start("value")].rstrip()
    if (match["bare"] or "").casefold() in _HAPPENS and not before.endswith((":", "=")):
        return False
    return bool(not match["bare"] or match["sign"] or _ENDS_WITH_SIGN.search(before))
