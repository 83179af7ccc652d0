"""The functions of the package: they decode and encode values of any type."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, overload

import msgspec

from .unions import Settle, settler_of

T = TypeVar("T")


@overload
def decode(type_: type[T], data: Any) -> T: ...
@overload
def decode(type_: Any, data: Any) -> Any: ...
def decode(type_: Any, data: Any) -> Any:
    """Return decoded JSON ``data`` as a ``type_``: ``decode(list[Agent], [...])``.

    Raises:
        msgspec.ValidationError: ``data`` is not a ``type_``.
    """
    return _settled(type_, msgspec.convert(data, type_))


@overload
def decode_json(type_: type[T], text: bytes | str) -> T: ...
@overload
def decode_json(type_: Any, text: bytes | str) -> Any: ...
def decode_json(type_: Any, text: bytes | str) -> Any:
    """Return the JSON document ``text`` as a ``type_``; see ``decode``."""
    return _settled(type_, msgspec.json.decode(text, type=type_))


def encode(value: Any) -> Any:
    """Return ``value`` as JSON data."""
    return msgspec.to_builtins(value)


def encode_json(value: Any) -> bytes:
    """Return ``value`` as a JSON document."""
    return msgspec.json.encode(value)


def _settled(type_: Any, value: Any) -> Any:
    settle = _settler(type_)
    if settle is None:
        return value
    try:
        return settle(value)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise msgspec.ValidationError(str(error)) from error


@cache
def _settler(type_: Any) -> Settle | None:
    return settler_of(type_)
