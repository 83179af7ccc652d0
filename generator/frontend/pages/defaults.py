"""The cell of a default -> DefaultValue: a literal of JSON, or the word that it is.

==============================  ==========================================================
``5``  ``"a"``  ``[]``          what JSON says; ``true``, ``True`` and ``TRUE`` are one
``null``, code ``None``         null
``'a'``  ``“a”``                the text in quotes
``active``  ``2024-01-01``      a word: the text as it is (``is_bare``)
code ``New York``               code that is no JSON: the text as it is (``is_bare``)
nothing, ``-``, ``N/A``,        no default; in code or quotes these are words, so that
``none``, ``n/a``               code ``none`` and ``"-"`` are texts
several words                  no value: a warning, since it may be prose
==============================  ==========================================================
"""

from __future__ import annotations

import json
import re
from typing import Any

from msgspec import Struct

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.dialects.plain.literals import read_string
from generator.source import Span
from generator.text.code_spans import read_code_span

_NOTHING = frozenset({"", "-", "–", "—", "n/a", "none"})  # noqa: RUF001  (an en dash)
_EMPTY: dict[str, Any] = {
    "empty string": "",
    "empty list": [],
    "empty array": [],
    "empty object": {},
    "empty map": {},
}
_CONSTANTS = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"[^\s()<>\"'`\[\]{}]+")
_MOST_BRACKETS = 64


class DefaultValue(Struct, frozen=True):
    """A default as written.

    ``value`` is what ``json`` loads; ``text`` what the cell shows.  ``is_bare``: the value is
    not marked as a text, so a field of text takes ``text`` (``5`` is ``"5"`` there), and one
    of another type cannot have a ``value`` that is a text.
    """

    value: Any
    text: str
    is_bare: bool
    span: Span


def read_default(cell: Cell, report: Report) -> DefaultValue | None:
    """Return the default that ``cell`` holds, None if there is none.

    Reports: unread-default.
    """
    code = read_code_span(cell.content)
    text = (read_inline(cell).text if code is None else code).strip()
    if code is None and text.casefold() in _NOTHING:
        return None
    if code is None and text.casefold() in _EMPTY:
        return DefaultValue(_EMPTY[text.casefold()], text, False, cell.span)
    if code is not None and text == "None":
        return DefaultValue(None, text, True, cell.span)
    found = _read_json(text, cell.span)
    if found:
        return found
    string = read_string(text)
    if string is not None:
        return DefaultValue(string, text, False, cell.span)
    if code is not None or _WORD.fullmatch(text):
        return DefaultValue(text, text, True, cell.span)
    report.add(catalog.unread_default(cell.span))
    return None


def _read_json(text: str, span: Span) -> DefaultValue | None:
    if text.casefold() in _CONSTANTS:
        return DefaultValue(_CONSTANTS[text.casefold()], text, True, span)
    if sum(map(text.count, "[{")) > _MOST_BRACKETS:
        return None
    try:
        value = json.loads(text, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:  # no JSON, NaN, too large, or half a character
        return None
    is_bare = isinstance(value, int | float)
    return DefaultValue(value, text, is_bare, span)


def _refuse(constant: str) -> None:
    raise ValueError(constant)
