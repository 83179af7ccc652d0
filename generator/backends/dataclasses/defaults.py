"""The default of a dataclass attribute: a value, or a call of ``field``."""

from __future__ import annotations

from typing import assert_never

from generator.backends.python.attributes import Attribute
from generator.backends.python.code import Code, Import
from generator.backends.python.context import PyContext
from generator.backends.python.defaults import DefaultCode
from generator.backends.python.scalars import PY_SCALARS
from generator.ir.presence import Presence
from generator.ir.types import Scalar, Type

_DATACLASSES = frozenset({Import("dataclasses", "dataclasses", whole=True)})
_UNSET = Code("UNSET", frozenset({Import("._runtime.presence", "UNSET")}))
_LOCAL = Code(
    "dataclasses.field(default=None, repr=False, compare=False)", _DATACLASSES
)


def default_of(attribute: Attribute, context: PyContext) -> Code | None:
    """Return the code after ``=``, None if the attribute has no default."""
    match attribute.presence:
        case Presence.REQUIRED:
            value = attribute.constant
            return None if value is None else _value(attribute, value, context)
        case Presence.OPTIONAL:
            return Code("None")
        case Presence.OMITTABLE:
            return _UNSET
        case Presence.LOCAL:
            return _LOCAL
        case Presence.DEFAULTED:
            assert attribute.field.default
            return _value(attribute, attribute.field.default.wire, context)
        case _:
            assert_never(attribute.presence)


def _value(attribute: Attribute, value: object, context: PyContext) -> Code:
    """Return the default for the JSON ``value``; mutable values are created each time."""
    if value in ([], {}):
        factory = "list" if isinstance(value, list) else "dict"
        return Code(f"dataclasses.field(default_factory={factory})", _DATACLASSES)
    defaults, type_ = DefaultCode(context, attribute.converters), attribute.field.type
    code = defaults.render(value, type_)
    is_mutable = isinstance(value, list | dict)
    may_share = _is_constant(defaults.opened(value, type_), attribute)
    return code if may_share and not is_mutable else _made_anew(code)


def _is_constant(type_: Type | None, attribute: Attribute) -> bool:
    """Return whether ruff knows that values of ``type_`` are immutable."""
    if not isinstance(type_, Scalar):
        return True
    row = PY_SCALARS[type_]
    is_plain = row.construct is None or row.is_constant
    return is_plain and type_ not in attribute.converters


def _made_anew(value: Code) -> Code:
    """Return a default that creates ``value`` for each object."""
    text = f"dataclasses.field(default_factory=lambda: {value.text})"
    return Code(text, value.imports | _DATACLASSES)
