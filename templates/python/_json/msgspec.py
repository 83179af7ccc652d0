"""JSON by msgspec; written by gen, as it is, for ``json = "msgspec"``."""

from __future__ import annotations

from typing import Any

try:
    import msgspec
except ImportError as error:
    raise ImportError(
        "these modules were generated with json = 'msgspec': install msgspec, or "
        "generate them without"
    ) from error

from .json_text import json_text

_DECODER = msgspec.json.Decoder()
_ENCODER = msgspec.json.Encoder()


def loads(text: bytes | str) -> Any:
    """Return the value of a JSON document; raise ValueError for what msgspec does not read."""
    return _DECODER.decode(text)


def dumps(value: Any) -> bytes:
    """Return the document of ``value``, in which dates and UUIDs may stand as they are.

    Raises:
        TypeError, ValueError: there is no JSON for something.
    """
    try:
        return _ENCODER.encode(value)
    except msgspec.EncodeError as error:
        raise ValueError(str(error)) from None


def fragment(value: Any) -> Any:
    """Return any value as a part of one for ``dumps``; msgspec would write NaN as null."""
    if value.__class__ is str or value.__class__ is bool or value is None:
        return value
    return msgspec.Raw(json_text(value).encode())
