"""Characters that cannot be seen, or that change how others are shown.

Control characters, marks of direction, zero-width and private ones, and blanks other than
the space.  All that shows or compares text of a spec asks here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Unicode's Default_Ignorable_Code_Point where Python calls it printable, and a blank of Braille.
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)

_UNUSUAL = re.compile(r"[^ -~]")  # what may be hidden: all but printable ASCII


def is_hidden(ch: str) -> bool:
    """Return whether the one character ``ch`` is hidden."""
    return not ch.isprintable() or bool(_IGNORABLE.match(ch))


def replace_hidden(text: str, escape: Callable[[str], str], kept: str = "") -> str:
    """Return ``text`` with ``escape`` of each hidden character that is not in ``kept``."""
    if text.isascii() and text.isprintable():
        return text

    def shown(found: re.Match[str]) -> str:
        ch = found[0]
        return escape(ch) if ch not in kept and is_hidden(ch) else ch

    return _UNUSUAL.sub(shown, text)
