"""The text of a type cell without decorations of words: ``_string_``, ``string（uuid）``."""

# ruff: noqa: RUF001, RUF002  (brackets as people write them)

from __future__ import annotations

import re
from collections.abc import Container

from msgspec.structs import replace

from generator.frontend.markdown.document import Link, RichText
from generator.text.lazy_pattern import lazy_pattern

_WIDE = str.maketrans({"（": "(", "）": ")", "，": ","})
_EMPHASIS = lazy_pattern(r"(?<![\w$])(_{1,3})(?=[^\s_]).{1,200}?(?<=[^\s_])\1(?![\w$])")
_ANCHOR = lazy_pattern(
    r"<a\s[^<>]{0,200}?href=[\"'](?P<href>[^\"'<>]{0,400})[\"'][^<>]{0,200}>"
    r"(?P<text>[^<>]{1,200})</a>",
    re.IGNORECASE,
)
_CODE = lazy_pattern(r"`[^`]*`")
# HTML for backticks and emphasis, as it is written in cells of Markdown.
_STYLE_TAG = lazy_pattern(r"</?(?:code|tt|kbd|samp|pre|strong|em|b|i)>", re.IGNORECASE)
_COMMENT = lazy_pattern(r"<!--[^<>]{0,200}-->")


def as_plain(rich: RichText) -> RichText:
    """Return ``rich`` with English brackets, without tags, comments and ``_`` around words.

    Code and values in quotes keep theirs.
    """
    if "</a>" in rich.text:
        rich = _with_anchors(rich)
    for sign, pattern in (("</", _STYLE_TAG), ("<!--", _COMMENT)):
        if sign in rich.text:
            tags = pattern.finditer(rich.text)
            marks = {index for tag in tags for index in range(*tag.span())}
            rich = _without(rich, rich.text, marks)
    text = rich.text.translate(_WIDE) if not rich.text.isascii() else rich.text
    if "_" in text and not ('"' in text or "'" in text):
        return _without_emphasis(rich, text)
    return rich if text is rich.text else replace(rich, text=text)


def _without_emphasis(rich: RichText, text: str) -> RichText:
    code = [match.span() for match in _CODE.finditer(rich.cell.content)]
    marks = {
        index
        for match in _EMPHASIS.finditer(text)
        for index in (
            *range(match.start(), match.end(1)),
            *range(match.end() - len(match[1]), match.end()),
        )
        if not any(start < rich.origins[index] < end for start, end in code)
    }
    return _without(rich, text, marks)


def _with_anchors(rich: RichText) -> RichText:
    """Return ``rich`` with links for the anchors of HTML in it: ``<a href="#lamp">Lamp</a>``."""
    found = list(_ANCHOR.finditer(rich.text))
    links = (Link(*match.span("text"), match["href"]) for match in found)
    tags = {
        index
        for match in found
        for index in (
            *range(match.start(), match.start("text")),
            *range(match.end("text"), match.end()),
        )
    }
    linked = replace(rich, links=(*rich.links, *links))
    return _without(linked, rich.text, tags)


def _without(rich: RichText, text: str, marks: Container[int]) -> RichText:
    """Return ``rich`` with ``text``, without the characters at ``marks``."""
    kept = [index for index in range(len(text)) if index not in marks]
    return replace(rich, text=text).only(kept)
