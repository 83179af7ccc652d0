"""Tags: keys whose values identify the classes of a union."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from itertools import combinations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from .checks import plain
from .enums import OpenStrEnum
from .errors import InvalidValue
from .fields import WireField, fields_of
from .models import Model, model_of
from .names import keys_by_name
from .unknown_member import UnknownMember


class Tag(NamedTuple):
    """The strings of a tag, by class.

    - ``values``: the strings that a class allows at ``key``, for classes that list them.
    - ``required``: the classes that must have a value there.
    - ``names``: attribute names that may replace the key.
    """

    key: str
    names: tuple[str, ...]
    values: Mapping[type, frozenset[str]]
    required: frozenset[type]

    def select(self, classes: tuple[type, ...], data: dict[str, Any]) -> list[type]:
        """Return the ``classes`` that ``data`` may be, judging by this tag."""
        value = data.get(self.key_in(data))
        if value is None:
            return [cls for cls in classes if cls not in self.required]
        text = value if value.__class__ is str else None
        named = [cls for cls in classes if text in self.values.get(cls, ())]
        return named or [cls for cls in classes if cls not in self.values]

    def is_unknown(self, data: dict[str, Any]) -> bool:
        """Return whether the tag of ``data`` is a string that no class lists."""
        value = data.get(self.key_in(data))
        if value.__class__ is not str:
            return False
        return not any(value in strings for strings in self.values.values())

    def key_in(self, data: dict[str, Any]) -> str:
        """Return the key or name that ``data`` uses, the key if it has neither."""
        return next((k for k in (self.key, *self.names) if k in data), self.key)

    def of(self, classes: tuple[type, ...]) -> Tag:
        """Return this tag restricted to ``classes``."""
        return self._replace(
            values={c: self.values[c] for c in classes if c in self.values}
        )

    @property
    def strings(self) -> list[str]:
        """The allowed strings, sorted."""
        return sorted(frozenset[str]().union(*self.values.values()))


def tag_in(data: Any, key: str) -> Any:
    """Return the value of ``data`` at ``key``, None if it is not an object or lacks the key."""
    return data.get(key) if data.__class__ is dict else None


def unknown_member(data: Any, key: str) -> UnknownMember:
    """Return ``data`` as an unknown member; no class has its tag at ``key``."""
    tag = tag_in(data, key)
    if tag.__class__ is not str:
        raise InvalidValue
    return UnknownMember(tag, plain(data))


def tags_of(classes: tuple[type, ...]) -> list[Tag]:
    """Return the tags that distinguish ``classes``; those that all classes have come first."""
    fields = {cls: _tag_fields(cls) for cls in classes}
    keys = dict.fromkeys(key for of_class in fields.values() for key in of_class)
    tags = [_tag(key, fields) for key in keys]
    return sorted(filter(_tells_apart, tags), key=lambda tag: -len(tag.values))


class _TagField(NamedTuple):
    values: frozenset[str]
    is_required: bool


def _tag(key: str, fields: Mapping[type, Mapping[str, _TagField]]) -> Tag:
    having = {cls: of_class[key] for cls, of_class in fields.items() if key in of_class}
    return Tag(
        key,
        _names_of(key, having),
        {cls: field.values for cls, field in having.items()},
        frozenset(cls for cls, field in having.items() if field.is_required),
    )


def _names_of(key: str, classes: Iterable[type]) -> tuple[str, ...]:
    """Return the attribute names that may replace ``key``."""
    names = (keys_by_name(cls).items() for cls in classes)
    return tuple(sorted({name for each in names for name, of in each if of == key}))


def _tells_apart(tag: Tag) -> bool:
    pairs = combinations(tag.values.values(), 2)
    return any(one.isdisjoint(other) for one, other in pairs)


@cache
def _tag_fields(cls: type) -> dict[str, _TagField]:
    """Return the keys of ``cls`` that hold one of a few strings."""
    model = model_of(cls)
    assert model
    fields = ((f.key, _tag_field(f, model)) for f in fields_of(cls))
    return {key: field for key, field in fields if field.values}


def _tag_field(field: WireField, model: Model) -> _TagField:
    stated = model.tags.get(field.key)
    values = _strings(field.type) if stated is None else frozenset(stated)
    may_be_null = NoneType in get_args(field.type)
    return _TagField(values, field.required and not may_be_null)


def _strings(hint: Any) -> frozenset[str]:
    """Return the strings that ``hint`` lists, ignoring null; none if it allows others."""
    values = {*_values(hint)} - {None}
    strings = frozenset(value for value in values if isinstance(value, str))
    return strings if len(strings) == len(values) else frozenset()


def _values(hint: Any) -> Iterator[Any]:
    """Yield the values that ``hint`` lists, or the type itself if it lists none."""
    origin = get_origin(hint)
    if origin is Literal:
        yield from get_args(hint)
    elif origin is Union or origin is UnionType:
        for member in get_args(hint):
            yield from _values(member)
    elif origin is Annotated:
        yield from _values(get_args(hint)[0])
    elif isinstance(hint, type) and issubclass(hint, Enum):
        # An open enum accepts any string, but one with a single member serves as a tag.
        is_listed = len(hint) == 1 or not issubclass(hint, OpenStrEnum)
        yield from (member.value for member in hint) if is_listed else (hint,)
    else:
        yield None if hint is NoneType else hint
