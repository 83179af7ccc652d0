"""What is wrong with data: every problem with its path.

The generated functions stop at the first thing that does not fit.  Only then is this module
loaded; it goes over the same data again, slowly, by the annotations of the classes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import types
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NoReturn,
    Union,
    get_args,
    get_origin,
)
from uuid import UUID

from .convert import convert
from .errors import REFUSALS, DecodeError, Problem
from .fields import fields_of
from .models import model_of
from .tags import tag_of

_MAX_PROBLEMS = 100


def refuse(type_: Any, data: Any) -> NoReturn:
    """Raise the DecodeError that lists what of ``data`` is not as ``type_`` wants it.

    Raises:
        DecodeError: always.
    """
    try:
        problems = tuple(islice(explain(type_, data, ""), _MAX_PROBLEMS))
    except RecursionError:
        problems = (Problem("", _name(type_), "data that is nested too deeply"),)
    # Both passes read the same facts, so that there is always a problem to show.
    problems = problems or (Problem("", _name(type_), _found(data)),)
    raise DecodeError(_name(type_), problems) from None


def explain(type_: Any, data: Any, path: str) -> Iterator[Problem]:
    """Yield every problem of ``data``, which stands at ``path``, as a ``type_``."""
    origin, args = get_origin(type_), get_args(type_)
    model = model_of(type_)
    if model or origin is dict:
        if data.__class__ is not dict:
            yield Problem(path, "object", _found(data))
        elif model:
            yield from _explain_fields(type_, data, path)
        else:
            for key, value in data.items():
                yield from explain(args[1], value, _join(path, key))
    elif origin is list:
        if data.__class__ is not list:
            yield Problem(path, "array", _found(data))
            return
        for index, value in enumerate(data):
            yield from explain(args[0], value, f"{path}[{index}]")
    elif origin is Union or origin is types.UnionType:
        yield from _explain_union(args, data, path)
    elif origin is Annotated:
        yield from _explain_constraints(args[0], args[1:], data, path)
    elif not _fits(type_, data):
        yield Problem(path, _name(type_), _found(data))


def _explain_fields(cls: type, data: dict[str, Any], path: str) -> Iterator[Problem]:
    for field in fields_of(cls):
        at = _join(path, field.key)
        if field.key in data:
            yield from explain(field.type, data[field.key], at)
        elif field.required:
            yield Problem(at, _name(field.type), "no key")


def _explain_constraints(
    type_: Any, constraints: tuple[Any, ...], data: Any, path: str
) -> Iterator[Problem]:
    """Yield the problems with the type; if there are none, with each constraint."""
    if not _fits(type_, data):
        yield from explain(type_, data, path)
        return
    value = convert(type_, data)
    for constraint in constraints:
        if not constraint.accepts(value):
            expected = f"{_name(type_)} {constraint}"
            yield Problem(path, expected, f"another {_found(data)}")


def _explain_union(members: tuple[Any, ...], data: Any, path: str) -> Iterator[Problem]:
    """Yield the problems with the one member that was meant, if that is clear."""
    tag = tag_of(members)
    chosen = tag and tag.choose(data)
    if chosen:
        yield from explain(chosen, data, path)
        return
    if any(_fits(member, data) for member in members):
        return
    meant = [member for member in members if _is_meant(member, data)]
    if len(meant) == 1:
        yield from explain(meant[0], data, path)
    else:
        yield Problem(path, " or ".join(map(_name, members)), _found(data))


def _fits(type_: Any, data: Any) -> bool:
    try:
        convert(type_, data)
    except REFUSALS:
        return False
    return True


def _is_meant(type_: Any, data: Any) -> bool:
    """Return whether ``data`` is of the kind of ``type_``, whatever is wrong inside."""
    if get_origin(type_) is Annotated:
        inner = get_args(type_)[0]
        return _is_meant(inner, data) or _fits(inner, data)
    if model_of(type_) or get_origin(type_) is dict:
        return data.__class__ is dict
    return get_origin(type_) is list and data.__class__ is list


# What Python's types are called in JSON.
_JSON_NAMES: Final[dict[type, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    type(None): "null",
}
_NAMES: Final[dict[Any, str]] = {
    **_JSON_NAMES,
    Any: "any value",
    None: "null",
    dt.date: "date (YYYY-MM-DD)",
    dt.datetime: "date-time (RFC 3339)",
    bytes: "base64 string",
    UUID: "UUID",
    Decimal: "decimal number",
}


def _name(type_: Any) -> str:
    """Return what ``type_`` is called in a message."""
    if type_ in _NAMES:
        return _NAMES[type_]
    match get_origin(type_):
        case None:
            return str(type_.__name__)
        case origin if origin is Annotated:
            return _name(get_args(type_)[0])
        case origin if origin is Literal:
            return " or ".join(map(repr, get_args(type_)))
        case origin if origin is Union or origin is types.UnionType:
            return " or ".join(map(_name, get_args(type_)))
        case origin:
            return _JSON_NAMES[origin]


def _found(data: Any) -> str:
    """Return the type of ``data`` in the words of JSON, never the value."""
    kind: type = data.__class__
    return _JSON_NAMES.get(kind, kind.__name__)


def _join(path: str, key: str) -> str:
    """Return the path of ``key`` in the object at ``path``; keys are data, so cut short."""
    if re.fullmatch(r"[^\W\d][\w$-]{0,99}", key):
        return f"{path}.{key}" if path else key
    return f"{path}[{json.dumps(key[:100])}]"
