"""Comments in a spec that are for gen: ``<!-- gen: ignore unread-column -->``."""

from __future__ import annotations

import re
from collections.abc import Iterator

# On one line, and up to the next `<`: each text is looked through once.
_COMMENT = re.compile(r"<!--[ \t]*gen:(?P<words>[^\n<>]*?)-->")


def find_comments(text: str) -> Iterator[re.Match[str]]:
    """Yield the comments in ``text``; the group ``words`` is what each says."""
    return _COMMENT.finditer(text) if "gen:" in text else iter(())


def without_comments(text: str) -> str:
    """Return ``text`` without them."""
    return _COMMENT.sub("", text).strip() if "gen:" in text else text
