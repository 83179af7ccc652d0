"""Values without parts: strings, numbers, dates, literals, enum members.

Kept apart from formats, since few programs need UUIDs.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, Final, Literal, TypeVar, get_args, get_origin
from uuid import UUID

from .checks import exact, null, number, plain
from .enums import take_unlisted
from .errors import InvalidValue
from .formats import FORMS, Form
from .uuids import format_uuid, parse_uuid

E = TypeVar("E", bound=Enum)
# All classes without a JSON type.
ALL_FORMS: Final[dict[type, Form]] = {
    **FORMS,
    UUID: Form("UUID", parse_uuid, format_uuid, {"type": "string", "format": "uuid"}),
}
_PARSERS: Final[dict[Any, Callable[[Any], Any]]] = {
    Any: plain,
    None: null,
    type(None): null,
    float: number,
    **{kind: form.parse for kind, form in ALL_FORMS.items()},
}


@cache
def parser_of(type_: Any) -> Callable[[Any], Any] | None:
    """Return the decoder of ``type_``, None if its values have parts."""
    if type_ in _PARSERS:
        return _PARSERS[type_]
    if type_ in (str, int, bool):
        return lambda data: exact(type_, data)
    if is_enum(type_):
        return _enum_parser(type_)
    return _literal_parser(get_args(type_)) if get_origin(type_) is Literal else None


def is_enum(type_: Any) -> bool:
    """Return whether ``type_`` is an enum class."""
    return isinstance(type_, type) and issubclass(type_, Enum)


def _enum_parser(enum: type[E]) -> Callable[[Any], E]:
    kind = int if issubclass(enum, int) else str
    return lambda data: take_unlisted(enum, exact(kind, data))


def _literal_parser(values: tuple[Any, ...]) -> Callable[[Any], Any]:
    def parse(data: Any) -> Any:
        for value in values:
            if data.__class__ is value.__class__ and data == value:
                return value
        raise InvalidValue

    return parse
