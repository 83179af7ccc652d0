"""Encodes values as JSON by the annotations of their classes: slow, with exact errors.

The generated functions stop at the first value that does not fit; only then is this module
imported.  It also writes instances of subclasses, such as a float of numpy.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING
from enum import Enum
from typing import (
    Annotated,
    Any,
    Final,
    NamedTuple,
    Union,
    get_args,
    get_origin,
)

from .checks import number
from .constraints import Constraint
from .converters import via_of
from .errors import VALUE_ERRORS, EncodeError, InvalidValue, Problem
from .fields import OtherKeys, fields_of, others_of
from .json_text import json_text
from .models import Model, model_of
from .names import keys_by_name
from .places import MAX_NESTING, MAX_PROBLEMS, Place
from .presence import UNSET
from .scalars import ALL_FORMS, is_enum, parser_of
from .unions import members_of, unknown_data
from .unknown_member import UnknownMember
from .words import alternatives, join, json_kind, name_of


def wire_value(type_: Any, value: Any) -> Any:
    """Return ``value``, which should be a ``type_``, as JSON data.

    Raises:
        EncodeError: it is not a ``type_``, or something in it has the wrong type.
    """
    result, problems = _encode(type_, value, Place())
    if problems:
        subject = name_of(value.__class__ if type_ is Any else type_)
        raise EncodeError(subject, tuple(problems)) from None
    return result


def wire_json(type_: Any, value: Any) -> bytes:
    """Return ``value``, which should be a ``type_``, as a JSON document."""
    data = wire_value(type_, value)
    try:
        return json_text(data).encode()
    except VALUE_ERRORS:
        problem = Problem("", "nested too deeply for JSON", "")
        raise EncodeError(name_of(value.__class__), (problem,)) from None


class _Part(NamedTuple):
    """A value to be written into ``target[key]``.

    ``in_object``: it belongs to a field, where the written value must be read back as the same.
    """

    type: Any
    value: Any
    place: Place
    target: Any
    key: Any
    in_object: bool = False


def _encode(type_: Any, value: Any, place: Place) -> tuple[Any, list[Problem]]:
    """Return the JSON value, and up to 100 problems in the order of the value."""
    problems: list[Problem] = []
    result = [None]
    waiting = [_Part(type_, value, place, result, 0)]
    while waiting and len(problems) < MAX_PROBLEMS:
        part = waiting.pop()
        try:
            waiting += reversed(_write(part))
        except _Invalid as invalid:
            problems.append(invalid.problem)
    return result[0], problems


class _Invalid(Exception):
    """Raised for a part of the wrong type."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def _invalid(part: _Part, expected: str | None = None) -> _Invalid:
    """Return the exception for a part of the wrong type."""
    expected = expected or name_of(part.type)
    return _Invalid(Problem(part.place.path, expected, json_kind(part.value)))


def _write(part: _Part) -> list[_Part]:
    """Write ``part`` into its target; return its own parts, which are still to be written."""
    type_ = part.type
    if part.place.nesting > MAX_NESTING:
        path = part.place.path
        raise _Invalid(Problem(path, f"nested more than {MAX_NESTING} levels deep", ""))
    if type_ is _NOTHING:
        raise _Invalid(Problem(part.place.path, "a field has this key", ""))
    if type_ is Any:
        return _write_any(part)
    model = model_of(type_)
    if model:
        return _write_object(model, part)
    match get_origin(type_):
        case origin if origin is list:
            return _write_list(part, get_args(type_)[0])
        case origin if origin is dict:
            return _write_dict(part, get_args(type_)[1])
        case origin if origin is Union or origin is types.UnionType:
            return _write_union(part)
        case origin if origin is Annotated:
            return _write_annotated(part)
        case _:
            part.target[part.key] = _scalar(part)
    return []


def _scalar(part: _Part) -> Any:
    try:
        result = _format_scalar(part.type, part.value)
        if isinstance(result, str):
            result.encode()
    except UnicodeEncodeError:
        raise _invalid(part, "string without lone surrogates") from None
    except VALUE_ERRORS:
        raise _invalid(part) from None
    return result


