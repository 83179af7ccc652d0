"""Whether one JSON object may be valid for two models.

The decoder of a union distinguishes models by tags, keys and types, looking two objects deep:
``_runtime/unions.py``.  It succeeds if no object is valid for both.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from msgspec import Struct

from generator.ir.discriminator import tag_values
from generator.ir.scalars import FACTS, NUMBER_KINDS, JsonKind, kind_of
from generator.ir.schema import (
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import (
    PLUMBING,
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

_LEVELS = 2
# A string has at most one of these formats.
_FORMATS = frozenset(
    {Scalar.DATE, Scalar.DATETIME, Scalar.TIME, Scalar.DURATION, Scalar.UUID}
)


def may_be_both(
    one: ObjectDef, other: ObjectDef, schema: Schema, levels: int = _LEVELS
) -> bool:
    """Return whether some object is valid for both ``one`` and ``other``.

    If such an object exists, so does one with only the keys that one of them requires.
    """
    ones, others = _by_key(one), _by_key(other)
    required = {
        key
        for fields in (ones, others)
        for key, field in fields.items()
        if field.required
    }
    pairs = [
        (ones.get(key, one.extra), others.get(key, other.extra)) for key in required
    ]
    return all(
        ours is not None
        and theirs is not None
        and (levels == 0 or _fields_overlap(ours, theirs, schema, levels - 1))
        for ours, theirs in pairs
    )


def _by_key(definition: ObjectDef) -> dict[str, Field]:
    fields = definition.fields
    return {field.wire_name: field for field in fields if field.type not in PLUMBING}


def _fields_overlap(one: Field, other: Field, schema: Schema, levels: int) -> bool:
    if one.nullable and other.nullable:
        return True
    ones, others = tag_values(one, schema), tag_values(other, schema)
    if ones and others:
        return not ones.isdisjoint(others)
    return _overlap(one.type, other.type, schema, levels)


# A type that is not a union; a reference is one to an object.
_Simple: TypeAlias = Scalar | ListOf | MapOf | Ref


class _Alternatives(Struct, frozen=True):
    """The possible values: ``literals``, or values of ``types``."""

    literals: frozenset[Literal]
    types: tuple[_Simple, ...]


def _overlap(one: Type, other: Type, schema: Schema, levels: int) -> bool:
    """Return whether some value is both a ``one`` and an ``other``."""
    ours, theirs = _alternatives(one, schema), _alternatives(other, schema)
    return (
        not ours.literals.isdisjoint(theirs.literals)
        or any(_is_a(value, type_) for value in ours.literals for type_ in theirs.types)
        or any(_is_a(value, type_) for value in theirs.literals for type_ in ours.types)
        or any(
            _types_overlap(first, second, schema, levels)
            for first in ours.types
            for second in theirs.types
        )
    )


def _is_a(value: Literal, type_: _Simple) -> bool:
    return kind_of(value.value) in _kinds(type_)


def _types_overlap(one: _Simple, other: _Simple, schema: Schema, levels: int) -> bool:
    if one in _FORMATS and other in _FORMATS:
        return one is other
    if isinstance(one, Ref) and isinstance(other, Ref):
        first, second = schema.definitions[one.id], schema.definitions[other.id]
        assert isinstance(first, ObjectDef)
        assert isinstance(second, ObjectDef)
        return first is second or may_be_both(first, second, schema, levels)
    # Lists and maps may be empty, regardless of their elements.
    return not _kinds(one).isdisjoint(_kinds(other))


def _kinds(type_: _Simple) -> frozenset[JsonKind]:
    """Return the JSON kinds of the values of ``type_``."""
    match type_:
        case Scalar():
            kinds = FACTS[type_].kinds
            return kinds | NUMBER_KINDS if kinds & NUMBER_KINDS else kinds
        case ListOf():
            return frozenset({JsonKind.ARRAY})
        case MapOf() | Ref():
            return frozenset({JsonKind.OBJECT})
        case _:
            assert_never(type_)


def _alternatives(type_: Type, schema: Schema) -> _Alternatives:
    literals: set[Literal] = set()
    types: list[_Simple] = []
    opened: set[str] = set()  # unions may contain themselves
    waiting = [type_]
    while waiting:
        match waiting.pop():
            case Nullable(inner):
                waiting += [Scalar.NULL, inner]
            case UnionOf(members):
                waiting += members
            case Literal() as literal:
                literals.add(literal)
            case Ref(id_) if id_ in opened:
                continue
            case Ref(id_) as ref:
                opened.add(id_)
                match schema.definitions[id_]:
                    case ObjectDef():
                        types.append(ref)
                    case EnumDef() as enum:
                        waiting += _listed(enum)
                    case UnionDef(_, members):
                        waiting += members
                    case OpaqueDef():
                        types.append(Scalar.ANY)
            case StreamOf() | Unknown():
                types.append(Scalar.ANY)
            case Scalar() | ListOf() | MapOf() as other:
                types.append(other)
            case other:
                assert_never(other)
    return _Alternatives(frozenset(literals), tuple(types))


def _listed(enum: EnumDef) -> list[Type]:
    """Return the values of ``enum``; an enum without values is an alias of strings."""
    values = [member.value for member in enum.members]
    return [
        Scalar.NUMBER if isinstance(value, float) else Literal(value)
        for value in values
    ] or [Scalar.STR]
