"""JSON with msgspec, for ``json = "msgspec"``; written by gen, unchanged."""

from __future__ import annotations

from typing import Any

try:
    import msgspec
except ImportError as error:
    raise ImportError(
        "these modules were generated with json = 'msgspec': install msgspec, or "
        "generate them without"
    ) from error

from .checks import keyed
from .json_text import json_text

_DECODER = msgspec.json.Decoder()
_ENCODER = msgspec.json.Encoder()


def loads(text: bytes | str) -> Any:
    """Parse a JSON document; raise ValueError if msgspec cannot read it."""
    return _DECODER.decode(text)


def dumps(value: Any) -> bytes:
    """Return ``value`` as a JSON document; it may contain dates and UUIDs.

    Raises:
        TypeError, ValueError: something in it has no JSON form.
    """
    try:
        return _ENCODER.encode(value)
    except msgspec.EncodeError as error:
        raise ValueError(str(error)) from None


def fragment(value: Any) -> Any:
    """Return any value as a part of a document for ``dumps``; msgspec would write NaN as null."""
    if value.__class__ is str or value.__class__ is bool or value is None:
        return value
    return msgspec.Raw(json_text(value).encode())


def fragments(values: dict[str, Any]) -> dict[str, Any]:
    """Return each of ``values`` as a part of a document for ``dumps``."""
    return {key: fragment(value) for key, value in keyed(values).items()}
