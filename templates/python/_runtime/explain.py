"""What is wrong with data: every problem with its path.

The generated functions stop at the first thing that does not fit.  Only then is this module
loaded; it goes over the same data again, slowly, by the annotations of the classes.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, NamedTuple, NoReturn, Union, get_args, get_origin

from .convert import convert
from .converters import via_of
from .errors import REFUSALS, DecodeError, Problem
from .fields import fields_of
from .models import Model, model_of
from .places import MAX_PROBLEMS, Place
from .tags import tag_of
from .words import found, join, name_of


class _Part(NamedTuple):
    """Data that has not been looked into."""

    type: Any
    data: Any
    place: Place


def refuse(type_: Any, data: Any) -> NoReturn:
    """Raise the DecodeError that lists what of ``data`` is not as ``type_`` wants it.

    Raises:
        DecodeError: always.
    """
    problems = tuple(islice(explain(type_, data), MAX_PROBLEMS))
    # Both passes read the same facts, so that there is always a problem to show.
    problems = problems or (Problem("", name_of(type_), found(data)),)
    raise DecodeError(name_of(type_), problems) from None


def explain(type_: Any, data: Any) -> Iterator[Problem]:
    """Yield every problem of ``data`` as a ``type_``, in the order of the data."""
    # A stack of our own: data may be nested deeper than Python calls functions.
    waiting: list[Problem | _Part] = [_Part(type_, data, Place())]
    while waiting:
        next_ = waiting.pop()
        if isinstance(next_, Problem):
            yield next_
        else:
            waiting += reversed([*_look_into(next_)])


def _look_into(part: _Part) -> Iterator[Problem | _Part]:
    """Yield the problems of a part by itself, and the parts that it has."""
    type_, data, place = part
    origin, args = get_origin(type_), get_args(type_)
    model = model_of(type_)
    if model:
        yield from _look_into_object(model, part)
    elif origin is dict:
        if data.__class__ is not dict:
            yield Problem(place.path, "object", found(data))
            return
        for key, value in data.items():
            at = join(place.path, key)
            yield _Part(args[1], value, place.at(at))
    elif origin is list:
        if data.__class__ is not list:
            yield Problem(place.path, "array", found(data))
            return
        for index, value in enumerate(data):
            yield _Part(args[0], value, place.at(f"{place.path}[{index}]"))
    elif origin is Union or origin is types.UnionType:
        yield from _look_into_union(args, part)
    elif origin is Annotated:
        yield from _look_into_annotated(part, args[0], args[1:])
    elif not _fits(type_, data):
        name, kind = name_of(type_), found(data)
        # A number that is none of Python's, such as 1e400.
        yield Problem(place.path, name, f"another {kind}" if kind == name else kind)


def _look_into_object(model: Model, part: _Part) -> Iterator[Problem | _Part]:
    place, data = part.place.inside(model), part.data
    if data.__class__ is not dict:
        yield Problem(place.path, "object", found(data))
        return
    if too_deep := place.too_deep(model):
        yield too_deep
        return
    known = set[str]()
    for field in fields_of(model.cls):
        known.add(field.key)
        at = join(place.path, field.key)
        if field.key in data:
            yield _Part(field.type, data[field.key], place.at(at))
        elif field.required:
            yield Problem(at, name_of(field.type), "no key")
    if model.unknown_fields == "forbid":
        for key in data.keys() - known:
            yield Problem(join(place.path, key), "no such key", found(data[key]))


def _look_into_annotated(
    part: _Part, type_: Any, metadata: tuple[Any, ...]
) -> Iterator[Problem | _Part]:
    """Yield the problems with the type; if there are none, with what is said beside it."""
    via = via_of(metadata)
    inner = via.type if via else type_
    if not _fits(inner, part.data):
        yield part._replace(type=inner)
        return
    value = convert(inner, part.data)
    for constraint in metadata:
        if constraint is not via and not constraint.accepts(value):
            expected = f"{name_of(inner)} {constraint}"
            yield Problem(part.place.path, expected, f"another {found(part.data)}")
    if not _fits(part.type, part.data) and via:
        yield Problem(part.place.path, name_of(type_), f"another {found(part.data)}")


def _look_into_union(
    members: tuple[Any, ...], part: _Part
) -> Iterator[Problem | _Part]:
    """Yield the problems with the one member that was meant, if that is clear."""
    tag = tag_of(members)
    chosen = tag and tag.choose(part.data)
    if chosen:
        yield part._replace(type=chosen)
        return
    left = None if part.place.left is None else part.place.left - 1
    if any(_fits(member, part.data, left) for member in members):
        return
    meant = [member for member in members if _is_meant(member, part.data)]
    if len(meant) == 1:
        yield part._replace(type=meant[0])
    else:
        expected = " or ".join(map(name_of, members))
        yield Problem(part.place.path, expected, found(part.data))


def _fits(type_: Any, data: Any, left: int | None = None) -> bool:
    """Return whether ``data`` is a ``type_``; ``left`` as in ``Place``."""
    try:
        convert(type_, data, left)
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
