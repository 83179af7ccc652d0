"""Where code can be taken apart: at its last brackets, and between brackets."""

from __future__ import annotations

import re

_BRACKETS = {")": "(", "]": "[", "}": "{"}
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_TAIL = re.compile(r"(?<=\))\.\w+(?:\(\))?,?$|,$")


def last_brackets(text: str) -> tuple[str, str, str]:
    """Return (up to the bracket, inside, from its end on); inside is ``""`` for none.

    A name that is read of what the brackets make comes with their end.
    """
    masked = _masked(_TAIL.sub("", text))
    if not masked or masked[-1] not in _BRACKETS:
        return text, "", ""
    end, depth = len(masked) - 1, 0
    for index in range(end, -1, -1):
        depth += (masked[index] in _BRACKETS) - (masked[index] in "([{")
        if depth == 0:
            return text[: index + 1], text[index + 1 : end], text[end:]
    return text, "", ""


def split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Return the pieces of ``text`` between matches of ``pattern`` outside of brackets."""
    if not pattern.search(text):
        return [text]
    masked, pieces, start, depth = _masked(text), [], 0, 0
    for index, ch in enumerate(masked):
        depth += (ch in "([{") - (ch in _BRACKETS)
        found = pattern.match(masked, index) if depth == 0 and ch == " " else None
        if found:
            pieces.append(text[start:index])
            start = found.end()
    return [*pieces, text[start:]]


def _masked(text: str) -> str:
    """Return ``text`` with its strings blotted out, as long as before."""
    return _STRING.sub(lambda string: "s" * len(string[0]), text)
