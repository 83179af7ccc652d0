"""Where code can be taken apart: at its last brackets, and between brackets."""

from __future__ import annotations

import re

_OPENING, _CLOSING = "([{", ")]}"
_BRACKET = re.compile(r"[()\[\]{}]")
_BLANK_OR_BRACKET = re.compile(r"[ ()\[\]{}]")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_TAIL = re.compile(r"\.(?<=\)\.)\w+(?:\(\))?,?$|,$")


def last_brackets(text: str) -> tuple[str, str, str]:
    """Return (up to the bracket, inside, from its end on); inside is ``""`` for none.

    A name that is read of what the brackets make comes with their end.
    """
    masked = _masked(_TAIL.sub("", text))
    if not masked.endswith(tuple(_CLOSING)):
        return text, "", ""
    end, depth = len(masked) - 1, 0
    for bracket in reversed([*_BRACKET.finditer(masked)]):
        depth += 1 if bracket[0] in _CLOSING else -1
        if depth == 0:
            index = bracket.start()
            return text[: index + 1], text[index + 1 : end], text[end:]
    return text, "", ""


def split(text: str, before: tuple[str, ...] = ("",), behind: str = "") -> list[str]:
    """Return the pieces of ``text`` between blanks outside of brackets: those that stand
    before one of the words ``before``, and behind ``behind``."""
    if not any(f"{behind} {word}" in text for word in before):
        return [text]
    masked, pieces, start, depth = _masked(text), [], 0, 0
    for found in _BLANK_OR_BRACKET.finditer(masked):
        at = found.start()
        if found[0] in _OPENING:
            depth += 1
        elif found[0] in _CLOSING:
            depth -= 1
        elif (
            depth == 0
            and masked.startswith(before, at + 1)
            and masked.endswith(behind, 0, at)
        ):
            pieces.append(text[start:at])
            start = at + 1
    return [*pieces, text[start:]]


def _masked(text: str) -> str:
    """Return ``text`` with its strings blotted out, as long as before."""
    return _STRING.sub(lambda string: "s" * len(string[0]), text)
