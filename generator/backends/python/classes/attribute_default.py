"""The value of an attribute if neither the data nor the caller gives one."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct

from generator.backends.python.classes.attributes import Attribute
from generator.backends.python.classes.defaults import DefaultCode
from generator.backends.python.code import Code, helper
from generator.backends.python.context import PyContext
from generator.backends.python.types.scalars import PY_SCALARS
from generator.ir.presence import Presence
from generator.ir.types import Scalar, Type

_UNSET = helper("presence", "UNSET")


class Default(Struct, frozen=True):
    """The default of an attribute; ``value`` is code.

    - ``factory``: a function that makes it for each object, None if objects can share it.
    - ``is_constant``: ruff knows that it is immutable.
    """

    value: Code
    factory: Code | None = None
    is_constant: bool = True


def default_of(attribute: Attribute, context: PyContext) -> Default | None:
    """Return the default of ``attribute``, None if it has none."""
    match attribute.presence:
        case Presence.REQUIRED:
            value = attribute.constant
            return None if value is None else _default(value, attribute, context)
        case Presence.OPTIONAL | Presence.LOCAL:
            return Default(Code("None"))
        case Presence.OMITTABLE:
            return Default(_UNSET)
        case Presence.DEFAULTED:
            assert attribute.field.default
            return _default(attribute.field.default.wire, attribute, context)
        case _:
            assert_never(attribute.presence)


def _default(wire: object, attribute: Attribute, context: PyContext) -> Default:
    """Return the default whose JSON is ``wire``."""
    defaults = DefaultCode(context, attribute.converters)
    value = defaults.render(wire, attribute.field.type)
    if wire in ([], {}):
        return Default(value, Code("list" if isinstance(wire, list) else "dict"))
    type_ = defaults.opened(wire, attribute.field.type)
    if isinstance(wire, list | dict) or type_ in attribute.converters:
        return Default(value, made_anew(value))
    return Default(value, is_constant=_is_constant(type_))


def made_anew(value: Code) -> Code:
    """Return a function that makes ``value``."""
    return value.wrap("lambda: {}")


def _is_constant(type_: Type | None) -> bool:
    if not isinstance(type_, Scalar):
        return True
    row = PY_SCALARS[type_]
    return row.construct is None or row.is_constant
