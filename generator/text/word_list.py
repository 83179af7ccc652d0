"""Lists of words, written as text."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, which are separated by blanks and line ends."""
    return tuple(text.split())
