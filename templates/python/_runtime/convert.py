"""Any type: decode and encode values of generated classes, lists of them, unions …"""

from __future__ import annotations

import types
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    overload,
)

from .checks import array, exact, mapping, null, number, plain
from .converters import Via, via_of
from .errors import REFUSALS, Mismatch
from .fields import fields_of
from .json_text import parse_exact_json, parse_json
from .models import Model, as_subclass, model_of, refuse
from .scalars import ALL_FORMS
from .tags import tag_of

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
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
    is taken; else the first member that fits, in the order: literals, enums, classes with
    the most required keys first, scalars and containers, ``str``, ``bytes``, ``Any``;
    among equals the first by name.

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


def convert(type_: Any, data: Any, depth: int | None = None) -> Any:
    """Return ``data`` as a ``type_``; raise one of the refusals where it does not fit."""
    return _converter(type_)(data, depth)


_SCALARS: Final[dict[Any, Callable[[Any], Any]]] = {
    Any: plain,
    None: null,
    type(None): null,
    float: number,
    **{kind: form.parse for kind, form in ALL_FORMS.items()},
}


@cache
def _converter(type_: Any) -> _Converter:
    if type_ in _SCALARS:
        parse = _SCALARS[type_]
        return lambda data, depth: parse(data)
    if type_ in (str, int, bool):
        return lambda data, depth: exact(type_, data)
    if _is_enum(type_):
        return _to_enum(type_)
    if model := model_of(type_):
        return _to_class(type_, model)
    args = get_args(type_)
    match get_origin(type_):
        case origin if origin is list:
            return _to_list(_converter(args[0]))
        case origin if origin is dict:
            return _to_dict(_converter(args[1]))
        case origin if origin is Literal:
            return _to_literal(args)
        case origin if origin is Annotated:
            return _to_annotated(args[0], args[1:])
        case origin if origin is Union or origin is types.UnionType:
            return _to_union(args)
        case _:
            raise LookupError(f"gen's decode cannot make a {type_!r}")


def _is_enum(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, Enum)


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


def _to_union(members: tuple[Any, ...]) -> _Converter:
    tag = tag_of(members)
    # Sorted by name first: ``A | B`` and ``B | A`` are equal to Python, and to us.
    ordered = sorted(sorted(members, key=repr), key=_rank)
    converters = [_converter(member) for member in ordered]

    def to_union(data: Any, depth: int | None) -> Any:
        chosen = tag and tag.choose(data)
        if chosen:
            return _converter(chosen)(data, depth)
        for converter in converters:
            try:
                return converter(data, depth)
            except REFUSALS:
                continue
        raise Mismatch

    return to_union


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


def _to_enum(enum: type[E]) -> _Converter:
    kind = int if issubclass(enum, int) else str
    return lambda data, depth: enum(exact(kind, data))


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


def _to_literal(values: tuple[Any, ...]) -> _Converter:
    def to_literal(data: Any, depth: int | None) -> Any:
        for value in values:
            if data.__class__ is value.__class__ and data == value:
                return value
        raise Mismatch

    return to_literal
