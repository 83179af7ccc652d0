"""Values without a JSON type, as strings and numbers."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, NamedTuple

from .errors import InvalidValue
from .naive import MAY_BE_NAIVE

_CLOCK: Final = r"\d\d:\d\d:\d\d(?:\.\d+)?"
_OFFSET: Final = r"(?:[Zz]|[+-]\d\d:\d\d)"
_DATETIME = re.compile(
    rf"\d{{4}}-\d\d-\d\d[Tt ]{_CLOCK}{_OFFSET}{'?' if MAY_BE_NAIVE else ''}", re.ASCII
)
_TIME = re.compile(rf"{_CLOCK}{_OFFSET}?", re.ASCII)
# Every third character of the common forms; fromisoformat accepts only digits between them.
_MARKS: Final = slice(4, 20, 3)
_UTC: Final = "--T::Z"
_FRACTION: Final = "--T::."
_MAX_EXPONENT: Final = 999_999
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,6})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DURATION = re.compile(
    r"([+-]?)P(?:(N)W)?(?:(N)D)?(?:T(?:(N)H)?(?:(N)M)?(?:(N)S)?)?".replace(
        "N", r"\d+(?:[.,]\d+)?"
    ),
    re.ASCII,
)
# In a week, a day, an hour, a minute, a second.
_MICROSECONDS: Final = tuple(
    1_000_000 * seconds for seconds in (604_800, 86_400, 3_600, 60, 1)
)
_fromisoformat: Final = dt.datetime.fromisoformat
# Looked up: faster than formatting a number each time.
_TWO_DIGITS: Final = tuple(f"{number:02}" for number in range(100))
_THREE_DIGITS: Final = tuple(f"{number:03}" for number in range(1000))
_UTC_ZONE: Final = dt.UTC


def parse_datetime(text: Any) -> dt.datetime:
    """Parse a date-time of RFC 3339.  Without an offset it is naive, or rejected: see naive.py."""
    marks = text[_MARKS]
    # fromisoformat ignores an empty fraction, and everything after six digits.
    is_common = marks == _FRACTION and 21 < len(text) < 28 and text[-1] == "Z"
    if is_common or marks == _UTC:
        return _fromisoformat(text)
    if not _DATETIME.fullmatch(text):
        raise InvalidValue
    return _fromisoformat(text.upper())


def format_datetime(value: dt.datetime) -> str:
    """Format a date-time as in RFC 3339, with ``Z`` for UTC."""
    if value.tzinfo is _UTC_ZONE and value.year > 999:
        return _format_utc(value)
    text = value.isoformat()
    if not _DATETIME.fullmatch(text):
        raise InvalidValue  # no offset, or one with seconds
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _format_utc(value: dt.datetime) -> str:
    """Format as isoformat does, with ``Z``, in half the time."""
    day = f"{value.year}-{_TWO_DIGITS[value.month]}-{_TWO_DIGITS[value.day]}"
    clock = f"{_TWO_DIGITS[value.hour]}:{_TWO_DIGITS[value.minute]}:{_TWO_DIGITS[value.second]}"
    micros = value.microsecond
    if micros:
        return f"{day}T{clock}.{_THREE_DIGITS[micros // 1000]}{_THREE_DIGITS[micros % 1000]}Z"
    return f"{day}T{clock}Z"


def native_datetime(value: dt.datetime) -> dt.datetime:
    """Return ``value`` for a library that would round an offset with seconds."""
    if value.__class__ is not dt.datetime:
        raise InvalidValue
    offset = None if value.tzinfo is _UTC_ZONE else value.utcoffset()
    if offset and offset % dt.timedelta(minutes=1):
        raise InvalidValue
    if offset is None and value.tzinfo is not _UTC_ZONE and not MAY_BE_NAIVE:
        raise InvalidValue
    return value


def parse_date(text: Any) -> dt.date:
    """Parse a date, YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        raise InvalidValue
    return dt.date.fromisoformat(text)


def format_date(value: Any) -> str:
    """Format a date as YYYY-MM-DD; a datetime is rejected."""
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise InvalidValue
    return value.isoformat()


def parse_time(text: Any) -> dt.time:
    """Parse a time of RFC 3339, with or without an offset."""
    if not _TIME.fullmatch(text):
        raise InvalidValue
    return dt.time.fromisoformat(text.upper())


