"""JSON values and types: whether a value fits, and which value is the only possible one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from generator.ir.scalars import FACTS
from generator.ir.schema import (
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
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


def is_same(value: object, other: object) -> bool:
    """Return whether two JSON values are equal, where ``True`` and ``1`` differ."""
    return type(value) is type(other) and value == other


def fits(value: object, type_: Type, schema: Schema) -> bool:
    """Return whether ``value``, as ``json`` loads it, is a ``type_``; models never fit."""
    match type_:
        case Scalar.FILE | Scalar.HTTP_RESPONSE | Scalar.HTTP_REQUEST:
            return False
        case Scalar():
            return FACTS[type_].takes(value)
        case ListOf(item):
            items = value if isinstance(value, list) else None
            return items is not None and all(fits(i, item, schema) for i in items)
        case MapOf(inner):
            values = value.values() if isinstance(value, dict) else None
            return values is not None and all(fits(v, inner, schema) for v in values)
        case Nullable(inner):
            return value is None or fits(value, inner, schema)
        case UnionOf(members):
            return member_of(value, members, schema) is not None
        case Literal():
            return isinstance(value, str | int | bool) and Literal(value) == type_
        case Ref(id_):
            return _fits_definition(value, id_, schema)
        case StreamOf() | Unknown():
            return False
        case _:
            assert_never(type_)


def _fits_definition(value: object, id_: str, schema: Schema) -> bool:
    definition = schema.definitions[id_]
    match definition:
        case EnumDef(_, members):
            return any(is_same(member.value, value) for member in members)
        case UnionDef() | OpaqueDef() | ObjectDef():
            return False
        case _:
            assert_never(definition)


def member_of(value: object, members: Sequence[Type], schema: Schema) -> Type | None:
    """Return the one of ``members`` that a decoder chooses for ``value``, None if that is unclear.

    It is clear if all members are scalars, literals and enums: literals are tried first, then
    enums, and strings last.  Lists and maps matter only to a value of their kind.
    """
    if not isinstance(value, list | dict):
        members = [m for m in members if not isinstance(m, ListOf | MapOf)]
    if not all(_is_plain(member, schema) for member in members):
        return None
    fitting = [member for member in members if fits(value, member, schema)]
    return min(fitting, key=_rank, default=None)


def _is_plain(type_: Type, schema: Schema) -> bool:
    if isinstance(type_, Ref):
        return isinstance(schema.definitions[type_.id], EnumDef)
    return isinstance(type_, Scalar | Literal)


def _rank(type_: Type) -> int:
    order: list[Type] = [Scalar.STR, Scalar.BYTES, Scalar.ANY]
    if isinstance(type_, Literal | Ref):
        return 0 if isinstance(type_, Literal) else 1
    return 3 + order.index(type_) if type_ in order else 2


def constant_of(field: Field, schema: Schema) -> str | int | float | bool | None:
    """Return the only possible value of a required field, None if there are several."""
    if not field.required or field.nullable:
        return None
    if isinstance(field.type, Literal):
        return field.type.value
    enum = schema.definitions[field.type.id] if isinstance(field.type, Ref) else None
    if not isinstance(enum, EnumDef) or enum.open is not False:
        return None
    return enum.members[0].value if len(enum.members) == 1 else None
