"""Characters that are invisible, or that change how others are shown.

These are control, direction, zero-width and private characters, and blanks other than the
space.  Use this module wherever spec text is shown or compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.text.lazy_pattern import lazy_pattern

# Default_Ignorable_Code_Point characters that Python calls printable, and the Braille blank.
_IGNORABLE = lazy_pattern(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)

_UNUSUAL = re.compile(r"[^ -~]")  # candidates: everything but printable ASCII


def is_hidden(ch: str) -> bool:
    """Return whether the character ``ch`` is hidden."""
    return not ch.isprintable() or bool(_IGNORABLE.match(ch))


def replace_hidden(text: str, escape: Callable[[str], str], kept: str = "") -> str:
    """Return ``text`` with ``escape`` applied to each hidden character that is not in ``kept``."""
    if text.isascii() and (text.isprintable() or _is_plain(text, kept)):
        return text

    def shown(match: re.Match[str]) -> str:
        ch = match[0]
        return escape(ch) if ch not in kept and is_hidden(ch) else ch

    return _UNUSUAL.sub(shown, text)


def _is_plain(text: str, kept: str) -> bool:
    for ch in kept:
        text = text.replace(ch, "")
    return text.isprintable()
