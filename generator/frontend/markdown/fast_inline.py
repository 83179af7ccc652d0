r"""The visible text of a cell with simple markup, read without markdown-it.

Simple markup is code between single backticks, links to a path, words between stars, and ``\<``,
without nesting.  Nearly every cell with markup is simple::

    `field`    List\<[Step](../models/Step.md)>    *Map\<String, Object>*

The forms are so narrow that CommonMark 0.31 §6 allows no other reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.frontend.markdown.document import Link

# Characters that are plain text anywhere; also an `_` inside a word, a backslash before one, and a
# `<` that cannot begin a tag or a URL.
_TEXT = (
    r"(?:[A-Za-z0-9 .,:;/|(){}?=+#$%'\"~^>-]++|(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])"
    r"|<(?=[A-Za-z0-9]*[,*<\[])|\\[\\<>A-Za-z0-9])"
)
_BRACKETS = rf"\[(?:{_TEXT}|\[{_TEXT}*+\](?!\())*+\](?!\()"
_WORDS = rf"(?:{_TEXT}|{_BRACKETS})++"
_CODE = r"(?<!`)`(?P<code>[^\s`](?:[^`\n\0]*[^\s`])?)`(?!`)"
# The star of a Go pointer has no closing star in its label.
_LINK = (
    rf"\[(?P<label>\*?{_WORDS})\]\("
    r"(?P<target>(?:https://[a-z0-9]+(?:[.-][a-z0-9]+)+/)?"
    r"[A-Za-z0-9_.#-][A-Za-z0-9_./#?=-]*+)\)"
)
_STARRED = rf"(?:(?<=[] <,\[(|])|^)\*(?! )(?P<starred>{_WORDS})(?<! )\*(?![^][ >,)|])"
# A `]` before a `(` ends a link, or something else that is not simple.
_PIECE = re.compile(rf"{_CODE}|{_LINK}|{_STARRED}|(?P<text>{_TEXT}++|\[|\](?!\())")
_ESCAPES = re.compile(r"(?P<escape>\\.)|[^\\]+")


def read_simple(content: str) -> tuple[str, Sequence[int], tuple[Link, ...]] | None:
    """Return the visible text of ``content``, its origins, and links; or None."""
    shown, at = _Shown(), 0
    while at < len(content):
        piece = _PIECE.match(content, at)
        if not piece:
            return None
        shown.add(piece)
        at = piece.end()
    return shown.text, tuple(shown.origins), tuple(shown.links)


class _Shown:
    def __init__(self) -> None:
        self.text = ""
        self.origins: list[int] = []
        self.links: list[Link] = []

    def add(self, piece: re.Match[str]) -> None:
        start = len(self.text)
        match piece.lastgroup:
            case "code":
                self._show(piece["code"], range(*piece.span("code")))
            case "target":
                self._show_escaped(piece, "label")
                self.links.append(Link(start, len(self.text), piece["target"]))
            case name:
                self._show_escaped(piece, name or "")

    def _show_escaped(self, piece: re.Match[str], name: str) -> None:
        for part in _ESCAPES.finditer(piece.string, *piece.span(name)):
            text = part[0]
            if part["escape"]:
                # One origin for all of it: before a word, the backslash is visible, too.
                text = text if text[1].isalnum() else text[1]
                self._show(text, [part.start()] * len(text))
            else:
                self._show(text, range(*part.span()))

    def _show(self, text: str, places: Iterable[int]) -> None:
        self.text += text
        self.origins += places
