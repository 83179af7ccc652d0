"""Check that the members of each union can be told apart."""

from __future__ import annotations

from itertools import combinations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.discriminator import find_discriminator, member_objects
from generator.ir.graph import references
from generator.ir.schema import EnumDef, ObjectDef, Schema, UnionDef
from generator.ir.types import ListOf, MapOf, Ref, Scalar, Type

# Unions of hundreds of members exist; one of their pairs is enough to know.
_MOST_COMPARED = 60
_NUMBERS = frozenset({Scalar.INT, Scalar.BIGINT, Scalar.FLOAT, Scalar.NUMBER})


def check_unions(schema: Schema, report: Report) -> None:
    """Report unions of which two members accept the same objects, or that hold themselves.

    Reports: ambiguous-union, recursive-union.
    """
    for definition in schema.definitions.values():
        if not isinstance(definition, UnionDef):
            continue
        if _holds_itself(definition, schema):
            report.add(catalog.recursive_union(definition.identity.span))
        pair = _alike(definition, schema)
        if pair:
            names = [member.identity.name for member in pair]
            report.add(catalog.ambiguous_union(definition.identity.span, *names))


def _holds_itself(union: UnionDef, schema: Schema) -> bool:
    """Return whether ``union`` is among its members, through other unions alone."""
    seen: set[str] = set()
    ahead = [ref for member in union.members for ref in references(member)]
    while ahead:
        id_ = ahead.pop()
        definition = schema.definitions[id_]
        if id_ == union.identity.id:
            return True
        if id_ not in seen and isinstance(definition, UnionDef):
            seen.add(id_)
            ahead += [r for member in definition.members for r in references(member)]
    return False


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
