# pyright: standard
"""Decodes JSON data as any type: generated classes, lists of them, unions …"""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from .checks import array, mapping
from .converters import via_of
from .errors import InvalidValue
from .models import Model, as_subclass, model_of
from .scalars import parser_of
from .tags import unknown_member
from .unions import Members, members_of

# Takes the data and the number of recursive objects that may still be nested.
_Converter: TypeAlias = Callable[[Any, int | None], Any]


def convert(type_: Any, data: Any, depth: int | None = None) -> Any:
    """Return ``data`` as a ``type_``; raise one of VALUE_ERRORS if it does not fit."""
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
            raise LookupError(f"decode does not support {type_!r}")


def _to_class(cls: type[Any], model: Model) -> _Converter:
    def to_class(data: Any, depth: int | None) -> Any:
        limited = model.max_depth is not None and depth is not None
        result = model.decode(data, depth) if limited else model.decode(data)
        return result if isinstance(result, cls) else as_subclass(cls, result)

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
            raise InvalidValue
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
                raise InvalidValue
        return via.decode(value) if via else value

    return to_annotated
