"""Paths and types in JSON terms, for messages; never values."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterable, Sequence
from enum import Flag
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from .enums import OpenIntEnum, OpenStrEnum
from .json_text import JsonNumber
from .scalars import ALL_FORMS, is_enum

# The JSON names of Python's types.
_JSON_NAMES: Final[dict[type, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    JsonNumber: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    type(None): "null",
}
_NAMES: Final[dict[Any, str]] = {
    **_JSON_NAMES,
    Any: "any value",
    None: "null",
    **{kind: form.name for kind, form in ALL_FORMS.items()},
}


def name_of(type_: Any) -> str:
    """Return the name of ``type_`` for a message."""
    if type_ in _NAMES:
        return _NAMES[type_]
    match get_origin(type_):
        case None:
            return str(getattr(type_, "__name__", type_))
        case origin if origin is Annotated:
            return name_of(get_args(type_)[0])
        case origin if origin is Literal:
            return alternatives(map(repr, get_args(type_)))
        case origin if origin is Union or origin is types.UnionType:
            return alternatives(map(name_of, get_args(type_)))
        case origin:
            return _JSON_NAMES[origin]


def alternatives(names: Iterable[str]) -> str:
    """Return ``'a', 'b' or 'c'``."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def misfit(types_: Sequence[Any], data: Any) -> tuple[str, str]:
    """Return what was expected and what was found, for ``data`` that fits none of ``types_``.

    For an unlisted value, say what it must be; for any other, which JSON type was expected.
    """
    listed, kind = [*map(listed_values, types_)], json_kind(data)
    if kind not in (json_kind(value) for values in listed for value in values):
        return alternatives(map(name_of, types_)), kind
    names = (
        name
        for type_, values in zip(types_, listed, strict=True)
        for name in (map(repr, values) if values else [name_of(type_)])
    )
    return f"must be {alternatives(names)}", ""


def listed_values(type_: Any) -> tuple[Any, ...]:
    """Return the values of a literal or of a closed enum; nothing for other types."""
    if get_origin(type_) is Literal:
        return get_args(type_)
    is_listed = is_enum(type_) and not issubclass(
        type_, OpenStrEnum | OpenIntEnum | Flag
    )
    return tuple(member.value for member in type_) if is_listed else ()


def json_kind(data: Any) -> str:
    """Return the JSON type of ``data``, never the value."""
    kind: type = data.__class__
    return _JSON_NAMES.get(kind, kind.__name__)


def join(path: str, key: Any) -> str:
    """Return the path of ``key`` in the object at ``path``; long keys are cut, since they are data."""
    if not isinstance(key, str):
        return f"{path}[{json_kind(key)}]"
    if re.fullmatch(r"[^\W\d][\w$-]{0,99}", key):
        return f"{path}.{key}" if path else key
    return f"{path}[{json.dumps(key[:100])}]"
