"""Any type: decode and encode values of generated classes, lists of them, unions …"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    overload,
)
from uuid import UUID

from .errors import REFUSALS, EncodeError, Mismatch
from .fields import fields_of
from .formats import (
    format_bytes,
    format_datetime,
    parse_bytes,
    parse_date,
    parse_datetime,
    parse_decimal,
)
from .models import (
    array,
    exact,
    made_as,
    mapping,
    model_of,
    null,
    number,
    parse_json,
    write_json,
)
from .presence import UNSET
from .tags import tag_of
from .uuids import parse_uuid

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@overload
def decode(type_: type[T], data: Any) -> T: ...
@overload
def decode(type_: Any, data: Any) -> Any: ...
def decode(type_: Any, data: Any) -> Any:
    """Return decoded JSON ``data`` as a ``type_``: ``decode(list[Agent], [...])``.

    ``type_`` is a generated class or enum, a type of their fields, or made of these with
    ``list``, ``dict``, ``|`` and ``Literal``.  In a union, the class whose tag the data has
    is taken; else the first member that fits, in the order: literals, enums, classes with
    the most required keys first, scalars and containers, ``str``, ``bytes``, ``Any``;
    among equals the first by name.

    Raises:
        DecodeError: ``data`` is not a ``type_``.
    """
    try:
        return convert(type_, data)
    except REFUSALS:
        from .explain import refuse

        refuse(type_, data)


@overload
def decode_json(type_: type[T], text: bytes | str) -> T: ...
@overload
def decode_json(type_: Any, text: bytes | str) -> Any: ...
def decode_json(type_: Any, text: bytes | str) -> Any:
    """Return the JSON document ``text`` as a ``type_``; see ``decode``."""
    return decode(type_, parse_json(text))


def encode(value: Any) -> Any:
    """Return ``value`` as JSON has it: objects of generated classes, enums, dates, lists …

    Raises:
        EncodeError: there is no JSON for it.
    """
    model = model_of(type(value))
    if model:
        return model.encode(value)
    if isinstance(value, Enum) and value is not UNSET:
        return value.value
    for base in type(value).__mro__:
        if base in _ENCODERS:
            return _ENCODERS[base](value)
    raise EncodeError(f"there is no JSON for {type(value).__name__}")


def _encode_list(values: list[Any]) -> list[Any]:
    return [encode(value) for value in values]


def _encode_dict(values: dict[str, Any]) -> dict[str, Any]:
    return {key: encode(value) for key, value in values.items()}


def _as_it_is(value: Any) -> Any:
    return value


_ENCODERS: Final[dict[type, Callable[[Any], Any]]] = {
    type(None): _as_it_is,
    bool: _as_it_is,
    int: _as_it_is,
    float: _as_it_is,
    str: _as_it_is,
    list: _encode_list,
    dict: _encode_dict,
    dt.datetime: format_datetime,
    dt.date: dt.date.isoformat,
    Decimal: str,
    UUID: str,
    bytes: format_bytes,
}


def encode_json(value: Any) -> bytes:
    """Return ``value`` as a JSON document; see ``encode``."""
    return write_json(encode(value))


def convert(type_: Any, data: Any) -> Any:
    """Return ``data`` as a ``type_``; raise one of the refusals where it does not fit."""
    return _converter(type_)(data)


_CONVERTERS: Final[dict[Any, Callable[[Any], Any]]] = {
    Any: _as_it_is,
    None: null,
    type(None): null,
    str: partial(exact, str),
    int: partial(exact, int),
    bool: partial(exact, bool),
    float: number,
    Decimal: parse_decimal,
    bytes: parse_bytes,
    UUID: parse_uuid,
    dt.date: parse_date,
    dt.datetime: parse_datetime,
}


@cache
def _converter(type_: Any) -> Callable[[Any], Any]:
    model, args = model_of(type_), get_args(type_)
    if type_ in _CONVERTERS:
        return _CONVERTERS[type_]
    if model:
        return partial(made_as, type_, model.decode)
    if _is_enum(type_):
        return partial(_to_enum, type_)
    match get_origin(type_):
        case origin if origin is list:
            return partial(_to_list, _converter(args[0]))
        case origin if origin is dict:
            return partial(_to_dict, _converter(args[1]))
        case origin if origin is Literal:
            return partial(_to_literal, args)
        case origin if origin is Annotated:
            return partial(_to_constrained, _converter(args[0]), args[1:])
        case origin if origin is Union or origin is types.UnionType:
            return _union_converter(args)
        case _:
            raise LookupError(f"gen's decode cannot make a {type_!r}")


def _is_enum(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, Enum)


def _to_list(item: Callable[[Any], Any], data: Any) -> list[Any]:
    return [item(value) for value in array(data)]


def _to_dict(item: Callable[[Any], Any], data: Any) -> dict[str, Any]:
    return {key: item(value) for key, value in mapping(data).items()}


def _union_converter(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    tag = tag_of(members)
    # Sorted by name first: ``A | B`` and ``B | A`` are equal to Python, and to us.
    ordered = sorted(sorted(members, key=repr), key=_rank)
    converters = [_converter(member) for member in ordered]

    def convert_union(data: Any) -> Any:
        chosen = tag and tag.choose(data)
        if chosen:
            return _converter(chosen)(data)
        for converter in converters:
            try:
                return converter(data)
            except REFUSALS:
                continue
        raise Mismatch

    return convert_union


def _rank(type_: Any) -> tuple[int, int]:
    """Return the place of a member among those of its union: the choosiest is tried first."""
    if get_origin(type_) is Annotated:
        return _rank(get_args(type_)[0])
    if get_origin(type_) is Literal:
        return 0, 0
    if _is_enum(type_):
        return 1, 0
    if model_of(type_):
        return 2, -sum(field.required for field in fields_of(type_))
    # Almost any string is base64 of something, and any value is Any.
    return {str: 4, bytes: 5, Any: 6}.get(type_, 3), 0


def _to_enum(enum: type[E], data: Any) -> E:
    if data.__class__ is not (int if issubclass(enum, int) else str):
        raise Mismatch
    return enum(data)


def _to_constrained(
    convert_value: Callable[[Any], Any], constraints: tuple[Any, ...], data: Any
) -> Any:
    value = convert_value(data)
    for constraint in constraints:
        if not constraint.accepts(value):
            raise Mismatch
    return value


def _to_literal(values: tuple[Any, ...], data: Any) -> Any:
    for value in values:
        if data.__class__ is value.__class__ and data == value:
            return value
    raise Mismatch
