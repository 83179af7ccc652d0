"""The targets of links in a document: the anchors of its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.frontend.markdown.document import Document, Heading
from generator.frontend.markdown.html import HTML_TAG
from generator.frontend.markdown.inline import shown_text
from generator.frontend.markdown.outline import Section
from generator.frontend.pages.headings.titles import read_title
from generator.text.lazy_pattern import lazy_pattern

_EXPLICIT = lazy_pattern(
    r"""\b(?:id|name)\s*=\s*+["'{]*(?P<id>[^\s"'<>{}]+)"""
    r"|\{#(?P<braces>[^\s{}]+)\}|\[#(?P<brackets>[^\s\[\]]+)\](?!\()"
)
_TAG = lazy_pattern(HTML_TAG)
_TAG_LINE = lazy_pattern(r"\s*+<[^<>]*>(?:\s*+</\w+>)?\s*+")
_LINKED = lazy_pattern(r"#([^\s()\[\]<>\"'|]+)")
_LINES_ABOVE = 3  # lines above a heading that may contain its anchors


class Anchors:
    """The anchors of one document."""

    def __init__(self, document: Document) -> None:
        text = document.file.text
        self._linked = {found.casefold() for found in _LINKED.findall(text)}

    def of(self, sections: Sequence[Section]) -> tuple[str, ...]:
        """Return the anchors of the page below ``sections``.

        These are the anchors of its own heading, and of enclosing headings with the same name.
        """
        anchors: list[str] = []
        inner: str | None = None
        for section in reversed(sections):
            title = read_title(section.heading.cell.content)
            name = _plain(title.text)
            if inner is not None and name != inner:
                break
            anchors += _anchors_of(section.heading)
            if not title.needs_name:
                inner = name
        return tuple(dict.fromkeys(anchors))

    def around(self, sections: Sequence[Section]) -> tuple[str, ...]:
        """Return the anchors of all headings above the page below ``sections``."""
        return tuple(a for section in sections for a in _anchors_of(section.heading))

    def are_linked(self, sections: Sequence[Section]) -> bool:
        """Return whether a link of the document leads to one of ``sections``."""
        return any(
            anchor in self._linked
            for section in sections
            for anchor in _anchors_of(section.heading)
        )


def _anchors_of(heading: Heading) -> list[str]:
    text = "\n".join([heading.span.text, *_lines_above(heading)])
    explicit = (match[match.lastgroup or 0] for match in _EXPLICIT.finditer(text))
    shown = shown_text(_TAG.sub("", _EXPLICIT.sub("", heading.cell.content)))
    return [anchor_of(shown), *explicit]


def _lines_above(heading: Heading) -> list[str]:
    """Return the lines above ``heading`` that consist of a tag."""
    above: list[str] = []
    number = heading.span.begin[0] - 1
    while number > 0 and len(above) < _LINES_ABOVE:
        line = heading.span.file.lines(number, number).text
        if not _TAG_LINE.fullmatch(line) and line.strip():
            break
        above.append(line)
        number -= 1
    return above


_NOT_IN_ANCHORS = lazy_pattern(r"[^\w\- ]")


def anchor_of(title: str) -> str:
    """Return the anchor that most renderers give a heading: ``postal-address``."""
    if not title.isalnum():  # few have other characters
        title = _NOT_IN_ANCHORS.sub("", title).strip().replace(" ", "-")
    return title.casefold()


_KIND = lazy_pattern(
    r"\W(?:object|structure|type|resource|model|schema)s?\b", re.IGNORECASE
)


def _plain(text: str) -> str:
    return _KIND.sub("", text).casefold()
