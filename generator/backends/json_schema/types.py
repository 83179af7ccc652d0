"""IR type -> JSON Schema of a value of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, assert_never

from generator.ir.constraints import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.ir.scalars import ALL_KINDS, FACTS, NUMBER_KINDS, JsonKind, Scalar
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

Json: TypeAlias = dict[str, Any]
# Returns what refers to a definition, by its id.
RefTo: TypeAlias = Callable[[str], Json]

_ANY: Json = {}
NULL: Json = {"type": "null"}


def type_schema(type_: Type, ref_to: RefTo) -> Json:
    """Return the schema of a value of ``type_``."""
    match type_:
        case Scalar():
            return scalar_schema(type_)
        case ListOf(item):
            return {"type": "array", "items": type_schema(item, ref_to)}
        case MapOf(value):
            return {
                "type": "object",
                "additionalProperties": type_schema(value, ref_to),
            }
        case Nullable(inner):
            return or_null(type_schema(inner, ref_to))
        case UnionOf(members):
            return {"anyOf": [type_schema(member, ref_to) for member in members]}
        case Literal(value):
            return {"const": value}
        case Ref(id_):
            return ref_to(id_)
        case StreamOf() | Unknown():
            return _ANY
        case _:
            assert_never(type_)


def scalar_schema(scalar: Scalar) -> Json:
    """Return the schema of a value of ``scalar``."""
    facts = FACTS[scalar]
    if facts.kinds == ALL_KINDS:
        return _ANY
    names = _type_names(facts.kinds)
    return {"type": names[0] if len(names) == 1 else names, **facts.schema}


def _type_names(kinds: Iterable[JsonKind]) -> list[str]:
    """Return the names of ``kinds``; integers and fractions together are numbers."""
    names = {kind.value for kind in kinds if kind not in NUMBER_KINDS}
    if JsonKind.FRACTION in kinds:
        names.add("number")
    elif JsonKind.INTEGER in kinds:
        names.add("integer")
    return sorted(names)


def or_null(schema: Json) -> Json:
    """Return the schema of the same or null."""
    if not schema or schema == NULL:
        return schema
    return {"anyOf": [schema, NULL]}


def constraint_keywords(constraint: Constraint, unit: str) -> Json:
    """Return the keywords that say ``constraint``; ``unit`` is what its length counts."""
    match constraint:
        case Minimum(value, exclusive):
            return {"exclusiveMinimum" if exclusive else "minimum": value}
        case Maximum(value, exclusive):
            return {"exclusiveMaximum" if exclusive else "maximum": value}
        case MultipleOf(value):
            return {"multipleOf": value}
        case Length(least, most):
            # JSON Schema cannot say how many bytes a text in base64 stands for.
            prefix = "x-" if unit == "Bytes" else ""
            bounds = {f"{prefix}min{unit}": least, f"{prefix}max{unit}": most}
            return {key: bound for key, bound in bounds.items() if bound is not None}
        case Pattern(text, longest):
            return {"pattern": text, "maxLength": longest}
        case Unique():
            return {"uniqueItems": True}
        case _:
            assert_never(constraint)
