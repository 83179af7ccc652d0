"""Which unions msgspec supports; the runtime of the package chooses the members of all others."""

from __future__ import annotations

from collections import Counter
from typing import assert_never

from generator.backends.msgspec.tags import are_distinguished_by_tag
from generator.ir.discriminator import flatten
from generator.ir.scalars import FACTS, JsonKind, Scalar
from generator.ir.schema import (
    Definition,
    EnumDef,
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
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)

_ANY = "any"
_OBJECT = JsonKind.OBJECT.value
_STRUCT = "struct"
_FLOATS = frozenset({Scalar.FLOAT, Scalar.NUMBER})


def supports_union(union: UnionOf, schema: Schema) -> bool:
    """Return whether msgspec chooses the members of ``union`` as the documents mean it.

    It supports at most one type for each kind of JSON, and Structs with a tag.
    """
    flat = flatten(union.members, schema)
    members = list(flat.members)
    kinds = Counter(kind for member in members for kind in _kinds(member, schema))
    structs, others = kinds.pop(_STRUCT, 0), kinds.pop(_OBJECT, 0)
    if flat.is_open or union.is_open or _ANY in kinds or others + bool(structs) > 1:
        return False
    is_apart = are_distinguished_by_tag(members, schema.definitions)
    # msgspec treats a Literal and its class as one type, except for fractional numbers.
    strings = _without_literals(members, JsonKind.STRING, Scalar.STR)
    integers = _without_literals(members, JsonKind.INTEGER, Scalar.INT)
    kinds[JsonKind.STRING.value] -= strings
    kinds[JsonKind.INTEGER.value] -= integers
    return is_apart and all(count <= 1 for count in kinds.values())


def _without_literals(members: list[Type], kind: JsonKind, scalar: Scalar) -> int:
    """Return the number of literals of ``kind`` that may occur together and with ``scalar``."""
    cls = str if kind is JsonKind.STRING else int
    count = sum(isinstance(m, Literal) and type(m.value) is cls for m in members)
    return count if scalar in members else max(count - 1, 0)


def _kinds(type_: Type, schema: Schema) -> list[str]:
    """Return the kinds of JSON that a value of ``type_`` may have, as msgspec distinguishes them."""
    match type_:
        case Scalar():
            return _scalar_kinds(type_)
        case ListOf():
            return [JsonKind.ARRAY.value]
        case MapOf():
            return [_OBJECT]
        case Nullable(inner):
            return _kinds(inner, schema)
        case Literal(value):
            kinds = {
                str: JsonKind.STRING,
                bool: JsonKind.BOOLEAN,
                int: JsonKind.INTEGER,
            }
            return [kinds[type(value)].value]
        case Ref(id_):
            return _definition_kinds(schema.definitions[id_])
        case UnionOf() | StreamOf() | Unknown():
            return [_ANY]
        case _:
            assert_never(type_)


def _scalar_kinds(scalar: Scalar) -> list[str]:
    facts = FACTS[scalar]
    if facts.is_opaque:
        return [_ANY]
    return [kind.value for kind in facts.kinds if kind is not JsonKind.NULL]


def _definition_kinds(definition: Definition) -> list[str]:
    match definition:
        case ObjectDef():
            return [_STRUCT]
        case EnumDef() if definition.kind:
            kind = JsonKind.STRING if definition.kind is str else JsonKind.INTEGER
            return [kind.value]
        case EnumDef(_, members):
            return [_ANY] if members else [JsonKind.STRING.value]
        case UnionDef() | OpaqueDef():
            return [_ANY]
        case _:
            assert_never(definition)
