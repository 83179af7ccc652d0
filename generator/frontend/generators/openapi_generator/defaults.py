"""The default of a row, as code of any language -> DefaultValue.

==================================================  =================================================
``'a'`` ``"a"`` ``@"a"`` ``Some("a".to_string())``  the text in quotes
``5`` ``1.5M`` ``@2`` ``-1L``                       the number
``true`` ``$true`` ``TRUE`` ``@(YES)``              true
``["a","b"]`` ``[]`` ``{}``                         as in JSON
``Date.parse("2020-01-31")``                        the text in quotes, for dates
``Fri Jan 31 00:00:00 UTC 2020``                    the date, or the date-time
``Color.RED`` ``COLOR_RED`` ``.red``                a constant: the member of the enum is found later
``undefined`` ``null`` ``nothing`` ``None``         no default: these languages print it
``const []`` ``ListBuilder()``                      none: Dart prints it for every list
==================================================  =================================================
"""

from __future__ import annotations

import json
import re
from typing import Any

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.text import decode, read_quoted
from generator.frontend.markdown.document import Cell
from generator.frontend.pages.values.defaults import DefaultValue
from generator.frontend.types.dialects.openapi_generator.languages import Language
from generator.text.lazy_pattern import lazy_pattern

_NONE = frozenset({"", "undefined", "null", "nothing", "None", "nil"})
_NO_VALUE = lazy_pattern(
    r"const [\[{].*|(?:List|Set|Map)Builder\(\)|new \w.*", re.DOTALL
)
_WRAPPED = lazy_pattern(
    r"Some\((?P<some>.*)\)|@\((?P<objc>.*)\)|@(?P<at>.+)", re.DOTALL
)
_TO_STRING = lazy_pattern(r"(?P<text>\".*\")\.to_string\(\)", re.DOTALL)
_NUMBER = lazy_pattern(r"(?P<digits>-?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?)[MLFDmlfd]?")
_CONSTANTS = {"true": True, "false": False, "YES": True, "NO": False}
_PARSED = lazy_pattern(
    r"(?:\w+\.)*\w*(?:[pP]arser?|2date|2zoneddatetime)"
    r"\((?P<quote>[\"'])(?P<text>[^\"'\[]*)(?:\[[\w/]+\])?(?P=quote)\)(?:\.date\(\))?"
)
# The form of a date in Java.
_MOMENT = lazy_pattern(
    r"\w{3} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<time>\d\d:\d\d:\d\d) (?:UTC|GMT) (?P<year>\d{4})"
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_MIDNIGHT = "00:00:00"
_WORDS = lazy_pattern(r"[\w.:\-$ ]{1,200}")
_MOST_BRACKETS = 64


def read_default(cell: Cell, language: Language, report: Report) -> DefaultValue | None:
    """Return the default in ``cell``, None if there is none.

    Reports: unread-default.
    """
    text = _unwrapped(decode(cell.content).strip())
    is_made = text in ("[]", "{}") and not language.defaults_containers
    if text in _NONE or _NO_VALUE.fullmatch(text) or is_made:
        return None
    found = _read(text, language)
    if found is None:
        report.add(catalog.unread_default(cell.span))
        return None
    value, is_bare = found
    return DefaultValue(value, text, is_bare, cell.span)


def _unwrapped(text: str) -> str:
    if wrapped := _WRAPPED.fullmatch(text):
        text = next(group for group in wrapped.groups() if group is not None)
    if string := _TO_STRING.fullmatch(text):
        text = string["text"]
    if parsed := _PARSED.fullmatch(text):
        text = f'"{parsed["text"]}"'
    return text


def _read_moment(text: str) -> str | None:
    """Return the date that Java prints as ``text``, with a time unless that is midnight."""
    match = _MOMENT.fullmatch(text)
    month, is_first = divmod(_MONTHS.find(match["month"]), 3) if match else (0, 1)
    if match is None or is_first:
        return None
    date = f"{match['year']}-{month + 1:02}-{match['day']}"
    return date if match["time"] == _MIDNIGHT else f"{date}T{match['time']}Z"


def _read(text: str, language: Language) -> tuple[Any, bool] | None:
    """Return the value, and whether it could be a text without quotes."""
    constant = text.removeprefix("$")
    for word in (constant, constant.lower()):
        if word in _CONSTANTS:
            return _CONSTANTS[word], not language.quotes_defaults
    if number := _NUMBER.fullmatch(text):
        return json.loads(number["digits"]), not language.quotes_defaults
    string = read_quoted(text)
    if moment := _read_moment(text if string is None else string):
        return moment, False
    if string is not None:
        return string, False
    if text[0] in "[{" and (found := _read_json(text)):
        return found
    is_text = _WORDS.fullmatch(text) or not language.quotes_defaults
    return (text, True) if is_text else None


def _read_json(text: str) -> tuple[Any, bool] | None:
    if sum(map(text.count, "[{")) > _MOST_BRACKETS:
        return None
    inner = text[1:-1].strip()
    # Go writes a list in braces.
    is_go = text[0] == "{" and ":" not in inner and bool(inner)
    try:
        value = json.loads(f"[{inner}]" if is_go else text, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return None
    return value, False


def _refuse(constant: str) -> None:
    raise ValueError(constant)
