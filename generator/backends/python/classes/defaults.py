"""Default values as Python code: as a value of the type, and as decoded JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from msgspec import Struct

from generator.backends.gates import literal
from generator.backends.python.code import Code, imports_of
from generator.backends.python.context import PyContext
from generator.backends.python.placement import Placement
from generator.backends.python.types.converters import Converter
from generator.backends.python.types.scalars import PY_SCALARS
from generator.ir.schema import EnumDef
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)
from generator.ir.values import member_of


def wire_code(value: object) -> str:
    """Return code for the JSON ``value`` as it occurs in decoded data."""
    match value:
        case list():
            return f"[{', '.join(map(wire_code, value))}]"
        case dict():
            pairs = (f"{literal(key)}: {wire_code(v)}" for key, v in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            return literal(_leaf(value))


def _leaf(value: object) -> str | float | None:
    assert value is None or isinstance(value, str | int | float)
    return value


class DefaultCode(Struct, frozen=True):
    """Renders values of types; ``converters`` are those of the field."""

    context: PyContext
    converters: Mapping[Scalar, Converter]

    def render(self, value: Any, type_: Type) -> Code:
        """Return an expression of type ``type_`` for the JSON ``value``."""
        match self.opened(value, type_):
            case ListOf(item):
                items = [self.render(each, item) for each in value]
                text = ", ".join(each.text for each in items)
                return Code(f"[{text}]", imports_of(items))
            case MapOf(inner):
                values = {key: self.render(each, inner) for key, each in value.items()}
                pairs = (f"{literal(key)}: {v.text}" for key, v in values.items())
                return Code(f"{{{', '.join(pairs)}}}", imports_of(values.values()))
            case Scalar() as scalar if scalar in self.converters:
                return self.converters[scalar].decode.of(_scalar(value, scalar))
            case Scalar() as scalar:
                return _scalar(value, scalar)
            case Ref(id_):
                return self._member(value, self.context.placements[id_])
            case Literal() | None:
                return Code(literal(_leaf(value)))
            case Nullable() | UnionOf() | StreamOf() | Unknown() as other:
                raise AssertionError(f"no value is a {other}")
            case other:
                assert_never(other)

    def opened(self, value: object, type_: Type) -> Type | None:
        """Return the part of ``type_`` that the value belongs to; None if it can only be null."""
        if isinstance(type_, Nullable):
            return None if value is None else self.opened(value, type_.inner)
        if isinstance(type_, UnionOf):
            return member_of(value, type_.members, self.context.schema)
        return type_

    def _member(self, value: object, placement: Placement) -> Code:
        """Return the member with ``value`` of the enum at ``placement``."""
        enum = placement.definition
        if placement.alias or not isinstance(enum, EnumDef):
            return Code(literal(_leaf(value)))
        names = self.context.names.members[enum.identity.id]
        members = zip(enum.members, names, strict=True)
        name = next(name for member, name in members if member.value == value)
        return Code(f"{placement.class_name}.{name}", frozenset({placement.cls}))


def _scalar(value: Any, type_: Scalar) -> Code:
    row = PY_SCALARS[type_]
    if row.construct is None:
        return Code(wire_code(value))
    return Code(row.construct(value), row.annotation.imports)
