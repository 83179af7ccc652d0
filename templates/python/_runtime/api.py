"""The functions of a package: they decode and encode values of any type."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, get_args, overload

from .convert import convert
from .converters import Via
from .errors import VALUE_ERRORS
from .failures import raise_decode_error
from .json_text import parse_exact_json, parse_json
from .models import model_of

T = TypeVar("T")


@overload
def decode(type_: type[T], data: Any) -> T: ...
@overload
def decode(type_: Any, data: Any) -> Any: ...
def decode(type_: Any, data: Any) -> Any:
    """Decode JSON ``data`` as a ``type_``: ``decode(list[Agent], [...])``.

    ``type_`` is a generated class or enum, a type used by their fields, or a combination of these
    with ``list``, ``dict``, ``|`` and ``Literal``.  In a union, the tag of the data selects the
    class; without a tag, the class that knows most of its keys is used.

    Raises:
        DecodeError: ``data`` is not a ``type_``.
    """
    try:
        return convert(type_, data)
    except VALUE_ERRORS:
        raise_decode_error(type_, data)


@overload
def decode_json(type_: type[T], text: bytes | str) -> T: ...
@overload
def decode_json(type_: Any, text: bytes | str) -> Any: ...
def decode_json(type_: Any, text: bytes | str) -> Any:
    """Decode the JSON document ``text`` as a ``type_``; see ``decode``."""
    if _has_decimals(type_):
        data = parse_exact_json(text)
        try:
            return convert(type_, data)
        except VALUE_ERRORS:
            pass  # Other classes may not support exact numbers.
    return decode(type_, parse_json(text))


@cache
def _has_decimals(type_: Any) -> bool:
    """Return whether a number in ``type_`` must not be parsed as a float."""
    if isinstance(type_, Via):
        return _has_decimals(type_.type)
    model = model_of(type_)
    if type_ is Decimal or (model and model.exact):
        return True
    return any(_has_decimals(arg) for arg in get_args(type_))


def encode(value: Any) -> Any:
    """Encode ``value`` as JSON data: objects of generated classes, enums, dates, lists …

    Raises:
        EncodeError: it has no JSON form, or something in it has the wrong type.
    """
    from .encoding import wire_value

    return wire_value(Any, value)


def encode_json(value: Any) -> bytes:
    """Encode ``value`` as a JSON document; see ``encode``."""
    from .encoding import wire_json

    return wire_json(Any, value)


def validate(value: Any) -> None:
    """Check that ``value``, made in code, can be written and read again; write nothing.

    Raises:
        EncodeError: something in it has the wrong type or breaks a constraint.  ``errors`` has
            the path of each problem, up to 100.
    """
    from .encoding import wire_value

    wire_value(Any, value)
