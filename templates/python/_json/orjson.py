"""JSON by orjson; written by gen, as it is, for ``json = "orjson"``."""

from __future__ import annotations

from typing import Any

try:
    import orjson
except ImportError as error:
    raise ImportError(
        "these modules were generated with json = 'orjson': install orjson, or "
        "generate them without"
    ) from error

from .json_text import json_text


def loads(text: bytes | str) -> Any:
    """Return the value of a JSON document; raise ValueError for what orjson does not read.

    It makes floats of integers beyond 64 bits, which no field of integers takes.
    """
    return orjson.loads(text)


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
