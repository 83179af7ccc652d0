"""Code for missing values: the value of a missing key, and the values that are omitted."""

from __future__ import annotations

from typing import assert_never

from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.defaults import wire_code
from generator.ir.presence import Presence

_NULL = "None"
_UNSET = "UNSET"


def empty_values(attribute: Attribute) -> tuple[str, ...]:
    """Return the values of ``attribute`` that mean "no value"."""
    match attribute.presence:
        case Presence.REQUIRED | Presence.DEFAULTED:
            return (_NULL,) if attribute.may_be_null else ()
        case Presence.OPTIONAL:
            return (_NULL,)
        case Presence.OMITTABLE:
            return (_UNSET, _NULL)
        case Presence.LOCAL:
            return ()
        case _:
            assert_never(attribute.presence)


def read_key(attribute: Attribute, key: str) -> str:
    """Return an expression that reads ``key``, a literal, from ``data``."""
    match attribute.presence:
        case Presence.REQUIRED:
            return f"data[{key}]"
        case Presence.OPTIONAL | Presence.LOCAL:
            return f"data.get({key})"
        case Presence.OMITTABLE:
            return f"data.get({key}, {_UNSET})"
        case Presence.DEFAULTED:
            assert attribute.field.default
            return f"data.get({key}, {wire_code(attribute.field.default.wire)})"
        case _:
            assert_never(attribute.presence)


def is_present(attribute: Attribute, name: str) -> str:
    """Return the condition under which the key of ``name``, an optional value, is written."""
    absent = _UNSET if attribute.presence is Presence.OMITTABLE else _NULL
    return f"{name} is not {absent}"
