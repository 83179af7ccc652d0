"""Comments for gen in a spec: ``<!-- gen: ignore unread-column -->``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.lazy_pattern import lazy_pattern

# On one line, and up to the next `<`, so each text is scanned once.
_COMMENT = lazy_pattern(r"<!--[ \t]*gen:(?P<words>[^\n<>]*?)-->")


def find_comments(text: str) -> Iterator[re.Match[str]]:
    """Yield the comments in ``text``; the group ``words`` has the content."""
    return _COMMENT.finditer(text) if "gen:" in text else iter(())


def without_comments(text: str) -> str:
    """Return ``text`` without its comments for gen."""
    return _COMMENT.sub("", text).strip() if "gen:" in text else text
