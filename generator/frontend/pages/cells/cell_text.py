"""The text of a cell: a name, a description with marks of deprecation, a value."""

from __future__ import annotations

import re

from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import shown_text
from generator.text.code_spans import read_code_span
from generator.text.lazy_pattern import lazy_pattern
from generator.text.markdown_escape import unescape_invisible, unescape_markdown

_BREAK = lazy_pattern(r"<br[ \t]*/?>", re.IGNORECASE)
_LINE_END = lazy_pattern(r"\r\n?")
# `: warning: ** DEPRECATED **: …` in a cell, `:warning: **DEPRECATED**: …` in a paragraph, and
# `⚠️ <strong>DEPRECATED</strong>` in documents of GraphQL.
_DEPRECATED = lazy_pattern(
    r":[ ]?warning:[ ]*\*\*[ ]?DEPRECATED[ ]?\*\*:[ ]*"
    r"|\u26a0\ufe0f?[ ]*(?:\*\*|<strong>)DEPRECATED(?:\*\*|</strong>)[ ]*",
    re.IGNORECASE,
)
_QUOTED_MARK = lazy_pattern(r"^>[ ]?Deprecated: ", re.MULTILINE)


def read_name(cell: Cell) -> tuple[str, bool]:
    """Return the name in ``cell``, and whether it is struck through (``~~x~~``)."""
    text = unescape_invisible(shown_text(cell.content).strip())
    if len(text) > 4 and text.startswith("~~") and text.endswith("~~"):
        return text[2:-2].strip(), True
    return text, False


def read_doc(markdown: str) -> tuple[str, bool]:
    """Return a description as Markdown with real line ends, and whether it mentions deprecation.

    ``N/A`` is not a description.  The mark of deprecation becomes the word ``Deprecated:``.
    """
    text = read_text(markdown)
    if "deprecated" not in text.lower():
        return text, False
    # In a quote, the marks of the quote are removed, too.
    marked, count = _DEPRECATED.subn("Deprecated: ", text)
    return _QUOTED_MARK.sub("Deprecated: ", marked), count > 0


def read_text(markdown: str) -> str:
    r"""Return Markdown with ``<br/>`` as line ends and ``<`` for ``\<``, and without gen's escapes.

    ``N/A`` is not a text.
    """
    text = markdown.strip()
    if "<" in text or "\r" in text or "\n" in text:
        lines = _BREAK.split(_LINE_END.sub("\n", text))
        # Not a pattern: one that begins with blanks takes quadratic time on many blanks.
        text = "\n".join([line.strip(" \t") for line in lines]).strip()
    is_nothing = len(text) == 3 and text.upper() == "N/A"
    return "" if is_nothing else unescape_markdown(text)


def read_value(cell: Cell) -> str:
    """Return the exact content of ``cell``, without the marks of a code span around it.

    Not the visible text: values such as ``__encrypted__`` are not emphasis.
    """
    shown = read_code_span(cell.content)
    return unescape_invisible(cell.content if shown is None else shown)
