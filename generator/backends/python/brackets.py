"""Where code can be taken apart: at its last brackets, and between brackets."""

from __future__ import annotations

import re

_OPENING, _CLOSING = "([{", ")]}"
_BRACKET = r"[()\[\]{}]"
_BRACKETS = re.compile(_BRACKET)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_TAIL = re.compile(r"\.(?<=\)\.)\w+(?:\(\))?,?$|,$")


class Separator:
    """Where ``split`` splits: at the one blank that ``pattern`` matches."""

    def __init__(self, pattern: str) -> None:
        self.alone = re.compile(pattern)
        self.or_bracket = re.compile(f"{_BRACKET}|{pattern}")


def last_brackets(text: str) -> tuple[str, str, str]:
    """Return (up to the bracket, inside, from its end on); inside is ``""`` for none.

    A name that is read of what the brackets make comes with their end.
    """
    masked = _masked(_TAIL.sub("", text))
    if not masked.endswith(tuple(_CLOSING)):
        return text, "", ""
    end, depth = len(masked) - 1, 0
    for bracket in reversed([*_BRACKETS.finditer(masked)]):
        depth += 1 if bracket[0] in _CLOSING else -1
        if depth == 0:
            index = bracket.start()
            return text[: index + 1], text[index + 1 : end], text[end:]
    return text, "", ""


def split(text: str, at: Separator) -> list[str]:
    """Return the pieces of ``text`` between separators outside of brackets."""
    if not at.alone.search(text):
        return [text]
    pieces, start, depth = [], 0, 0
    for found in at.or_bracket.finditer(_masked(text)):
        if found[0] in _OPENING:
            depth += 1
        elif found[0] in _CLOSING:
            depth -= 1
        elif depth == 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [*pieces, text[start:]]


def _masked(text: str) -> str:
    """Return ``text`` with its strings blotted out, as long as before."""
    return _STRING.sub(lambda string: "s" * len(string[0]), text)
