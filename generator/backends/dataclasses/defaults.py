"""The default of an attribute as a dataclass has it: a value, or a call of ``field``."""

from __future__ import annotations

from typing import assert_never

from generator.backends.python.attributes import Attribute
from generator.backends.python.code import Code, Import
from generator.backends.python.context import PyContext
from generator.backends.python.defaults import scalar_code, value_code
from generator.backends.python.scalars import PY_SCALARS
from generator.ir.presence import Presence
from generator.ir.schema import Default
from generator.ir.types import Scalar

_DATACLASSES = frozenset({Import("dataclasses", "dataclasses", whole=True)})
_UNSET = Code("UNSET", frozenset({Import("._runtime.presence", "UNSET")}))
_LOCAL = Code(
    "dataclasses.field(default=None, repr=False, compare=False)", _DATACLASSES
)


def default_of(attribute: Attribute, context: PyContext) -> Code | None:
    """Return what stands behind ``=``, None where the attribute has no default."""
    match attribute.presence:
        case Presence.REQUIRED:
            return None
        case Presence.OPTIONAL:
            return Code("None")
        case Presence.OMITTABLE:
            return _UNSET
        case Presence.LOCAL:
            return _LOCAL
        case Presence.DEFAULTED:
            assert attribute.field.default
            return _value(attribute, attribute.field.default, context)
        case _:
            assert_never(attribute.presence)


def _value(attribute: Attribute, default: Default, context: PyContext) -> Code:
    type_ = attribute.field.type
    if isinstance(default.value, list | dict):
        factory = "list" if isinstance(default.value, list) else "dict"
        return Code(f"dataclasses.field(default_factory={factory})", _DATACLASSES)
    if isinstance(type_, Scalar) and type_ in attribute.converters:
        decode = attribute.converters[type_].decode
        return _made_anew(decode.of(scalar_code(default, type_)))
    value = value_code(default, type_, context.placements, context.names)
    return _made_anew(value) if _is_shared_unsafely(type_) else value


def _is_shared_unsafely(type_: object) -> bool:
    """Return whether ruff would refuse one value of ``type_`` for all objects."""
    row = PY_SCALARS[type_] if isinstance(type_, Scalar) else None
    return bool(row and row.construct and not row.is_constant)


def _made_anew(value: Code) -> Code:
    """Return the default that makes ``value`` for each object."""
    text = f"dataclasses.field(default_factory=lambda: {value.text})"
    return Code(text, value.imports | _DATACLASSES)
