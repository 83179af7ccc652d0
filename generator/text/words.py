"""Words for messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def count(number: int, noun: str) -> str:
    """Return ``1 model`` or ``2 models``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def did_you_mean(near: Sequence[str], otherwise: str) -> str:
    """Return a question for the first of ``near``, or ``otherwise`` if it is empty."""
    return f"did you mean `{near[0]}`?" if near else otherwise


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> list[str]:
    """Return the one of ``known`` most similar to ``word``, or nothing.

    ``likeness``: the similarity required; 1 means equal.
    """
    # Imported late: few runs have a typo to correct.
    from difflib import get_close_matches

    return get_close_matches(word, list(known), 1, likeness)
