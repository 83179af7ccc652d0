"""The cell of a default -> DefaultValue: a JSON literal, or a word.

==============================  ==========================================================
``5``  ``"a"``  ``[]``          the JSON value; ``true``, ``True`` and ``TRUE`` are equal
``null``, code ``None``         null
``'a'``  ``“a”``                the text in quotes
``active``  ``2024-01-01``      a word: the text itself (``is_bare``)
code ``New York``               code that is not JSON: the text itself (``is_bare``)
``yes``, ``off``                true and false, of a boolean
nothing, ``-``, ``N/A``,        no default; in code or quotes these are words, so that
``none``, ``n/a``               code ``none`` and ``"-"`` are texts
``auto``, ``now()``,            no default: a server or a database fills it in
``undefined``
several words                  not a value: a warning, since it may be prose
==============================  ==========================================================
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.cells.required_cell import is_required_word, says_required
from generator.frontend.types.dialects.plain.literals import read_string
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import all_phrases, phrases
from generator.source import Span
from generator.text.code_spans import read_code_span
from generator.text.lazy_pattern import lazy_pattern

# The whole cell means "nothing".
NOTHING = frozenset({"", "-", "–", "—", "n/a", "none"})  # noqa: RUF001  (an en dash)
# Filled in by a database or a server, with a value that the document does not give.
_FILLED_IN = frozenset(all_phrases(each.filled_in for each in LANGUAGES))
# In code this is a value: ``workers`` may be a number or `auto`.
_MAY_BE_VALUE = "auto"
# The words for a boolean; those of the first language win.
_FLAGS: Mapping[str, bool] = {
    word: value
    for each in reversed(LANGUAGES)
    for text, value in (
        (f"{each.yes}, {each.on}", True),
        (f"{each.no}, {each.off}", False),
    )
    for word in phrases(text)
} | {"1": True, "0": False}
# Cells that say that there is no default, or an unknown one.
_SAYS_NOTHING = frozenset(all_phrases(each.nothing for each in LANGUAGES))
_NONE = NOTHING | _SAYS_NOTHING
# A value before a remark: `` `300` (5 min) ``, `300 (5 min)`.
_BEFORE_REMARK = lazy_pattern(
    r"(?P<code>`[^`]+`)\s*+(?:[(（,;–—]|-\s)[^`]*"  # noqa: RUF001
    r"|(?P<value>-?\d+(?:\.\d+)?|true|false|\"[^\"]*\")\s*+(?:\([^()]*\)|（[^（）]*）)",  # noqa: RUF001
    re.IGNORECASE,
)
# `None (required)`, `- (generated)`.
_NONE_AND_REMARK = lazy_pattern(
    r"(?P<none>[^\s(（,]{1,20})\s*+(?:[(（](?P<remark>[^()（）]{1,80})[)）]|,\s*+(?P<word>\w{1,20}))"  # noqa: RUF001
)
_CALL = lazy_pattern(r"[\w.]{1,60}\([^()]{0,200}\)(?:::\w+)?", re.ASCII)
# From the environment or the context of a program.
_EXPRESSION = lazy_pattern(
    r"process\.env\.\w+|\$\{\{?[^{}]{1,80}\}\}?|\$[A-Z_]{2,60}|os\.environ\b.{0,80}",
    re.ASCII,
)
# A value over several lines: `<pre>[<br>  "a"<br>]</pre>`.
_PRE_TAGS = lazy_pattern(r"</?pre>|<br\s*/?>", re.IGNORECASE)
_HTML_CODE = lazy_pattern(r"<code>(?P<code>[^<>]+)</code>")
_EMPTY: Mapping[str, Any] = {
    cell: value for each in reversed(LANGUAGES) for cell, value in each.empty.items()
}
_CONSTANTS = {"true": True, "false": False, "null": None}
_WORD = lazy_pattern(r"[^\s()<>\"'`\[\]{}]+")
_GROUPED = lazy_pattern(r"-?[1-9]\d{0,2}(?:_\d{3}){1,5}", re.ASCII)
# As PostgreSQL writes the type of a value: `'new'::character varying`, `0::bigint`.
_CAST = lazy_pattern(
    r"(?<=['\d)])::[a-z][a-z0-9_ ]{0,40}(?:\(\d[\d,]{0,9}\))?(?:\[\])?\Z"
)
_MOST_BRACKETS = 64


class DefaultValue(Struct, frozen=True):
    """A default as written.

    ``value`` is what ``json`` loads; ``text`` is what the cell shows.  ``is_bare``: the value is
    not marked as a text.  A field of text then takes ``text`` (``5`` becomes ``"5"``), and a field
    of another type cannot have a ``value`` that is a text.
    """

    value: Any
    text: str
    is_bare: bool
    span: Span


def read_default(
    cell: Cell, report: Report, *, is_flag: bool = False
) -> DefaultValue | None:
    """Return the default in ``cell``, None if there is none.

    ``is_flag``: the field is a boolean, so yes and no are values.

    Reports: unread-default.
    """
    cell = _without_remark(cell)
    code = read_code_span(cell.content)
    text = (read_inline(cell).text if code is None else code).strip()
    if code is None and (html := _HTML_CODE.fullmatch(text)):
        code = text = html["code"].strip()
    text = _CAST.sub("", text)
    if text.startswith("<pre>"):
        text = _PRE_TAGS.sub(" ", text).strip()
    word = text.casefold()
    if is_flag and word in _FLAGS:
        return DefaultValue(_FLAGS[word], text, False, cell.span)
    is_value = word == _MAY_BE_VALUE and code is not None
    if (word in _FILLED_IN and not is_value) or _is_computed(text):
        return None
    if code is None:
        if word.strip("_*") in _NONE or says_required(cell) or _remark_of_none(text):
            return None
        if _none_with_remark(text) is not None:
            return None
        if word in _EMPTY:
            return DefaultValue(_EMPTY[word], text, False, cell.span)
    elif text == "None":
        return DefaultValue(None, text, True, cell.span)
    if value := _read_json(text, cell.span):
        return value
    if (string := read_string(text)) is not None:
        return _read_text(string, text, cell.span)
    if code is not None or _WORD.fullmatch(text):
        return DefaultValue(text, text, True, cell.span)
    report.add(catalog.unread_default(cell.span))
    return None


def _without_remark(cell: Cell) -> Cell:
    """Return ``cell`` without the remark after its value: ```5` (as of v2)``."""
    remark = _BEFORE_REMARK.fullmatch(cell.content)
    if not remark:
        return cell
    end = remark.end("code" if remark["code"] else "value")
    return cell_at(Span(cell.span.file, cell.span.start, cell.offsets()[end]))


def _read_text(string: str, text: str, span: Span) -> DefaultValue | None:
    """Return the default ``text``, which is ``string`` in quotes."""
    if text.startswith("'") and string[:1] in ("{", "["):
        # Databases write JSON this way; a field of text takes it unchanged.
        value = _read_json(string, span)
        return value and replace(value, text=string, is_bare=True)
    return DefaultValue(string, text, False, span)


def _is_computed(text: str) -> bool:
    """Return whether a program computes the default: ``now()``, ``process.env.HOME``."""
    may_be = "$" in text or "env" in text
    return bool(_CALL.fullmatch(text) or (may_be and _EXPRESSION.fullmatch(text)))


def _remark_of_none(text: str) -> bool:
    """Return whether brackets say that there is no default: ``(none)``, ``(not set)``."""
    inside = text[1:-1].strip("*_ ").casefold()
    return text.startswith("(") and text.endswith(")") and inside in _NONE | _FILLED_IN


def _none_with_remark(text: str) -> str | None:
    """Return the remark after a word for no default: ``None (required)``; None for other texts."""
    match = _NONE_AND_REMARK.fullmatch(text)
    if not match or match["none"].casefold().strip("_*") not in _NONE:
        return None
    remark = match["remark"] or match["word"]
    return remark if match["remark"] or is_required_word(remark) else None


def requires_value(cell: Cell) -> bool:
    """Return whether ``cell`` says ``required`` instead of a default, or after one word for none."""
    if "`" in cell.content:
        return False
    if says_required(cell):
        return True
    remark = _none_with_remark(read_inline(cell).text.strip())
    return remark is not None and is_required_word(remark.strip())


def states_default(cell: Cell, *, null: bool) -> bool:
    """Return whether ``cell`` gives a default, even in words that :func:`read_default` cannot read.

    Marks for no default, or for one that a server fills in, do not count.

    - ``null``: whether null is a default.  Descriptions of databases print it for no default.
    """
    text = read_inline(cell).text.strip()
    if text.casefold() in ("null", "nil", "undefined"):
        return null
    if text.casefold() in _NONE | _FILLED_IN or _CALL.fullmatch(text):
        return False
    return not says_required(cell) and _none_with_remark(text) is None


def _read_json(text: str, span: Span) -> DefaultValue | None:
    if _GROUPED.fullmatch(text):
        return DefaultValue(int(text.replace("_", "")), text, True, span)
    if text.casefold() in _CONSTANTS:
        return DefaultValue(_CONSTANTS[text.casefold()], text, True, span)
    if sum(map(text.count, "[{")) > _MOST_BRACKETS:
        return None
    try:
        value = json.loads(text, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:  # not JSON, NaN, too large, or half a surrogate pair
        return None
    is_bare = isinstance(value, int | float)
    return DefaultValue(value, text, is_bare, span)


def _refuse(constant: str) -> None:
    raise ValueError(constant)
