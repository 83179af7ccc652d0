"""Finds phrases in a text: the longest one at a position.

Case does not matter, and neither do separators: ``date-time``, ``date_time``, ``Date Time`` and
``datetime`` are equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct

from generator.frontend.words.language import all_phrases
from generator.text.lazy_pattern import lazy_pattern

Sense = TypeVar("Sense")

# A word with what precedes it; in languages without blanks, a character.
_TOGETHER = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_PART = lazy_pattern(
    rf"[\s_\u2010\u2011-]*([{_TOGETHER}]|[^\W_{_TOGETHER}]+|[/.'](?=\w))"
)
_IS_TOGETHER = lazy_pattern(rf"[{_TOGETHER}]")
_GOES_ON = lazy_pattern(rf"[^\W{_TOGETHER}]|[$]|-(?=\w)")
# The same for ASCII: compiling the large classes takes as long as reading several pages.
_ASCII_PART = lazy_pattern(r"[\s_-]*([^\W_]+|[/.'](?=\w))")
_ASCII_GOES_ON = lazy_pattern(r"[\w$]|-(?=\w)")
_BETWEEN = lazy_pattern(r"[\s_\u2010\u2011-]")


def bare(phrase: str) -> str:
    """Return ``phrase`` in lower case, without separators between its parts."""
    return _BETWEEN.sub("", phrase).casefold()


class PhraseMatch(Struct, Generic[Sense], frozen=True):
    """A phrase that ends at ``end``: its bare text, and its meaning."""

    end: int
    phrase: str
    sense: Sense


class PhraseBook(Generic[Sense]):
    """Phrases with their meanings.

    A phrase does not end inside a word: ``int`` is not in ``integer-like``.
    """

    def __init__(self, senses: Mapping[str, Sense]) -> None:
        """``senses``: the meaning of each phrase."""
        self._written = senses

    # Built on demand: many runs read no hand-written table.
    @cached_property
    def senses(self) -> Mapping[str, Sense]:
        """The meaning of each phrase, by its bare text."""
        return {bare(phrase): sense for phrase, sense in self._written.items()}

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(
            phrase[:size] for phrase in self.senses for size in range(len(phrase) + 1)
        )

    def match(
        self, text: str, at: int = 0, end: int | None = None
    ) -> PhraseMatch[Sense] | None:
        """Return the longest phrase that begins at ``at`` and ends before ``end``."""
        read, longest = "", None
        pattern = _ASCII_PART if text.isascii() else _PART
        while part := pattern.match(text, at):
            is_first = not read
            read += part[1].casefold()
            if (is_first and part.start() != part.start(1)) or (
                read not in self._beginnings
            ):
                break
            at = part.end()
            if end is not None and at > end:
                break
            if read in self.senses and not self._goes_on(text, at):
                longest = PhraseMatch(at, read, self.senses[read])
        return longest

    def fullmatch(self, text: str) -> PhraseMatch[Sense] | None:
        """Return the phrase that ``text`` consists of."""
        match = self.match(text)
        return match if match and match.end == len(text) else None

    @staticmethod
    def _goes_on(text: str, at: int) -> bool:
        """Return whether a word continues at ``at``; languages without blanks allow it."""
        if text.isascii():
            return _ASCII_GOES_ON.match(text, at) is not None
        is_together = _IS_TOGETHER.match(text, at - 1) is not None
        return not is_together and _GOES_ON.match(text, at) is not None


def words_of(texts: Iterable[str]) -> str:
    """Return a pattern of any phrase in ``texts``, the longest first."""
    longest_first = sorted({*all_phrases(texts)}, key=lambda p: (-len(p), p))
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s++") for phrase in longest_first
    )
