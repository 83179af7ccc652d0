# pyright: standard
"""Paths and types in JSON terms, for messages; never values."""

from __future__ import annotations

import json
import re
import types
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from .json_text import JsonNumber
from .scalars import ALL_FORMS

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
            return " or ".join(map(repr, get_args(type_)))
        case origin if origin is Union or origin is types.UnionType:
            return " or ".join(map(name_of, get_args(type_)))
        case origin:
            return _JSON_NAMES[origin]


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
