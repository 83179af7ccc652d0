"""Values that JSON has no type for, as strings and numbers."""

from __future__ import annotations

import base64
import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final

from .errors import Mismatch

_DATETIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII
)
# Every third character of the common forms; fromisoformat takes only digits beside them.
_MARKS: Final = slice(4, 20, 3)
_UTC: Final = "--T::Z"
_FRACTION: Final = "--T::."
_MAX_EXPONENT: Final = 999_999
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,6})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_fromisoformat: Final = dt.datetime.fromisoformat
_TWO: Final = tuple(f"{number:02}" for number in range(100))
_THREE: Final = tuple(f"{number:03}" for number in range(1000))
_UTC_ZONE: Final = dt.UTC


def parse_datetime(text: Any) -> dt.datetime:
    """Return the moment that ``text`` gives as in RFC 3339; without an offset it is naive."""
    marks = text[_MARKS]
    # Of a fraction, fromisoformat takes none for one, and after six digits whatever comes.
    is_common = marks == _FRACTION and 21 < len(text) < 28 and text[-1] == "Z"
    if is_common or marks == _UTC:
        return _fromisoformat(text)
    if not _DATETIME.fullmatch(text):
        raise Mismatch
    return _fromisoformat(text.upper())


def format_datetime(value: dt.datetime) -> str:
    """Return ``value`` as in RFC 3339, with ``Z`` for UTC."""
    if value.tzinfo is _UTC_ZONE and value.year > 999:
        return _format_utc(value)
    text = value.isoformat()
    if not _DATETIME.fullmatch(text):
        raise Mismatch  # an offset with seconds
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _format_utc(value: dt.datetime) -> str:
    """Return what isoformat would, with ``Z``, in half of its time."""
    day = f"{value.year}-{_TWO[value.month]}-{_TWO[value.day]}"
    clock = f"{_TWO[value.hour]}:{_TWO[value.minute]}:{_TWO[value.second]}"
    micros = value.microsecond
    if micros:
        return f"{day}T{clock}.{_THREE[micros // 1000]}{_THREE[micros % 1000]}Z"
    return f"{day}T{clock}Z"


def native_datetime(value: dt.datetime) -> dt.datetime:
    """Return ``value`` for a library that would round an offset with seconds."""
    if value.__class__ is not dt.datetime:
        raise Mismatch
    offset = None if value.tzinfo is _UTC_ZONE else value.utcoffset()
    if offset and offset % dt.timedelta(minutes=1):
        raise Mismatch
    return value


def parse_date(text: Any) -> dt.date:
    """Return the day that ``text`` gives as YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        raise Mismatch
    return dt.date.fromisoformat(text)


def parse_bytes(text: Any) -> bytes:
    """Return the bytes that ``text`` gives in base64, RFC 4648 section 4."""
    if text.__class__ is not str:
        raise Mismatch
    return base64.b64decode(text, validate=True)


def format_bytes(value: bytes) -> str:
    """Return ``value`` in base64."""
    return base64.b64encode(value).decode("ascii")


def parse_decimal(value: Any) -> Decimal:
    """Return the number that a JSON number, or a string that is one, gives."""
    if isinstance(value, Decimal):
        # Of a document that was parsed with Decimals in the place of floats.
        if not value.is_finite() or abs(value.adjusted()) > _MAX_EXPONENT:
            raise Mismatch
        return Decimal(value)
    if value.__class__ not in (str, int, float) or not _NUMBER.fullmatch(str(value)):
        raise Mismatch
    return Decimal(str(value))


def format_decimal(value: Decimal) -> str:
    """Return ``value`` as a string of its digits."""
    if value.__class__ is not Decimal or not value.is_finite():
        raise Mismatch
    return str(value)
