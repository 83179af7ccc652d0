"""Where code can be split: at its last brackets, and between brackets."""

from __future__ import annotations

import re

_OPENING, _CLOSING = "([{", ")]}"
_BRACKET = re.compile(r"[()\[\]{}]")
_BLANK_OR_BRACKET = re.compile(r"[ ()\[\]{}]")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_TAIL = re.compile(r"\.(?<=\)\.)\w+(?:\(\))?,?$|,$")


def last_brackets(text: str) -> tuple[str, str, str]:
    """Return the text before, inside and after the last brackets; inside is ``""`` for none.

    An attribute access after the brackets belongs to the text after.
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
    """Split ``text`` at blanks outside of brackets: before one of the words ``before``, or after
    one of the words ``behind``.
    """
    if not any(f"{behind} {word}" in text for word in before):
        return [text]
    masked, pieces, start, depth = _masked(text), [], 0, 0
    for match in _BLANK_OR_BRACKET.finditer(masked):
        at = match.start()
        if match[0] in _OPENING:
            depth += 1
        elif match[0] in _CLOSING:
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
    """Return ``text`` with strings masked, at the same length."""
    return _STRING.sub(lambda string: "s" * len(string[0]), text)
