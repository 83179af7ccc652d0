"""Words of messages."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """Return ``1 model`` or ``2 models``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
