"""IR type -> JSON Schema for its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, assert_never

from msgspec import Struct

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
from generator.ir.schema import Schema
from generator.ir.tag_choice import find_tag_choice
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
# Returns a reference to a definition, by its id.
RefTo: TypeAlias = Callable[[str], Json]

_ANY: Json = {}
NULL: Json = {"type": "null"}


class TypeSchemas(Struct, frozen=True):
    """Makes the schemas of types in ``schema``; ``ref_to`` returns a reference to a definition."""

    schema: Schema
    ref_to: RefTo

    def of(self, type_: Type) -> Json:
        """Return the schema for values of ``type_``."""
        match type_:
            case Scalar():
                return scalar_schema(type_)
            case ListOf(item):
                return {"type": "array", "items": self.of(item)}
            case MapOf(value):
                return {"type": "object", "additionalProperties": self.of(value)}
            case Nullable(inner):
                return or_null(self.of(inner))
            case UnionOf(members):
                known = [self.of(member) for member in members]
                return {"anyOf": [*known, *self._unlisted(type_)]}
            case Literal(value):
                return {"const": value}
            case Ref(id_):
                return self.ref_to(id_)
            case StreamOf() | Unknown():
                return _ANY
            case _:
                assert_never(type_)

    def _unlisted(self, union: UnionOf) -> list[Json]:
        """Return the schema of objects that an open union keeps: those with another tag."""
        if not union.is_open:
            return []
        tag = find_tag_choice(union.members, self.schema, is_open=True)
        if tag is None:
            return [{"type": "object"}]
        other = {"type": "string", "not": {"enum": [*tag.mapping]}}
        return [
            {"type": "object", "properties": {tag.key: other}, "required": [tag.key]}
        ]


def scalar_schema(scalar: Scalar) -> Json:
    """Return the schema for values of ``scalar``."""
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
    """Return ``schema`` extended by null."""
    if not schema or schema == NULL:
        return schema
    return {"anyOf": [schema, NULL]}


def constraint_keywords(constraint: Constraint, unit: str) -> Json:
    """Return the keywords for ``constraint``; ``unit`` is the unit of its length."""
    match constraint:
        case Minimum(value, exclusive):
            return {"exclusiveMinimum" if exclusive else "minimum": value}
        case Maximum(value, exclusive):
            return {"exclusiveMaximum" if exclusive else "maximum": value}
        case MultipleOf(value):
            return {"multipleOf": value}
        case Length(least, most):
            # JSON Schema cannot limit the number of bytes in a base64 text.
            prefix = "x-" if unit == "Bytes" else ""
            bounds = {f"{prefix}min{unit}": least, f"{prefix}max{unit}": most}
            return {key: bound for key, bound in bounds.items() if bound is not None}
        case Pattern(text, longest):
            return {"pattern": text, "maxLength": longest}
        case Unique():
            return {"uniqueItems": True}
        case _:
            assert_never(constraint)