def _format_scalar(type_: Any, value: Any) -> Any:
    """Return ``value`` as JSON data; raise one of VALUE_ERRORS if it is not a ``type_``."""
    if is_enum(type_):
        if not isinstance(value, type_):
            raise InvalidValue
        return value.value
    if format_ := _SCALARS.get(type_) or parser_of(type_):
        return format_(value)
    raise InvalidValue


def _is_scalar(type_: Any, value: Any) -> bool:
    try:
        _format_scalar(type_, value)
    except VALUE_ERRORS:
        return False
    return True


def _of(kind: type, *others: type) -> Callable[[Any], Any]:
    """Return a function that converts a ``kind`` or a subclass, except ``others``, to ``kind``."""

    def take(value: Any) -> Any:
        if not isinstance(value, kind) or isinstance(value, others):
            raise InvalidValue
        return value if value.__class__ is kind else kind(value)

    return take


def _number(value: Any) -> float:
    return number(
        _of(int, bool)(value) if isinstance(value, int) else _of(float)(value)
    )


def _null(value: Any) -> None:
    if value is not None:
        raise InvalidValue


_SCALARS: Final[dict[Any, Callable[[Any], Any]]] = {
    None: _null,
    type(None): _null,
    str: _of(str),
    bool: _of(bool),
    int: _of(int, bool),
    float: _number,
    **{kind: form.format for kind, form in ALL_FORMS.items()},
}
# The type of a value at a key that is not allowed.
_NOTHING: Final[Any] = type("_Nothing", (), {})
# A subclass comes before its base.
_JSON_KINDS: Final[tuple[type, ...]] = (bool, int, float, str, type(None))
_KINDS: Final[tuple[type, ...]] = (*_JSON_KINDS, *ALL_FORMS)


def _write_any(part: _Part) -> list[_Part]:
    """Write a value by its own class."""
    value = part.value
    if isinstance(value, dict):
        return _write_dict(part, Any)
    if isinstance(value, list):
        return _write_list(part, Any)
    if isinstance(value, UnknownMember) and not part.in_object:
        return _write_dict(part._replace(value=value.data), Any)
    kind = value.__class__
    if part.in_object:
        kind = next((base for base in _JSON_KINDS if isinstance(value, base)), None)
    elif not model_of(kind) and not isinstance(value, Enum):
        kind = next((base for base in _KINDS if isinstance(value, base)), None)
    if kind is None or value is UNSET:
        raise _invalid(part, "a JSON value")
    return _write(part._replace(type=kind))


def _write_list(part: _Part, item: Any) -> list[_Part]:
    values: list[Any] = part.value
    if not isinstance(part.value, list):
        raise _invalid(part, "array")
    items: list[Any] = [None] * len(values)
    part.target[part.key] = items
    path = part.place.path
    return [
        _Part(
            item,
            value,
            part.place.at(f"{path}[{index}]"),
            items,
            index,
            part.in_object,
        )
        for index, value in enumerate(values)
    ]


def _write_dict(part: _Part, item: Any) -> list[_Part]:
    values: dict[Any, Any] = part.value
    if not isinstance(part.value, dict):
        raise _invalid(part, "object")
    members: dict[str, Any] = {}
    part.target[part.key] = members
    return [_member(part, item, key, value, members) for key, value in values.items()]


def _member(
    part: _Part, type_: Any, key: Any, value: Any, members: dict[str, Any]
) -> _Part:
    place = part.place.at(join(part.place.path, key))
    _scalar(_Part(str, key, place, members, key))
    members[key] = None  # keeps the order of the keys
    return _Part(type_, value, place, members, key, part.in_object)


def _write_object(model: Model, part: _Part) -> list[_Part]:
    value, place = part.value, part.place.inside(model)
    if not isinstance(value, model.cls):
        raise _invalid(part)
    if too_deep := place.too_deep(model):
        raise _Invalid(too_deep)
    members: dict[str, Any] = {}
    part.target[part.key] = members
    parts: list[_Part] = []
    inside = part._replace(place=place, in_object=True)
    for field in fields_of(model.cls):
        # The slot was never set.
        attribute = getattr(value, field.name, UNSET)
        if field.omitted is MISSING or attribute is not field.omitted:
            parts.append(_member(inside, field.type, field.key, attribute, members))
    if others := others_of(model.cls):
        parts += _other_members(model, others, inside, members)
    return parts


