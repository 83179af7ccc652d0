"""Conflict markers, which git leaves in a file that it could not merge."""

from __future__ import annotations

import re

from generator.text.lazy_pattern import lazy_pattern

_MARKER = lazy_pattern(r"^(<{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_ORDER = "<=>"


def find_conflict(text: str) -> tuple[int, int] | None:
    """Return the start and end of the first conflict in ``text``, None if there is none."""
    if "<<<<<<<" not in text:
        return None
    start, seen = 0, 0
    for marker in _MARKER.finditer(text):
        if marker[0][0] == "<":
            start, seen = marker.start(), 0
        if marker[0][0] == _ORDER[seen]:
            seen += 1
        if seen == len(_ORDER):
            return start, marker.end()
    return None
