"""Code spans in Markdown text: one that shows a text, and the text that one shows."""

from __future__ import annotations

import re

# CommonMark 0.31 §6.1: as many backticks behind as before, in one paragraph; a backslash
# in front of the first takes it away.
_CODE_SPAN = re.compile(
    r"(?<![`\\])(`+)(?!`)((?:(?!\n\s*\n).)*?)(?<!`)\1(?!`)", re.DOTALL
)


def code_span(text: str) -> str:
    """Return a code span that shows ``text``; ``""`` for ``""``."""
    if not text:
        return ""
    runs = re.findall("`+", text) if "`" in text else []
    fence = max(runs, default="") + "`"
    padded = text[0] in " `" or text[-1] in " `"
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"


def read_code_span(markdown: str) -> str | None:
    """Return what the code span shows that is all of ``markdown``, or None."""
    span = _CODE_SPAN.fullmatch(markdown)
    if not span:
        return None
    text = span[2]
    if len(text) > 2 and text[0] == text[-1] == " " and text.strip():
        return text[1:-1]
    return text
