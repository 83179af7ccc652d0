"""The words for constraints: patterns, tried in this order at each position of a piece."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache

from generator.frontend.words import LANGUAGES
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

_NUMBER = r"-?(?:\d{1,3}(?:[,_]\d{3})+|\d{1,30})(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?"
_COUNT = r"\d{1,9}"
_UP_TO = words_of(each.up_to for each in LANGUAGES)
_TO = rf"\s*+(?:\.\.\.?|…|[-\u2010\u2011]|–|—|~|〜|～|{_UP_TO})\s*+"  # noqa: RUF001  (dashes)
_IS = r"\s*+(?:[:=]|is)?\s*+"
_UNITS = rf"(?:{words_of(each.units for each in LANGUAGES)})"
_LENGTH = rf"(?:length|len|size|{_UNITS})"
_MIN = rf"(?:{words_of(each.least for each in LANGUAGES)})"
_MAX = rf"(?:{words_of(each.most for each in LANGUAGES)})"
_BEHIND = rf"(?:{words_of(each.most_behind for each in LANGUAGES)})"
_BETWEEN = rf"(?:{words_of(each.between for each in LANGUAGES)})"
_GAP = r"[\s_-]*"
# `1 <= x`, and what it is about.
_LE = r"(?:<=|≤)"
_IT = r"(?:x|n|value|string|text)"
_END = r"(?![\w.])"


def _range(bound: str) -> str:
    return rf"(?:{_BETWEEN}\s++)?(?P<least>{bound}){_TO}(?P<most>{bound})"


# The name of a constraint, and a pattern of it.  Names may come several times.
_SOURCES: Sequence[tuple[str, str]] = (
    (
        "length",
        rf"{_MIN}{_GAP}{_LENGTH}{_IS}(?P<least>{_COUNT})(?:\s*+{_UNITS})?{_END}",
    ),
    ("length", rf"{_MAX}{_GAP}{_LENGTH}{_IS}(?P<most>{_COUNT})(?:\s*+{_UNITS})?{_END}"),
    ("length", rf"{_LENGTH}{_IS}{_MIN}{_IS}(?P<least>{_COUNT}){_END}"),
    ("length", rf"{_LENGTH}{_IS}{_MAX}{_IS}(?P<most>{_COUNT}){_END}"),
    (
        "length",
        rf"{_LENGTH}{_IS}(?P<least>{_COUNT})\s*+{_LE}\s*+{_IT}\s*+{_LE}\s*+(?P<most>{_COUNT}){_END}",
    ),
    (
        "length",
        rf"{_LENGTH}{_IS}(?:{_IT}\s++)?(?:>=|≥)\s*+(?P<least>{_COUNT}){_END}",
    ),
    ("length", rf"{_LENGTH}{_IS}(?:{_IT}\s++)?{_LE}\s*+(?P<most>{_COUNT}){_END}"),
    ("length", rf"{_LENGTH}{_IS}{_range(_COUNT)}(?:\s*+{_UNITS})?{_END}"),
    ("length", rf"{_LENGTH}{_IS}(?P<exact>{_COUNT})(?:\s*+{_UNITS})?{_END}"),
    ("length", rf"{_MIN}{_IS}(?P<least>{_COUNT})\s*+{_UNITS}{_END}"),
    ("length", rf"{_MAX}{_IS}(?P<most>{_COUNT})\s*+{_UNITS}{_END}"),
    ("length", rf"(?:>=|≥)\s*+(?P<least>{_COUNT})\s*+{_UNITS}{_END}"),
    ("length", rf"(?:<=|≤)\s*+(?P<most>{_COUNT})\s*+{_UNITS}{_END}"),
    ("length", rf"{_range(_COUNT)}\s*+{_UNITS}(?:\s++long)?{_END}"),
    ("length", rf"(?P<most>{_COUNT})\s*+{_UNITS}\s*+{_BEHIND}{_END}"),
    ("length", rf"(?:exactly\s++)?(?P<exact>{_COUNT})\s*+{_UNITS}(?:\s++long)?{_END}"),
    ("non-empty", rf"(?:non|not){_GAP}empty{_END}"),
    ("non-negative", rf"(?:non|not){_GAP}negative{_END}"),
    ("positive", rf"positive{_END}"),
    (
        "between",
        (
            rf"(?P<least>{_NUMBER})\s*+(?P<over><=|≤|<)\s*+[a-z]\w*\s*+(?P<under><=|≤|<)\s*+"
            rf"(?P<most>{_NUMBER}){_END}"
        ),
    ),
    ("minimum", rf"(?P<value>{_NUMBER})\s*+{_LE}\s*+{_IT}{_END}"),
    ("above", rf"(?P<value>{_NUMBER})\s*+<\s*+{_IT}{_END}"),
    ("maximum", rf"{_IT}\s*+{_LE}\s*+(?P<value>{_NUMBER}){_END}"),
    ("below", rf"{_IT}\s*+<\s*+(?P<value>{_NUMBER}){_END}"),
    ("limits", rf"(?:range|values?|in){_IS}{_range(_NUMBER)}{_END}"),
    ("limits", rf"{_range(_NUMBER)}{_END}"),
    (
        "length",
        rf"\[\s*+(?P<least>{_COUNT})\s*+\.\.\s*+(?P<most>{_COUNT})\s*+\]\s*+{_UNITS}{_END}",
    ),
    ("limits", rf"\[\s*+(?P<least>{_NUMBER})\s*+\.\.\s*+(?P<most>{_NUMBER})\s*+\]"),
    (
        "interval",
        rf"(?:range{_IS})?(?P<open>[\[(\]])\s*+(?P<least>{_NUMBER})\s*+[,;]\s*+(?P<most>{_NUMBER})\s*+(?P<shut>[\])\[])",
    ),
    ("limits", rf"between:(?P<least>{_NUMBER}),(?P<most>{_NUMBER}){_END}"),
    (
        "above",
        (
            rf"(?:exclusive{_GAP}min(?:imum)?{_IS}|gt\s*+[:=]\s*+|>\s*+(?!=)|(?:greater|more)\s++than\s++|above\s++)"
            rf"(?P<value>{_NUMBER}){_END}"
        ),
    ),
    (
        "below",
        (
            rf"(?:exclusive{_GAP}max(?:imum)?{_IS}|lt\s*+[:=]\s*+|<\s*+(?!=)|(?:less|fewer)\s++than\s++|below\s++)"
            rf"(?P<value>{_NUMBER}){_END}"
        ),
    ),
    (
        "minimum",
        rf"(?:>=\s*+|≥\s*+|gt?e\s*+[:=]\s*+|{_MIN}(?:\s++value)?{_IS})(?P<value>{_NUMBER}){_END}",
    ),
    (
        "maximum",
        rf"(?:<=\s*+|≤\s*+|lt?e\s*+[:=]\s*+|{_MAX}(?:\s++value)?{_IS})(?P<value>{_NUMBER}){_END}",
    ),
    (
        "unique",
        (
            rf"(?:unique{_GAP}(?:items?|elements?|values?)|unique){_END}"
            rf"(?:{_IS}(?:true|yes){_END})?"
        ),
    ),
    ("unique", rf"(?:distinct|no\s++duplicates){_END}"),
    (
        "multiple",
        rf"(?:(?:a\s++)?multiple{_GAP}of|divisible\s++by){_IS}(?P<value>{_NUMBER}){_END}",
    ),
)


@cache
def atoms() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return each pattern, with the name of its constraint."""
    # Built on demand: most folders have no constraints.
    flags = re.IGNORECASE | re.ASCII
    return [(name, re.compile(source, flags)) for name, source in _SOURCES]


