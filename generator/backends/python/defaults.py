"""A default value as Python: a value of the type, and what the decoder finds in data."""

from __future__ import annotations

from collections.abc import Mapping

from generator.backends.gates import literal
from generator.backends.python.code import Code
from generator.backends.python.placement import Placement
from generator.backends.python.scalars import PY_SCALARS
from generator.backends.target import Names
from generator.ir.schema import Default, EnumDef
from generator.ir.types import Ref, Scalar, Type


def default_json(default: Default) -> str:
    """Return ``default`` as the decoder finds it in data, as a literal."""
    if isinstance(default.value, list | dict):
        return "[]" if isinstance(default.value, list) else "{}"
    return _literal(default.wire)


def value_code(
    default: Default, type_: Type, placements: Mapping[str, Placement], names: Names
) -> Code:
    """Return an expression for ``default``, as a value of ``type_``."""
    if isinstance(default.value, list | dict):
        return Code(default_json(default))
    if isinstance(type_, Scalar):
        return scalar_code(default, type_)
    if isinstance(type_, Ref):
        return _member(default, placements[type_.id], names)
    return Code(_literal(default.value))


def scalar_code(default: Default, type_: Scalar) -> Code:
    """Return an expression for the value of a default of the scalar ``type_``."""
    row = PY_SCALARS[type_]
    if row.construct is None:
        return Code(_literal(default.wire))
    return Code(row.construct(default.wire), row.annotation.imports)


def _member(default: Default, placement: Placement, names: Names) -> Code:
    """Return the member of the enum at ``placement`` that has the value of ``default``."""
    enum = placement.definition
    if default.value is None or placement.alias or not isinstance(enum, EnumDef):
        return Code(_literal(default.value))
    members = zip(enum.members, names.members[enum.identity.id], strict=True)
    name = next(name for member, name in members if member.value == default.value)
    return Code(f"{placement.class_name}.{name}", frozenset({placement.cls}))


def _literal(value: object) -> str:
    assert value is None or isinstance(value, str | int | float)
    return literal(value)
