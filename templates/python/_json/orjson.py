"""JSON with orjson, for ``json = "orjson"``; written by gen, unchanged."""

from __future__ import annotations

from typing import Any, Final

try:
    import orjson
except ImportError as error:
    raise ImportError(
        "these modules were generated with json = 'orjson': install orjson, or "
        "generate them without"
    ) from error

from .checks import keyed
from .json_text import json_text


def loads(text: bytes | str) -> Any:
    """Parse a JSON document; raise ValueError if orjson cannot read it.

    Integers beyond 64 bits become floats, which no integer field accepts.
    """
    return orjson.loads(text)


# Digits and the minus count alike: a number beyond 64 bits has at least 20 of them.
_ONE_DIGIT: Final = bytes.maketrans(b"-123456789", b"0" * 10)
_MANY_DIGITS: Final = b"0" * 20


def exact_loads(text: bytes | str) -> Any:
    """Parse a JSON document; raise ValueError if an integer may be beyond 64 bits.

    For classes that accept any number: the standard library then reads the document.
    """
    data = text.encode() if isinstance(text, str) else text
    if _MANY_DIGITS in data.translate(_ONE_DIGIT):
        raise ValueError("an integer may be beyond 64 bits")
    return orjson.loads(data)


def dumps(value: Any) -> bytes:
    """Return ``value`` as a JSON document; it may contain dates and UUIDs.

    Raises:
        TypeError: something in it has no JSON form, such as an integer beyond 64 bits.
    """
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)


def fragment(value: Any) -> Any:
    """Return any value as a part of a document for ``dumps``; orjson would write NaN as null."""
    if value.__class__ is str or value.__class__ is bool or value is None:
        return value
    return orjson.Fragment(json_text(value))


def fragments(values: dict[str, Any]) -> dict[str, Any]:
    """Return each of ``values`` as a part of a document for ``dumps``."""
    return {key: fragment(value) for key, value in keyed(values).items()}
