"""The scalars: values without parts, and the facts about each that hold in every language.

To add one, add a member to :class:`Scalar` and a row to :data:`FACTS`; CONTRIBUTING.md says
which rows the languages need.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from msgspec import Struct

from generator.text.lazy_pattern import lazy_pattern


class Scalar(Enum):
    """A value without parts.  Its JSON form is described in docs/types.md.

    - NUMBER: the document's language has only one number type.
    - FILE: the content of a file.
    - HTTP_RESPONSE and HTTP_REQUEST: parts of an SDK, never in JSON.
    """

    STR = "str"
    INT = "int"
    BIGINT = "bigint"
    FLOAT = "float"
    NUMBER = "number"
    DECIMAL = "decimal"
    BOOL = "bool"
    BYTES = "bytes"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    DURATION = "duration"
    UUID = "uuid"
    ANY = "any"
    NULL = "null"
    FILE = "file"
    HTTP_RESPONSE = "http_response"
    HTTP_REQUEST = "http_request"

    # Enum hashes the name, in Python; a type is looked up for nearly every piece of code.
    __hash__ = object.__hash__


class JsonKind(Enum):
    """The kind of a JSON value.  INTEGER and FRACTION are both numbers."""

    STRING = "string"
    INTEGER = "integer"
    FRACTION = "fraction"
    BOOLEAN = "boolean"
    NULL = "null"
    ARRAY = "array"
    OBJECT = "object"


NUMBER_KINDS = frozenset({JsonKind.INTEGER, JsonKind.FRACTION})
ALL_KINDS = frozenset(JsonKind)
_CLASSES: Mapping[type, JsonKind] = {
    str: JsonKind.STRING,
    int: JsonKind.INTEGER,
    float: JsonKind.FRACTION,
    Decimal: JsonKind.FRACTION,
    bool: JsonKind.BOOLEAN,
    type(None): JsonKind.NULL,
    list: JsonKind.ARRAY,
    dict: JsonKind.OBJECT,
}


class ScalarFacts(Struct, frozen=True, kw_only=True):
    """Facts about a scalar that hold in every language.

    - ``kinds``: the JSON kinds of its values.
    - ``takes_all``: the kinds whose every value it accepts.  A date is a string, but not every
      string is a date.
    - ``word``: its name in the docs of a package, in the dialect ``gen``.
    - ``example``: a value, in JSON.
    - ``parse``: parses a value from a string; raises ValueError.  None if ``takes_all`` says
      everything.
    - ``has_length``: its length can be limited.
    - ``is_opaque``: any JSON, kept unchanged.
    - ``schema``: JSON Schema keywords for its values, in addition to their kinds.
    """

    kinds: frozenset[JsonKind]
    takes_all: frozenset[JsonKind] = frozenset()
    word: str
    example: Any
    parse: Callable[[str], object] | None = None
    has_length: bool = False
    is_opaque: bool = False
    schema: Mapping[str, str] = {}

    @property
    def is_number(self) -> bool:
        """Whether its values are ordered, so that limits apply."""
        return bool(self.takes_all) and self.takes_all <= NUMBER_KINDS

    @property
    def is_integer(self) -> bool:
        return self.takes_all == {JsonKind.INTEGER}

    @property
    def is_convertible(self) -> bool:
        """Whether a user-defined type may replace it."""
        return not self.is_opaque and self.kinds != {JsonKind.NULL}

    def takes(self, value: object) -> bool:
        """Return whether ``value``, as ``json`` loads it, is a value of this scalar."""
        kind = kind_of(value)
        if kind in self.takes_all:
            return True
        if self.parse is None or not isinstance(value, str):
            return False
        try:
            self.parse(value)
        except (ValueError, ArithmeticError):
            return False
        return True


def kind_of(value: object) -> JsonKind:
    """Return the kind of ``value``, as ``json`` loads it."""
    return _CLASSES[type(value)]


_CLOCK = r"\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?"
_DAY = r"\d{4}-\d\d-\d\d"
_DATE = lazy_pattern(_DAY, re.ASCII)
_DATETIME = lazy_pattern(rf"{_DAY}[Tt ]{_CLOCK}", re.ASCII)
_TIME = lazy_pattern(_CLOCK, re.ASCII)
_NUMBER = lazy_pattern(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,6})?", re.ASCII)
_UUID = lazy_pattern(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DURATION = lazy_pattern(
    r"(?P<sign>[+-]?)P(?:(?P<weeks>N)W)?(?:(?P<days>N)D)?"
    r"(?:T(?:(?P<hours>N)H)?(?:(?P<minutes>N)M)?(?:(?P<seconds>N)S)?)?".replace(
        "N", r"\d{1,20}(?:[.,]\d{1,20})?"
    ),
    re.ASCII,
)


def _parse_date(text: str) -> dt.date:
    """Parse a date, YYYY-MM-DD."""
    return dt.date.fromisoformat(_matched(_DATE, text))


def parse_datetime(text: str) -> dt.datetime:
    """Parse a date-time of RFC 3339, with or without an offset."""
    return dt.datetime.fromisoformat(_matched(_DATETIME, text).upper())


def _parse_uuid(text: str) -> UUID:
    """Parse a UUID with hyphens."""
    return UUID(_matched(_UUID, text))


def _matched(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _parse_decimal(text: str) -> Decimal:
    """Parse a decimal number, keeping all digits."""
    return Decimal(_matched(_NUMBER, text))


def _parse_time(text: str) -> dt.time:
    """Parse a time of RFC 3339, with or without an offset."""
    return dt.time.fromisoformat(_matched(_TIME, text).upper())


def parse_duration(text: str) -> dt.timedelta:
    """Parse a duration of ISO 8601, without years and months."""
    match = _DURATION.fullmatch(text)
    parts = match.groupdict() if match else {}
    sign = -1 if parts.pop("sign", "") == "-" else 1
    amounts = [(unit, amount) for unit, amount in parts.items() if amount]
    # At least one part, at least one after `T`, and a fraction only in the last part.
    is_whole = all(amount.isdecimal() for _, amount in amounts[:-1])
    if not amounts or text.endswith("T") or not is_whole:
        raise ValueError(text)
    return sign * sum(map(_amount, amounts), dt.timedelta())


_MICROSECONDS: Mapping[str, int] = {
    "weeks": 604_800_000_000,
    "days": 86_400_000_000,
    "hours": 3_600_000_000,
    "minutes": 60_000_000,
    "seconds": 1_000_000,
}


def _amount(part: tuple[str, str]) -> dt.timedelta:
    unit, amount = part
    whole, _, fraction = amount.replace(",", ".").partition(".")
    size = _MICROSECONDS[unit]
    micros = int(whole) * size + int(fraction or 0) * size // 10 ** len(fraction)
    return dt.timedelta(microseconds=micros)


_STRING = frozenset({JsonKind.STRING})
_INTEGER = frozenset({JsonKind.INTEGER})


# Pattern of a decimal number, for JSON Schema.
_DECIMAL_TEXT = r"^-?\d+(\.\d+)?([eE][+-]?\d{1,6})?$"

FACTS: Mapping[Scalar, ScalarFacts] = {
    Scalar.STR: ScalarFacts(
        kinds=_STRING, takes_all=_STRING, word="str", example="text", has_length=True
    ),
    Scalar.INT: ScalarFacts(kinds=_INTEGER, takes_all=_INTEGER, word="int", example=1),
    Scalar.BIGINT: ScalarFacts(
        kinds=_INTEGER, takes_all=_INTEGER, word="int (bigint)", example=1
    ),
    Scalar.FLOAT: ScalarFacts(
        kinds=NUMBER_KINDS, takes_all=NUMBER_KINDS, word="float", example=1.5
    ),
    Scalar.NUMBER: ScalarFacts(
        kinds=NUMBER_KINDS, takes_all=NUMBER_KINDS, word="float (number)", example=1.5
    ),
    Scalar.DECIMAL: ScalarFacts(
        kinds=NUMBER_KINDS | _STRING,
        takes_all=NUMBER_KINDS,
        word="Decimal",
        example="1.50",
        schema={"format": "decimal", "pattern": _DECIMAL_TEXT},
        parse=_parse_decimal,
    ),
    Scalar.BOOL: ScalarFacts(
        kinds=frozenset({JsonKind.BOOLEAN}),
        takes_all=frozenset({JsonKind.BOOLEAN}),
        word="bool",
        example=True,
    ),
    Scalar.BYTES: ScalarFacts(
        kinds=_STRING,
        word="bytes",
        example="Ynl0ZXM=",
        schema={"contentEncoding": "base64"},
        has_length=True,
    ),
    Scalar.DATE: ScalarFacts(
        kinds=_STRING,
        word="date",
        example="2026-01-31",
        schema={"format": "date"},
        parse=_parse_date,
    ),
    Scalar.DATETIME: ScalarFacts(
        kinds=_STRING,
        word="datetime",
        example="2026-01-31T12:00:00Z",
        schema={"format": "date-time"},
        parse=parse_datetime,
    ),
    Scalar.TIME: ScalarFacts(
        kinds=_STRING,
        word="time",
        example="12:00:00",
        schema={"format": "time"},
        parse=_parse_time,
    ),
    Scalar.DURATION: ScalarFacts(
        kinds=_STRING,
        word="duration",
        example="PT1H30M",
        schema={"format": "duration"},
        parse=parse_duration,
    ),
    Scalar.UUID: ScalarFacts(
        kinds=_STRING,
        word="UUID",
        example="123e4567-e89b-42d3-a456-426614174000",
        schema={"format": "uuid"},
        parse=_parse_uuid,
    ),
    Scalar.ANY: ScalarFacts(
        kinds=ALL_KINDS, takes_all=ALL_KINDS, word="Any", example={}, is_opaque=True
    ),
    Scalar.NULL: ScalarFacts(
        kinds=frozenset({JsonKind.NULL}),
        takes_all=frozenset({JsonKind.NULL}),
        word="None",
        example=None,
    ),
    Scalar.FILE: ScalarFacts(
        kinds=ALL_KINDS,
        takes_all=ALL_KINDS,
        word="Any (file)",
        example={},
        is_opaque=True,
    ),
    Scalar.HTTP_RESPONSE: ScalarFacts(
        kinds=ALL_KINDS,
        takes_all=ALL_KINDS,
        word="Any (http response)",
        example={},
        is_opaque=True,
    ),
    Scalar.HTTP_REQUEST: ScalarFacts(
        kinds=ALL_KINDS,
        takes_all=ALL_KINDS,
        word="Any (http request)",
        example={},
        is_opaque=True,
    ),
}
# Never in JSON.
PLUMBING = frozenset({Scalar.HTTP_RESPONSE, Scalar.HTTP_REQUEST})
