"""Words of messages."""

from __future__ import annotations

from collections.abc import Iterable


def count(number: int, noun: str) -> str:
    """Return ``1 model`` or ``2 models``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return the one of ``known`` that ``word`` may have been meant to be, or nothing."""
    # Imported late: few runs have something to mend.
    from difflib import get_close_matches

    return get_close_matches(word, list(known), 1)