def format_time(value: dt.time) -> str:
    """Format a time as in RFC 3339, with ``Z`` for UTC."""
    text = value.isoformat()
    # The offset of such a zone depends on the day.
    is_lost = value.tzinfo is not None and value.utcoffset() is None
    if is_lost or not _TIME.fullmatch(text):
        raise InvalidValue
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def parse_duration(text: Any) -> dt.timedelta:
    """Parse a duration of ISO 8601: ``P1DT2H``, ``-PT0.5S``, ``P2W``.

    Years and months are rejected: their length depends on the day they begin.
    """
    match = _DURATION.fullmatch(text)
    if not match or text.endswith("T"):
        raise InvalidValue
    sign, *amounts = match.groups()
    parts = [(a, m) for a, m in zip(amounts, _MICROSECONDS, strict=True) if a]
    # Only the smallest part may have a fraction.
    if not parts or not all(amount.isdigit() for amount, _ in parts[:-1]):
        raise InvalidValue
    total = sum(_in_microseconds(amount, unit) for amount, unit in parts)
    return dt.timedelta(microseconds=-total if sign == "-" else total)


def _in_microseconds(amount: str, unit: int) -> int:
    whole, _, fraction = amount.replace(",", ".").partition(".")
    size: int = 10 ** len(fraction)
    return int(whole) * unit + int(fraction or 0) * unit // size


def format_duration(value: dt.timedelta) -> str:
    """Format a duration as in ISO 8601, in days, hours, minutes and seconds."""
    micros = (value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds
    seconds, fraction = divmod(abs(micros), 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    exact = f"{seconds}.{fraction:06}".rstrip("0") if fraction else seconds
    clock = [
        f"{amount}{unit}"
        for amount, unit in zip((hours, minutes, exact), "HMS", strict=True)
        if amount
    ]
    day = f"{days}D" if days else ""
    time = f"T{''.join(clock)}" if clock else "" if day else "T0S"
    return f"{'-' if micros < 0 else ''}P{day}{time}"


def parse_bytes(text: Any) -> bytes:
    """Parse bytes in base64, RFC 4648 section 4."""
    if text.__class__ is not str:
        raise InvalidValue
    return base64.b64decode(text, validate=True)


def format_bytes(value: bytes) -> str:
    """Format bytes as base64."""
    return base64.b64encode(value).decode("ascii")


def parse_decimal(value: Any) -> Decimal:
    """Parse a decimal from a JSON number, or from a string with one."""
    if isinstance(value, Decimal):
        # From a document parsed with Decimals instead of floats.
        if not value.is_finite() or abs(value.adjusted()) > _MAX_EXPONENT:
            raise InvalidValue
        return Decimal(value)
    if value.__class__ not in (str, int, float) or not _NUMBER.fullmatch(str(value)):
        raise InvalidValue
    return Decimal(str(value))


def format_decimal(value: Decimal) -> str:
    """Format a decimal as a string of digits."""
    if value.__class__ is not Decimal or not value.is_finite():
        raise InvalidValue
    return str(value)


def _format_any_decimal(value: Any) -> str:
    """Format a decimal, also of a subclass."""
    if not isinstance(value, Decimal):
        raise InvalidValue
    return format_decimal(Decimal(value))


class Form(NamedTuple):
    """How values of a class without a JSON type are named, parsed and formatted.

    ``format`` also takes values of subclasses; ``schema`` is the JSON Schema of the inputs of
    ``parse``.
    """

    name: str
    parse: Callable[[Any], Any]
    format: Callable[[Any], str]
    schema: dict[str, Any]


# By class; a subclass comes before its base.
FORMS: Final[dict[type, Form]] = {
    dt.datetime: Form(
        f"date-time{'' if MAY_BE_NAIVE else ' with an offset'} (RFC 3339)",
        parse_datetime,
        format_datetime,
        {"type": "string", "format": "date-time"},
    ),
    dt.date: Form(
        "date (YYYY-MM-DD)",
        parse_date,
        format_date,
        {"type": "string", "format": "date"},
    ),
    dt.time: Form(
        "time (RFC 3339)",
        parse_time,
        format_time,
        {"type": "string", "format": "time"},
    ),
    dt.timedelta: Form(
        "duration (ISO 8601, without years and months, which differ in length)",
        parse_duration,
        format_duration,
        {"type": "string", "format": "duration"},
    ),
    Decimal: Form(
        "decimal number",
        parse_decimal,
        _format_any_decimal,
        {"type": ["string", "number"], "format": "decimal"},
    ),
    bytes: Form(
        "base64 string",
        parse_bytes,
        format_bytes,
        {"type": "string", "contentEncoding": "base64"},
    ),
}
