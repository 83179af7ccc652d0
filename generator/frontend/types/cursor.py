"""A position in the text of a type cell; every dialect reads with it."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TypeVar

from generator.frontend.markdown.document import Cell, RichText, cell_at
from generator.frontend.types.typeexpr import TypeExpr
from generator.frontend.words.phrases import PhraseBook
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

Parsed = TypeVar("Parsed")
_WORD = lazy_pattern(r"[^\W\d]\w*")
_STRING = lazy_pattern(r'"(?:[^"\\]|\\.)*"')


class TypeSyntaxError(Exception):
    """The text is not a type.  Dialects raise it, and the reader of the cell catches it."""

    def __init__(self, rich: RichText, at: int, expected: str) -> None:
        super().__init__(f"expected {expected}")
        self.expected = expected
        self._rich, self._at = rich, at

    @property
    def span(self) -> Span:
        # Computed on demand: a vote for a dialect never needs it.
        return self._rich.span(self._at, self._at + 1)

    @property
    def word(self) -> Span | None:
        """The word that is not a type, if there is one."""
        match = _WORD.match(self._rich.text, self._at)
        if not match:
            return None
        word = self._rich.span(*match.span())
        return word if word.text == match[0] else None


class Cursor:
    """Reads ``rich.text`` from left to right; ``at`` is the index of the next character.

    ``notes`` is the text after a type that does not belong to it: ``required``, ``max 5``.
    """

    # Deeper types are rejected: real ones have at most six levels, and parsers recurse.
    MAX_DEPTH = 64

    def __init__(
        self, rich: RichText, own_words: PhraseBook[TypeExpr] | None = None
    ) -> None:
        """``own_words``: user-defined words for types."""
        self.rich = rich
        self.own_words = own_words
        self.at = 0
        self.depth = 0
        self.notes: list[Cell] = []

    def accept(self, literal: str) -> bool:
        """Skip ``literal`` if it comes next, and return whether it did."""
        if not self.rich.text.startswith(literal, self.at):
            return False
        self.at += len(literal)
        return True

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Skip what ``pattern`` matches here, if anything."""
        match = pattern.match(self.rich.text, self.at)
        if match:
            self.at = match.end()
        return match

    def expect(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        """Skip ``pattern``; raise TypeSyntaxError, which expects ``what``, if it is not here."""
        match = self.match(pattern)
        if not match:
            raise self.error(what)
        return match

    def raw_string(self) -> str:
        """Skip a string in double quotes, and return its value.

        It is read from the source of the cell: Markdown removes stars and escapes from it.
        Raises TypeSyntaxError if there is none, or if its escapes are unknown to JSON.
        """
        origins = self.rich.origins
        match = (
            None
            if self.at_end
            else _STRING.match(self.rich.cell.content, origins[self.at])
        )
        if not match:
            raise self.error("a string in double quotes")
        try:
            value: str = json.loads(match[0], strict=False)
            value.encode()
        except ValueError:  # an invalid escape, or half a surrogate pair
            raise self.error("a string with the escapes of JSON") from None
        self.at = bisect_left(origins, match.end(), self.at + 1)
        return value

    def since(self, start: int) -> Span:
        """Return the span from ``start`` to here."""
        return self.rich.span(start, self.at)

    def note(self, start: int, end: int) -> None:
        """Store the text from ``start`` to ``end`` as a note."""
        span = self.rich.span(start, end)
        if span.text.count("`") % 2 and span.file.text.startswith("`", span.end):
            span = Span(span.file, span.start, span.end + 1)
        self.notes.append(cell_at(span))

    def href(self, start: int, end: int) -> str:
        """Return the target of the link over the text from ``start`` to ``end``, or ``""``."""
        for link in self.rich.links:
            if link.start <= start and end <= link.end:
                return link.href
        return ""

    def nested(self, parse: Callable[[Cursor], Parsed]) -> Parsed:
        """Return the result of ``parse`` one level deeper; raise if that is too deep."""
        if self.depth >= self.MAX_DEPTH:
            raise self.error(f"a type of at most {self.MAX_DEPTH} levels")
        self.depth += 1
        parsed = parse(self)
        self.depth -= 1
        return parsed

    @property
    def at_end(self) -> bool:
        return self.at >= len(self.rich.text)

    def error(self, expected: str) -> TypeSyntaxError:
        return TypeSyntaxError(self.rich, self.at, expected)
