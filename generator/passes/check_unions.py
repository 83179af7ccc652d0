"""Check that the members of each union can be told apart."""

from __future__ import annotations

from itertools import combinations
from typing import assert_never

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.discriminator import find_discriminator, member_objects
from generator.ir.graph import references, unions_in_circles
from generator.ir.scalars import FACTS, NUMBER_KINDS
from generator.ir.schema import EnumDef, ObjectDef, Schema, UnionDef
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

# Unions of hundreds of members exist; one of their pairs is enough to know.
_MOST_COMPARED = 60
# Levels of unions in unions; Python resolves an alias of an alias by recursion.
MAX_DEPTH = 64


def check_unions(schema: Schema, report: Report) -> None:
    """Report unions of which two members accept the same objects, or that hold themselves.

    Reports: ambiguous-union, recursive-union, deep-union.
    """
    circular = unions_in_circles(schema)
    for definition in schema.definitions.values():
        if not isinstance(definition, UnionDef):
            continue
        if definition.identity.id in circular:
            report.add(catalog.recursive_union(definition.identity.span))
            continue
        if _is_deep(definition, schema):
            report.add(catalog.deep_union(definition.identity.span, MAX_DEPTH))
            continue
        pair = _alike(definition, schema)
        if pair:
            names = [member.identity.name for member in pair]
            report.add(catalog.ambiguous_union(definition.identity.span, *names))


def _is_deep(union: UnionDef, schema: Schema) -> bool:
    """Return whether unions stand in ``union`` more than ``MAX_DEPTH`` levels deep."""
    level: tuple[UnionDef, ...] = (union,)
    for _ in range(MAX_DEPTH):
        ids = {ref for u in level for member in u.members for ref in references(member)}
        found = (schema.definitions[id_] for id_ in ids)
        level = tuple(each for each in found if isinstance(each, UnionDef))
    return bool(level)


def _alike(union: UnionDef, schema: Schema) -> tuple[ObjectDef, ObjectDef] | None:
    """Return the first two objects that no tag, required key or type tells apart."""
    refs = tuple(m for m in union.members if isinstance(m, Ref))
    only_objects = tuple(r for r in refs if member_objects((r,), schema) is not None)
    objects = member_objects(only_objects, schema) or []
    if find_discriminator(only_objects, schema):
        return None
    for one, other in combinations(objects[:_MOST_COMPARED], 2):
        if _are_alike(one, other, schema):
            return one, other
    return None


def _are_alike(one: ObjectDef, other: ObjectDef, schema: Schema) -> bool:
    ones, others = _required(one, schema), _required(other, schema)
    return ones.keys() == others.keys() and all(
        kind is None or others[key] is None or kind == others[key]
        for key, kind in ones.items()
    )


def _required(definition: ObjectDef, schema: Schema) -> dict[str, str | None]:
    """Return the required keys with the kind of JSON that each has."""
    return {
        field.wire_name: _kind(field.type, schema)
        for field in definition.fields
        if field.required
    }


def _kind(type_: Type, schema: Schema) -> str | None:
    """Return what JSON a value of ``type_`` is; None if it may be several."""
    match type_:
        case Scalar():
            return _kind_of_scalar(type_)
        case ListOf():
            return "array"
        case MapOf():
            return "object"
        case Ref(id_):
            definition = schema.definitions[id_]
            if isinstance(definition, EnumDef):
                kinds: dict[type | None, str] = {str: "string", int: "number"}
                return kinds.get(definition.kind)
            return "object" if isinstance(definition, ObjectDef) else None
        case StreamOf() | Nullable() | UnionOf() | Literal() | Unknown():
            return None
        case _:
            assert_never(type_)


def _kind_of_scalar(scalar: Scalar) -> str | None:
    facts = FACTS[scalar]
    if facts.is_number and facts.kinds <= NUMBER_KINDS:
        return "number"
    return next(iter(facts.kinds)).value if len(facts.kinds) == 1 else None
