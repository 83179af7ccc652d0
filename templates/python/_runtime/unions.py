"""Finds the member of a union for some data by inspecting it, without trial decoding.

So data is decoded once, in linear time.  If several classes are possible, each step narrows the
result of the previous one:

1. Classes with the tag of the data: see ``tags.py``.
2. Classes that leave the fewest keys unknown.
3. Classes with the fewest missing required keys.
4. Classes with the fewest values of the wrong type.  This looks two objects deep.
5. Classes with fields for the most keys; others accept them only as arbitrary keys.
6. The class with the most required keys; if several have, the first by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    Union,
    get_args,
    get_origin,
)

from .converters import via_of
from .enums import OpenIntEnum, OpenStrEnum
from .errors import VALUE_ERRORS, InvalidValue
from .fields import fields_of, others_of
from .models import model_of
from .names import found_keys, keys_by_name
from .scalars import is_enum, parser_of
from .tags import Tag, tags_of
from .unknown_member import UnknownMember

_LEVELS: Final = 2


class Distance(NamedTuple):
    """How far data is from a type.

    ``wrong`` counts missing and wrong values; ``unlisted`` counts values that an open enum accepts
    and does not list.
    """

    unknown: int
    wrong: int
    unlisted: int


_EXACT: Final = Distance(0, 0, 0)
_UNLISTED: Final = Distance(0, 0, 1)
# Takes data and the number of object levels to inspect; returns None if the kind is wrong.
_Look: TypeAlias = Callable[[Any, int], Distance | None]


class Choice(NamedTuple):
    """The chosen member.

    ``among`` has the classes that the tag left over; ``unknown`` is the key of the unknown tag if
    the member is UnknownMember.
    """

    type: Any
    among: tuple[type, ...] = ()
    unknown: str = ""


class Members:
    """The members of a union."""

    def __init__(self, types: tuple[Any, ...]) -> None:
        # Sorted by name: ``A | B`` and ``B | A`` are equal in Python, so they behave equally here.
        ordered = sorted(sorted(types, key=repr), key=_rank)
        self.types = types
        self.classes = tuple(type_ for type_ in ordered if model_of(type_))
        self.tags = tags_of(tuple(type_ for type_ in types if model_of(type_)))
        self.is_open = UnknownMember in types
        self.others = [
            (type_, look_at(type_))
            for type_ in ordered
            if type_ is not UnknownMember and not model_of(type_)
        ]

    def choose(self, data: Any) -> Choice | None:
        """Return the member that ``data`` is or is nearest to, None if none is near."""
        chosen = self._choose_class(data) if data.__class__ is dict else None
        distances = [
            (Choice(type_), look(data, _LEVELS)) for type_, look in self.others
        ]
        rivals = [(choice, at[1:]) for choice, at in distances if at is not None]
        if not rivals:
            return chosen
        if chosen and (distance := look_at(chosen.type)(data, _LEVELS)):
            rivals.insert(0, (chosen, distance[1:]))
        return min(rivals, key=lambda rival: rival[1])[0]

    def wrong_tag(self, data: dict[str, Any]) -> Tag | None:
        """Return the tag that rules out all classes for ``data``, None if one is possible."""
        return self._by_tags(data)[1]

    def unknown_tag(self, data: dict[str, Any]) -> str:
        """Return the key of an unknown tag in an open union, ``""`` if there is none."""
        return self._new_key(data, self.wrong_tag(data)) if self.is_open else ""

    def _new_key(self, data: dict[str, Any], wrong: Tag | None) -> str:
        """Return the key of the tag ``wrong`` if this union is open to its value."""
        is_new = self.is_open and wrong and wrong.is_unknown(data)
        return wrong.key_in(data) if is_new and wrong else ""

    def _by_tags(self, data: dict[str, Any]) -> tuple[tuple[type, ...], Tag | None]:
        """Return the classes that the tags of ``data`` allow, and the tag if none is allowed."""
        left = self.classes
        for tag in self.tags:
            if len(left) == 1:
                break
            selected = tuple(tag.select(left, data))
            if self.is_open and tag.is_unknown(data):
                selected = tuple(c for c in selected if tag.key in _keys_of(c).looks)
            if not selected:
                return (), tag.of(left)
            left = selected
        return left, None

    def _choose_class(self, data: dict[str, Any]) -> Choice | None:
        tagged, wrong = self._by_tags(data)
        if key := self._new_key(data, wrong):
            return Choice(UnknownMember, unknown=key)
        left = tagged
        for measure in (_unknown_keys, _missing_keys, _wrong_values, _other_keys):
            if len(left) > 1:
                left = _nearest(left, measure, data)
        return Choice(left[0], tagged) if left else None


members_of = cache(Members)


def unknown_data(union: Any, value: UnknownMember) -> dict[str, Any]:
    """Return the object in ``value``, if it would be read as a ``value`` again."""
    choice = members_of(get_args(union)).choose(value.data)
    if not choice or not choice.unknown or value.data[choice.unknown] != value.tag:
        raise InvalidValue
    return {**value.data}


def _rank(type_: Any) -> tuple[int, int]:
    """Return the rank of a member in its union: the most specific comes first."""
    if get_origin(type_) is Annotated:
        return _rank(get_args(type_)[0])
    if get_origin(type_) is Literal:
        return 0, 0
    if is_enum(type_):
        return 1, 0
    if model_of(type_):
        return 2, -sum(field.required for field in fields_of(type_))
    # Almost any string is valid base64, and any value is Any.
    return {str: 4, bytes: 5, Any: 6}.get(type_, 3), 0


def _nearest(
    classes: tuple[type, ...],
    measure: Callable[[type, dict[str, Any]], Any],
    data: dict[str, Any],
) -> tuple[type, ...]:
    distances = [measure(cls, data) for cls in classes]
    least = min(distances)
    pairs = zip(classes, distances, strict=True)
    return tuple(cls for cls, distance in pairs if distance == least)


class _Keys(NamedTuple):
    """The keys of a class, with a function that inspects the value of each.

    ``extra`` inspects the values of other keys, if the document describes them.
    """

    looks: dict[str, _Look]
    required: frozenset[str]
    extra: _Look | None


@cache
def _keys_of(cls: type) -> _Keys:
    fields = fields_of(cls)
    looks = {field.key: look_at(field.type) for field in fields}
    required = frozenset(field.key for field in fields if field.required)
    model = model_of(cls)
    others = others_of(cls) if model and model.extra else None
    return _Keys(looks, required, look_at(others.type) if others else None)


def _unknown_keys(cls: type, data: dict[str, Any]) -> int:
    return 0 if _keys_of(cls).extra else _other_keys(cls, data)


def _other_keys(cls: type, data: dict[str, Any]) -> int:
    return len(data.keys() - _keys_of(cls).looks - keys_by_name(cls).keys())


def _missing_keys(cls: type, data: dict[str, Any]) -> int:
    return len(_keys_of(cls).required - data.keys() - found_keys(cls, data).keys())


def _wrong_values(cls: type, data: dict[str, Any], levels: int = _LEVELS) -> Distance:
    keys, names = _keys_of(cls), keys_by_name(cls)
    looks = (
        (keys.looks.get(names.get(key, key), keys.extra), value)
        for key, value in data.items()
    )
    return _total(look(value, levels - 1) for look, value in looks if look)


def _total(distances: Iterable[Distance | None]) -> Distance:
    unknown = wrong = unlisted = 0
    for distance in distances:
        if distance is None:
            wrong += 1
        else:
            unknown += distance.unknown
            wrong += distance.wrong
            unlisted += distance.unlisted
    return Distance(unknown, wrong, unlisted)


@cache
def look_at(type_: Any) -> _Look:
    """Return a function that measures how far data is from a ``type_``."""
    args = get_args(type_)
    match get_origin(type_):
        case origin if origin is list:
            return _look_into(list, look_at(args[0]), lambda data: data)
        case origin if origin is dict:
            return _look_into(dict, look_at(args[1]), lambda data: data.values())
        case origin if origin is Union or origin is UnionType:
            return _look_at_union(args)
        case origin if origin is Annotated and (via := via_of(args[1:])):
            return look_at(via.type)
        case origin if origin is Annotated:
            return look_at(args[0])
        case _:
            return _look_at_object(type_) if model_of(type_) else _look_at_scalar(type_)


def _look_into(
    kind: type, item: _Look, values: Callable[[Any], Iterable[Any]]
) -> _Look:
    def look(data: Any, levels: int) -> Distance | None:
        if data.__class__ is not kind:
            return None
        return _total(item(value, levels) for value in values(data))

    return look


def _look_at_union(types: tuple[Any, ...]) -> _Look:
    looks = [look_at(type_) for type_ in types if type_ is not UnknownMember]

    def look(data: Any, levels: int) -> Distance | None:
        if data.__class__ is dict and members_of(types).unknown_tag(data):
            return _EXACT
        distances = [look(data, levels) for look in looks]
        return min((each for each in distances if each is not None), default=None)

    return look


def _look_at_object(cls: type) -> _Look:
    def look(data: Any, levels: int) -> Distance | None:
        if data.__class__ is not dict:
            return None
        unknown, wrong = _unknown_keys(cls, data), _missing_keys(cls, data)
        inside = _wrong_values(cls, data, levels) if levels else _EXACT
        return Distance(unknown + inside.unknown, wrong + inside.wrong, inside.unlisted)

    return look


def _look_at_scalar(type_: Any) -> _Look:
    parse = parser_of(type_)
    listed = _listed_values(type_)

    def look(data: Any, levels: int) -> Distance | None:
        if parse is None:
            raise LookupError(f"decode does not support {type_!r}")
        try:
            value = parse(data)
        except VALUE_ERRORS:
            return None
        return _EXACT if listed is None or value in listed else _UNLISTED

    return look


def _listed_values(type_: Any) -> list[Any] | None:
    """Return the listed members of an open enum, None for any other type."""
    is_open = is_enum(type_) and issubclass(type_, OpenStrEnum | OpenIntEnum)
    return [*type_] if is_open else None
