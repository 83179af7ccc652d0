"""What the text around a table says about all its rows, or about a mark in them.

====================================================  =====================================
``All fields are optional.``                          rows without a mark are optional
``All fields are required unless …``                  rows without a mark are required
``† optional``  ``(\\*) required``  ``? = nullable``   what a sign after a name means
``Fields marked with † are optional.``                the same
====================================================  =====================================
"""

# ruff: noqa: RUF001  (signs and stops as people write them)

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import shown_text
from generator.frontend.words import LANGUAGES
from generator.frontend.words.answers import REQUIRED_OR_OPTIONAL, REQUIRED_WORDS
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

OPTIONAL, REQUIRED, NULLABLE = "optional", "required", "nullable"


_WORD = rf"(?P<word>{REQUIRED_OR_OPTIONAL}|nullable)"
_ROWS = words_of(each.titles["rows"] for each in LANGUAGES)
_EVERY = words_of(each.every for each in LANGUAGES)
_INSIDE = r"[^.。!\n*†‡`]"
# `All fields are optional`, `所有字段均为必填`; not `not all …`, `all … marked with *`.
_ALL = lazy_pattern(
    rf"(?<!not )(?<![^\W_])(?:{_EVERY})\s?(?:{_INSIDE}{{0,40}}?[\s]|)(?:{_ROWS})(?!\w*\s++(?:marked|with))"
    rf"(?:\s++(?:below|here|in this \w+|of this \w+))?\s?(?:are|is|be|must be|sind|sont|son|são)?\s?"
    rf"(?:均为|都是|均|都|は|は全て|은|는)?\s?[*_]{{0,3}}{_WORD}",
    re.IGNORECASE,
)
_SIGN = r"(?P<sign>\\\*|\*(?=[\s`\"'])|[†‡§^?!+°¹²³])"
_LEGEND = lazy_pattern(
    rf"(?:^|\n|<br\s*/?>|[(;,]|\.\s)[ \t>]{{0,4}}[_*]{{0,2}}\(?[`\"']?{_SIGN}[`\"']?\)?[_*]{{0,2}}\s*"
    rf"(?:[:=：–-]|means|marks|denotes|indicates|is|are)?\s{{0,3}}(?:an?\s{{1,3}}|the\s{{1,3}})?"
    rf"(?:fields?\s{{1,3}}(?:is|are)\s{{1,3}})?[_*]{{0,3}}{_WORD}\b",
    re.IGNORECASE,
)
_MARKED = lazy_pattern(
    rf"(?:marked|denoted|followed)\s{{1,3}}(?:with|by)\s{{1,3}}(?:an?\s{{1,3}})?[`\"'(]*(?:{_SIGN}|asterisk)"
    rf"[`\"')]*\s{{1,3}}(?:is|are)\s{{1,3}}[_*]{{0,3}}{_WORD}\b",
    re.IGNORECASE,
)
_MOST = 4_000  # characters of text to search


class TableRemarks(Struct, frozen=True):
    """``unmarked``: whether rows without a mark are required; None if nothing says so.

    ``signs``: the meanings of signs after names.
    """

    unmarked: bool | None = None
    signs: Mapping[str, str] = field(default_factory=dict)

    def sense(self, name: Cell) -> str | None:
        """Return the meaning of the sign at the end of the cell ``name``, None if there is none."""
        if not self.signs:
            return None
        text = shown_text(name.content).rstrip(" `_)")
        return self.signs.get(text[-1:]) if len(text) > 1 else None


NO_REMARKS = TableRemarks()


def without_sign(name: str) -> str:
    """Return ``name`` without its sign, if a text explains the sign."""
    return name.rstrip("†‡§^?!+°¹²³* ")


def read_remarks(text: str) -> TableRemarks:
    """Return what ``text``, near a table, says about its rows."""
    text = text[:_MOST]
    rule = _ALL.search(text)
    signs: dict[str, str] = {}
    for pattern in (_LEGEND, _MARKED):
        for match in pattern.finditer(text):
            sign = (match["sign"] or "*").removeprefix("\\")
            signs.setdefault(sign, _sense(match["word"]))
    unmarked = rule["word"].casefold() in REQUIRED_WORDS if rule else None
    return TableRemarks(unmarked, signs) if rule or signs else NO_REMARKS


def _sense(word: str) -> str:
    word = word.casefold()
    if word == NULLABLE:
        return NULLABLE
    return REQUIRED if word in REQUIRED_WORDS else OPTIONAL
