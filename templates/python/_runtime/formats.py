"""Values that JSON has no type for, as strings and numbers."""

from __future__ import annotations

import base64
import datetime as dt
import re
from decimal import Decimal
from typing import Any

from .errors import Mismatch

_DATETIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,6})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def parse_datetime(text: Any) -> dt.datetime:
    """Return the moment that ``text`` gives as in RFC 3339; without an offset it is naive."""
    if not _DATETIME.fullmatch(text):
        raise Mismatch
    return dt.datetime.fromisoformat(text.upper())


def format_datetime(value: dt.datetime) -> str:
    """Return ``value`` as in RFC 3339, with ``Z`` for UTC."""
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


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
    if value.__class__ not in (str, int, float) or not _NUMBER.fullmatch(str(value)):
        raise Mismatch
    return Decimal(str(value))
