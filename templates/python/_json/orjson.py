"""JSON by orjson; written by gen, as it is, for ``json = "orjson"``."""

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
    """Return the value of a JSON document; raise ValueError for what orjson does not read.

    It makes floats of integers beyond 64 bits, which no field of integers takes.
    """
    return orjson.loads(text)


# Digits and the sign are one to it: 20 are the shortest of what has no place in 64 bits.
_ONE_DIGIT: Final = bytes.maketrans(b"-123456789", b"0" * 10)
_MANY_DIGITS: Final = b"0" * 20


def exact_loads(text: bytes | str) -> Any:
    """Return the same, and raise ValueError where an integer may be beyond 64 bits.

    It is for classes that keep any number: the standard library reads it then.
    """
    data = text.encode() if isinstance(text, str) else text
    if _MANY_DIGITS in data.translate(_ONE_DIGIT):
        raise ValueError("an integer may be beyond 64 bits")
    return orjson.loads(data)


def dumps(value: Any) -> bytes:
    """Return the document of ``value``, in which dates and UUIDs may stand as they are.

    Raises:
        TypeError: there is no JSON for something, such as an integer beyond 64 bits.
    """
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)


def fragment(value: Any) -> Any:
    """Return any value as a part of one for ``dumps``; orjson itself would write NaN as null."""
    if value.__class__ is str or value.__class__ is bool or value is None:
        return value
    return orjson.Fragment(json_text(value))


def fragments(values: dict[str, Any]) -> dict[str, Any]:
    """Return the same for each of ``values``."""
    return {key: fragment(value) for key, value in keyed(values).items()}
