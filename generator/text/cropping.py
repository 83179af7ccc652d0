"""Crops long texts of specs in findings; a cell may be as long as its file."""

from __future__ import annotations

import re

_LONGEST = 4_000
_LONGEST_QUOTE = 400
_LONG_QUOTE = re.compile(rf"([^`]{{{_LONGEST_QUOTE}}})[^`]++")


def cropped(text: str) -> str:
    """Return ``text`` with long quotations cropped to ``…``; code spans stay closed."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    short = _LONG_QUOTE.sub(r"\1…", text)
    return short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…"