def _other_members(
    model: Model, others: OtherKeys, part: _Part, members: dict[str, Any]
) -> list[_Part]:
    """Return the parts of an object at keys without a field; the key of a field is an error."""
    found: Any = getattr(part.value, others.name, {})
    values: dict[Any, Any] = found
    if not isinstance(found, dict):
        path = join(part.place.path, others.name)
        raise _Invalid(Problem(path, "object", json_kind(found)))
    known = {*model.wire_names.values(), *keys_by_name(model.cls)}
    return [
        _member(part, _NOTHING if key in known else others.type, key, item, members)
        for key, item in values.items()
    ]


def _write_union(part: _Part) -> list[_Part]:
    """Return the part as a member of the union, chosen by class, not by content."""
    # Any accepts all values and says nothing about them.
    members = sorted(get_args(part.type), key=lambda member: member is Any)
    if isinstance(part.value, UnknownMember):
        return _write_unknown(part)
    for is_right in (_is_a, _is_of_kind):
        of_value = [member for member in members if is_right(member, part.value)]
        if of_value:
            # Any accepts every value, so prefer another member.
            type_ = min(of_value, key=lambda member: member is Any)
            _check_tag(part, type_)
            return [part._replace(type=type_)]
    raise _invalid(part)


def _check_tag(part: _Part, cls: Any) -> None:
    """Reject an object of ``cls`` with the tag of another member: it would be read as that one."""
    if model_of(cls) is None:
        return
    tags = {tag.key: tag for tag in members_of(get_args(part.type)).tags}
    for field in fields_of(cls):
        tag = tags.get(field.key)
        value = getattr(part.value, field.name, None)
        if tag and cls in tag.values and isinstance(value, str):
            own = tag.values[cls]
            if value not in own:
                path = join(part.place.path, field.key)
                expected = f"must be {alternatives(map(repr, sorted(own)))}"
                raise _Invalid(Problem(path, expected, ""))


def _write_unknown(part: _Part) -> list[_Part]:
    """Write the data of an UnknownMember, if it would be read as one again."""
    try:
        data = unknown_data(part.type, part.value)
    except VALUE_ERRORS:
        raise _invalid(part, "an object with an unknown tag") from None
    return _write_dict(part._replace(value=data), Any)


def _is_a(type_: Any, value: Any) -> bool:
    """Return whether ``value`` is a ``type_``, without looking into objects."""
    inside: Any = value
    if type_ is Any:
        return True
    if model := model_of(type_):
        return isinstance(value, model.cls)
    args = get_args(type_)
    match get_origin(type_):
        case origin if origin is list:
            return isinstance(value, list) and all(_is_a(args[0], v) for v in inside)
        case origin if origin is dict:
            return isinstance(value, dict) and all(
                _is_a(args[1], v) for v in inside.values()
            )
        case origin if origin is Union or origin is types.UnionType:
            return any(_is_a(member, value) for member in args)
        case origin if origin is Annotated and (via := via_of(args[1:])):
            try:
                return _is_a(via.type, via.encode(value))
            except VALUE_ERRORS:
                return False
        case origin if origin is Annotated:
            return _is_a(args[0], value)
        case _:
            return _is_scalar(type_, value)


def _is_of_kind(type_: Any, value: Any) -> bool:
    """Return whether ``value`` is a list or dict, as ``type_`` requires."""
    if get_origin(type_) is Annotated:
        return _is_of_kind(get_args(type_)[0], value)
    kind = get_origin(type_)
    return kind in (list, dict) and isinstance(value, kind)


def _write_annotated(part: _Part) -> list[_Part]:
    type_, *metadata = get_args(part.type)
    inner = part._replace(type=type_)
    via = via_of(metadata)
    if via:
        try:
            inner = part._replace(type=via.type, value=via.encode(part.value))
        except VALUE_ERRORS:
            raise _invalid(part, name_of(type_)) from None
    for rule in metadata:
        if rule is not via and _breaks(rule, inner.value):
            raise _Invalid(Problem(part.place.path, str(rule), ""))
    return [inner]


def _breaks(rule: Constraint, value: Any) -> bool:
    """Return whether ``rule`` rejects ``value``; a value of the wrong type breaks no rule."""
    try:
        return not rule.accepts(value)
    except VALUE_ERRORS:
        return False
