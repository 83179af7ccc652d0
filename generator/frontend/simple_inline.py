r"""What a cell with simple markup shows, read without markdown-it.

Simple are code between single backticks, links to a path, words between stars, and ``\<``;
of these, none is inside another.  So is nearly every cell that has markup at all::

    `field`    List\<[Step](../models/Step.md)>    *Map\<String, Object>*

Each form is so narrow that CommonMark 0.31 §6 leaves no other reading of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.frontend.document import Link

# What shows itself wherever it stands; an `_` does inside a word, a backslash before one, and
# a `<` where no tag and no address can begin.
_TEXT = (
    r"(?:[A-Za-z0-9 .,:;/|(){}?=+#$%'\"~^>-]++|(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])"
    r"|<(?=[A-Za-z0-9]*[,*<\[])|\\[\\<>A-Za-z0-9])"
)
_BRACKETS = rf"\[(?:{_TEXT}|\[{_TEXT}*+\](?!\())*+\](?!\()"
_WORDS = rf"(?:{_TEXT}|{_BRACKETS})++"
# Go's pointers: a star that no other one in the label follows.
_LABEL = rf"\*?{_WORDS}\]\("
_LINK = (
    rf"\[{_LABEL}(?:https://[a-z0-9]+(?:\.[a-z0-9]+)+/)?"
    r"[A-Za-z0-9_.#-][A-Za-z0-9_./#?=-]*+\)"
)
_STARRED = rf"(?:(?<=[] <,\[(|])|^)\*(?! ){_WORDS}(?<! )\*(?![^][ >,)|])"
_CODE = r"(?<!`)`[^\s`](?:[^`\n\0]*[^\s`])?`(?!`)"
# A `]` before a `(` ends a link, or something else that is not simple.
_SIMPLE = re.compile(rf"(?>{_CODE}|{_LINK}|{_STARRED}|{_TEXT}|\[|\](?!\())++")

# A piece of simple text: what shows itself has one of three names, marks have the others.
_PIECE = re.compile(
    r"`(?P<code>[^`]+)`|(?P<escape>\\.)|\]\((?P<target>[^)]*)\)"
    rf"|(?P<open>\[)(?={_LABEL})|(?P<star>\*)(?!(?<=\[\*){_WORDS}\]\()"
    r"|(?P<text>[^`\\*\[\]]+|.)"
)


def read_simple(content: str) -> tuple[str, Sequence[int], tuple[Link, ...]] | None:
    """Return what ``content`` shows, the index of each character, and links; None if not simple."""
    if not _SIMPLE.fullmatch(content):
        return None
    text, opened = "", 0
    origins: list[int] = []
    links: list[Link] = []
    for piece in _PIECE.finditer(content):
        match piece.lastgroup:
            case "open":
                opened = len(text)
            case "target":
                links.append(Link(opened, len(text), piece["target"]))
            case "escape":
                # One place for all it shows: before a word, the backslash is shown too.
                shown = piece[0] if piece[0][1].isalnum() else piece[0][1]
                text += shown
                origins += [piece.start()] * len(shown)
            case "code" | "text" as name:
                text += piece[name]
                origins += range(*piece.span(name))
    return text, tuple(origins), tuple(links)
