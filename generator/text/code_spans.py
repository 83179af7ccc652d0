"""Code spans in Markdown: writes one for a text, and reads the text of one."""

from __future__ import annotations

import re

# CommonMark 0.31 §6.1: a span has equally many backticks on both sides, within one paragraph; a
# backslash escapes the first one.
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
    """Return the text of ``markdown`` if it is a single code span, else None."""
    span = _CODE_SPAN.match(markdown)
    if not span or span.end() < len(markdown):
        return None
    text = span[2]
    if len(text) > 2 and text[0] == text[-1] == " " and text.strip():
        return text[1:-1]
    return text
