r"""What a cell with simple markup shows, read without markdown-it.

Simple are code between single backticks, links to a path, words between stars, and ``\<``;
of these, none is inside another.  So is nearly every cell that has markup at all::

    `field`    List\<[Step](../models/Step.md)>    *Map\<String, Object>*

Each form is so narrow that CommonMark 0.31 §6 leaves no other reading of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.frontend.markdown.document import Link

# What shows itself wherever it stands; an `_` does inside a word, a backslash before one, and
# a `<` where no tag and no address can begin.
_TEXT = (
    r"(?:[A-Za-z0-9 .,:;/|(){}?=+#$%'\"~^>-]++|(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])"
    r"|<(?=[A-Za-z0-9]*[,*<\[])|\\[\\<>A-Za-z0-9])"
)
_BRACKETS = rf"\[(?:{_TEXT}|\[{_TEXT}*+\](?!\())*+\](?!\()"
_WORDS = rf"(?:{_TEXT}|{_BRACKETS})++"
_CODE = r"(?<!`)`(?P<code>[^\s`](?:[^`\n\0]*[^\s`])?)`(?!`)"
# The star of a pointer in Go has no other in its label that could close it.
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
    """Return what ``content`` shows, where in it each character is, and links; or None."""
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
                # One place for all it shows: before a word, the backslash is shown too.
                text = text if text[1].isalnum() else text[1]
                self._show(text, [part.start()] * len(text))
            else:
                self._show(text, range(*part.span()))

    def _show(self, text: str, places: Iterable[int]) -> None:
        self.text += text
        self.origins += places
