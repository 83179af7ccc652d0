"""Which key tells the classes of a union apart."""

from __future__ import annotations

from enum import Enum
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from .fields import fields_of
from .models import model_of


class Tag(NamedTuple):
    """``members`` has the class for each value of ``key``."""

    key: str
    members: dict[str, Any]

    def choose(self, data: Any) -> Any:
        """Return the class that ``data`` says it is, None if it does not say."""
        if data.__class__ is not dict or data.get(self.key).__class__ is not str:
            return None
        return self.members.get(data[self.key])


def tag_in(data: Any, key: str) -> Any:
    """Return what ``data`` has at ``key``, None if it is no object or has nothing there."""
    return data.get(key) if data.__class__ is dict else None


@cache
def tag_of(members: tuple[Any, ...]) -> Tag | None:
    """Return the key by whose value every class among ``members`` can be told, if any.

    Each class has that key as a literal or as an enum of one member; no two have the same
    value.  If there are several such keys it is the first of the first class.
    """
    classes = [member for member in members if model_of(member)]
    tags = [_tags(cls) for cls in classes]
    for key in tags[0] if len(tags) > 1 else ():
        chosen = {
            tag[key]: cls for tag, cls in zip(tags, classes, strict=True) if key in tag
        }
        if len(chosen) == len(classes):
            return Tag(key, chosen)
    return None


def _tags(cls: type) -> dict[str, str]:
    """Return the keys of ``cls`` that can have one string only, with that string."""
    values = ((field.key, _only_value(field.type)) for field in fields_of(cls))
    return {key: value for key, value in values if isinstance(value, str)}


def _only_value(hint: Any) -> Any:
    """Return the one value, None aside, that ``hint`` allows; None if there are several."""
    if get_origin(hint) is Literal:
        args = get_args(hint)
        return args[0] if len(args) == 1 else None
    if get_origin(hint) is Annotated:
        return _only_value(get_args(hint)[0])
    others = [arg for arg in get_args(hint) if arg is not NoneType]
    if len(others) == 1 < len(get_args(hint)):
        return _only_value(others[0])
    if isinstance(hint, type) and issubclass(hint, Enum):
        values = [member.value for member in hint]
        return values[0] if len(values) == 1 else None
    return None
