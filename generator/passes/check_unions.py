"""Check that the members of each union can be told apart."""

from __future__ import annotations

from itertools import combinations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.discriminator import find_discriminator, member_objects
from generator.ir.schema import EnumDef, ObjectDef, Schema, UnionDef
from generator.ir.types import ListOf, MapOf, Ref, Scalar, Type

# Unions of hundreds of members exist; one of their pairs is enough to know.
_MOST_COMPARED = 60
_NUMBERS = frozenset({Scalar.INT, Scalar.BIGINT, Scalar.FLOAT, Scalar.NUMBER})


def check_unions(schema: Schema, report: Report) -> None:
    """Report unions of which two members accept the same objects.

    Reports: ambiguous-union.
    """
    for definition in schema.definitions.values():
        if not isinstance(definition, UnionDef):
            continue
        pair = _alike(definition, schema)
        if pair:
            names = [member.identity.name for member in pair]
            report.add(catalog.ambiguous_union(definition.identity.span, *names))


def _alike(union: UnionDef, schema: Schema) -> tuple[ObjectDef, ObjectDef] | None:
    """Return the first two objects that no tag, required key or type tells apart."""
    refs = tuple(m for m in union.members if isinstance(m, Ref))
    only_objects = tuple(r for r in refs if member_objects((r,), schema) is not None)
    objects = member_objects(only_objects, schema) or []
    if find_discriminator(UnionDef(union.identity, only_objects), schema):
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
        case Scalar.ANY | Scalar.FILE | Scalar.DECIMAL:
            return None
        case Scalar.BOOL | Scalar.NULL:
            return str(type_.value)
        case Scalar():
            return "number" if type_ in _NUMBERS else "string"
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
        case _:
            return None
