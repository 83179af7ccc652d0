"""How often a field occurs, from columns such as ``Cardinality`` and ``Label``.

``repeated``, ``Many`` and ``0..n`` are lists; ``1`` and ``1..n`` are required.
"""

from __future__ import annotations

from msgspec import Struct

from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import shown_text
from generator.text.lazy_pattern import lazy_pattern

_RANGE = lazy_pattern(
    r"\[?(?P<least>\d{1,9}|\*|n|m)(?:\s*+(?:\.\.+|…|-|to|:|,)\s*+"
    r"(?P<most>\d{1,9}|\*|n|m|∞|unbounded|many))?\]?"
)
_MANY = frozenset({"*", "n", "m", "∞", "unbounded", "many"})
_WORDS: dict[str, tuple[bool | None, bool]] = {
    "repeated": (None, True),
    "many": (None, True),
    "multiple": (None, True),
    "multi": (None, True),
    "list": (None, True),
    "array": (None, True),
    "one or more": (True, True),
    "at least one": (True, True),
    "+": (True, True),
    "zero or more": (False, True),
    "*": (False, True),
    "any": (False, True),
    "one": (None, False),
    "single": (None, False),
    "exactly one": (True, False),
    "required": (True, False),
    "mandatory": (True, False),
    "zero or one": (False, False),
    "at most one": (False, False),
    "optional": (False, False),
    "?": (False, False),
    "": (None, False),
    "-": (None, False),
}


class Cardinality(Struct, frozen=True):
    """``required`` is None if the cell does not say."""

    required: bool | None
    is_list: bool


def read_cardinality(cell: Cell) -> Cardinality | None:
    """Return the cardinality in ``cell``, None if it is not a known word."""
    text = shown_text(cell.content).strip("() ").casefold()
    if text in _WORDS:
        return Cardinality(*_WORDS[text])
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    least, most = match["least"], match["most"] or match["least"]
    is_list = most in _MANY or int(most) > 1
    return Cardinality(least not in ("0", "*"), is_list)
