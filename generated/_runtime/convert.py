"""Any type: decode and encode values of generated classes, lists of them, unions …"""

from __future__ import annotations

import types
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import (
    Annotated,
    Any,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    overload,
)

from .checks import array, mapping
from .converters import Via, via_of
from .errors import REFUSALS, Mismatch
from .json_text import parse_exact_json, parse_json
from .models import Model, as_subclass, model_of, refuse
from .scalars import parser_of
from .tags import unknown_member
from .unions import Members, members_of

T = TypeVar("T")
# Takes the data, and how many more objects of a circle may stand in one another.
_Converter: TypeAlias = Callable[[Any, int | None], Any]


@overload
def decode(type_: type[T], data: Any) -> T: ...
@overload
def decode(type_: Any, data: Any) -> Any: ...
def decode(type_: Any, data: Any) -> Any:
    """Return decoded JSON ``data`` as a ``type_``: ``decode(list[Agent], [...])``.

    ``type_`` is a generated class or enum, a type of their fields, or made of these with
    ``list``, ``dict``, ``|`` and ``Literal``.  In a union, the class whose tag the data has
    is taken; else the one that knows most of its keys.

    Raises:
        DecodeError: ``data`` is not a ``type_``.
    """
    try:
        return convert(type_, data)
    except REFUSALS:
        refuse(type_, data)


@overload
def decode_json(type_: type[T], text: bytes | str) -> T: ...
@overload
def decode_json(type_: Any, text: bytes | str) -> Any: ...
def decode_json(type_: Any, text: bytes | str) -> Any:
    """Return the JSON document ``text`` as a ``type_``; see ``decode``."""
    if _has_decimals(type_):
        data = parse_exact_json(text)
        try:
            return convert(type_, data)
        except REFUSALS:
            pass  # Classes beside it may know nothing of exact numbers.
    return decode(type_, parse_json(text))


@cache
def _has_decimals(type_: Any) -> bool:
    """Return whether a number in ``type_`` must not become a float on the way."""
    if isinstance(type_, Via):
        return _has_decimals(type_.type)
    model = model_of(type_)
    if type_ is Decimal or (model and model.exact):
        return True
    return any(_has_decimals(arg) for arg in get_args(type_))


def encode(value: Any) -> Any:
    """Return ``value`` as JSON has it: objects of generated classes, enums, dates, lists …

    Raises:
        EncodeError: there is no JSON for it, or something in it is not of its type.
    """
    from .encoding import wire_value

    return wire_value(Any, value)


def encode_json(value: Any) -> bytes:
    """Return ``value`` as a JSON document; see ``encode``."""
    from .encoding import wire_json

    return wire_json(Any, value)


def validate(value: Any) -> None:
    """Check that ``value``, made in code, can be written and read again; write nothing.

    Raises:
        EncodeError: something in it is not of its type, or breaks a constraint.  It has the
            path of each problem, up to 100.
    """
    from .encoding import wire_value

    wire_value(Any, value)


def convert(type_: Any, data: Any, depth: int | None = None) -> Any:
    """Return ``data`` as a ``type_``; raise one of the refusals where it does not fit."""
    return _converter(type_)(data, depth)


@cache
def _converter(type_: Any) -> _Converter:
    if parse := parser_of(type_):
        return lambda data, depth: parse(data)
    if model := model_of(type_):
        return _to_class(type_, model)
    args = get_args(type_)
    match get_origin(type_):
        case origin if origin is list:
            return _to_list(_converter(args[0]))
        case origin if origin is dict:
            return _to_dict(_converter(args[1]))
        case origin if origin is Annotated:
            return _to_annotated(args[0], args[1:])
        case origin if origin is Union or origin is types.UnionType:
            return _to_union(members_of(args))
        case _:
            raise LookupError(f"gen's decode cannot make a {type_!r}")


def _to_class(cls: type[Any], model: Model) -> _Converter:
    def to_class(data: Any, depth: int | None) -> Any:
        limited = model.max_depth is not None and depth is not None
        made = model.decode(data, depth) if limited else model.decode(data)
        return made if isinstance(made, cls) else as_subclass(cls, made)

    return to_class


def _to_list(item: _Converter) -> _Converter:
    return lambda data, depth: [item(value, depth) for value in array(data)]


def _to_dict(item: _Converter) -> _Converter:
    return lambda data, depth: {
        key: item(value, depth) for key, value in mapping(data).items()
    }


def _to_union(members: Members) -> _Converter:
    def to_union(data: Any, depth: int | None) -> Any:
        choice = members.choose(data)
        if choice is None:
            raise Mismatch
        if choice.unknown:
            return unknown_member(data, choice.unknown)
        return _converter(choice.type)(data, depth)

    return to_union


def _to_annotated(type_: Any, metadata: tuple[Any, ...]) -> _Converter:
    via = via_of(metadata)
    to_value = _converter(via.type if via else type_)
    constraints = [part for part in metadata if part is not via]

    def to_annotated(data: Any, depth: int | None) -> Any:
        value = to_value(data, depth)
        for constraint in constraints:
            if not constraint.accepts(value):
                raise Mismatch
        return via.decode(value) if via else value

    return to_annotated