# Text that may separate two constraints without a comma.
AND = lazy_pattern(r"\s++and\s++|\s*+(?:&|\.\s*+\Z)\s*+|\s++", re.IGNORECASE | re.ASCII)
PATTERN = lazy_pattern(
    r"(?:pattern|reg(?:ular\s++|-?)ex(?:p(?:ression)?)?|matches)\s*+[:=]?\s*+",
    re.IGNORECASE | re.ASCII,
)
SLASHES = lazy_pattern(r"/(?P<body>(?:\\.|[^/\\])+)/(?P<flags>[a-z]*)", re.DOTALL)


# `CHECK (level >= 1 AND level <= 5)`
_CHECK = lazy_pattern(r"check\s*+\((?P<inside>.*)\)", re.IGNORECASE | re.DOTALL)
_COMPARED = lazy_pattern(r"\b[A-Za-z_]\w{0,60}\s++(?=[<>]|between\b)", re.IGNORECASE)


def without_check(text: str) -> str:
    """Return the condition in the ``CHECK`` of a database, else ``text``."""
    check = _CHECK.fullmatch(text)
    return _COMPARED.sub("", check["inside"]).strip() if check else text


def number(text: str) -> int | float | None:
    """Return ``text`` as a number; None if it is too large."""
    plain = text.replace(",", "").replace("_", "")
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    value: int | float = json.loads(sign + re.sub(r"^0+(?=\d)", "", digits))
    return value if math.isfinite(value) else None
