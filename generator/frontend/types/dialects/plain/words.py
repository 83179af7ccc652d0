"""The words for types that people write by hand, and what they mean.

Case does not matter, and neither does what stands between the parts of a phrase:
``date-time``, ``date_time`` and ``Date Time`` are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from generator.frontend.types.typeexpr import ScalarName

_MEANINGS: Mapping[ScalarName, Iterable[str]] = {
    "str": (
        *("string", "str", "text", "varchar", "nvarchar", "char", "character"),
        *("uri", "url", "email", "e mail", "email address", "hostname"),
        *("ip", "ip address", "ipv4", "ipv6", "json string"),
    ),
    "int": (
        *("integer", "int", "long", "short", "bigint", "smallint", "tinyint"),
        *("int8", "int16", "int32", "int64", "whole number"),
        *("uint", "uint8", "uint16", "uint32", "uint64", "unsigned integer"),
    ),
    "number": ("number",),
    "float": ("float", "float32", "float64", "double", "real"),
    "decimal": ("decimal", "numeric"),
    "bool": ("bool", "boolean"),
    "bytes": ("bytes", "binary", "base64", "base64 string", "blob"),
    "date": ("date", "iso date", "iso 8601 date"),
    "datetime": (
        *("datetime", "date/time", "date and time", "timestamp", "timestamptz"),
        *("iso datetime", "iso timestamp", "iso 8601", "iso 8601 string"),
        *("iso 8601 datetime", "iso 8601 timestamp"),
        *("rfc 3339", "rfc 3339 datetime", "rfc 3339 timestamp"),
    ),
    "time": ("time", "time of day", "partial time", "full time", "iso 8601 time"),
    "duration": ("duration", "iso duration", "iso 8601 duration"),
    "uuid": ("uuid", "guid"),
    "any": ("any", "any value", "any type", "mixed", "unknown", "json", "json value"),
    "null": ("null", "none", "nil"),
}
# Words that say how a string is written, and that are no types by themselves.
_FORMATS: Mapping[str, ScalarName] = {
    "byte": "bytes",
    "utf 8": "str",
    "password": "str",
}


def _bare(phrase: str) -> str:
    return re.sub(r"[\s_-]", "", phrase).lower()


def _pattern(phrases: Iterable[str], end: str) -> re.Pattern[str]:
    """Return a pattern of any of ``phrases``, the longest that is there."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    found = "|".join(phrase.replace(" ", r"[\s_-]*") for phrase in longest_first)
    found = found.replace("datetime", r"date[\s_-]?time")
    return re.compile(rf"(?P<phrase>{found}){end}(?![\w$-])", re.IGNORECASE | re.ASCII)


SCALARS: Mapping[str, ScalarName] = {
    _bare(phrase): name for name, phrases in _MEANINGS.items() for phrase in phrases
}
_PHRASES = [phrase for phrases in _MEANINGS.values() for phrase in phrases]
SCALAR = _pattern(_PHRASES, "")


@cache
def plural() -> re.Pattern[str]:
    """Return the pattern of a word for several values: ``strings``."""
    return _pattern(_PHRASES, "s")


@cache
def text_format() -> re.Pattern[str]:
    """Return the pattern of what may stand in parentheses behind a type: ``(uuid)``."""
    return _pattern([*_PHRASES, *_FORMATS], "")


_TEXTS = frozenset(
    {"str", "uuid", "date", "datetime", "time", "duration", "bytes", "decimal"}
)
_DATES = frozenset({"date", "datetime", "time", "duration"})
_NUMBERS = frozenset({"int", "float", "number", "decimal", "bigint"})


def scalar_of(found: re.Match[str]) -> ScalarName:
    """Return what a match of SCALAR or ``plural`` means."""
    return SCALARS[_bare(found["phrase"])]


def refine(base: ScalarName, found: re.Match[str]) -> ScalarName | None:
    """Return what ``base (format)`` means, for a match of ``text_format``; None if nothing.

    ``string (uuid)`` is a UUID; ``date (ISO 8601)`` is a date in the usual form.
    """
    word = _bare(found["phrase"])
    name = SCALARS.get(word) or _FORMATS.get(found["phrase"].lower(), "str")
    if base == name or (base in _DATES and word[:3] in ("iso", "rfc")):
        return base
    if base == "str" and name in _TEXTS:
        return name
    if base in ("number", "float") and name in _NUMBERS:
        return name
    return base if base == "bytes" and name == "str" else None
