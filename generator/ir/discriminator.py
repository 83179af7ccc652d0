"""Which key tells the members of a union apart, and by which values.

No document names it.  It is the wire name of a field that every member has, whose type is a
string literal or an enum of one string, and whose values are all different.  The runtime
of the generated package finds it by the same rule: ``_runtime/tags.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.schema import EnumDef, ObjectDef, Schema, UnionDef
from generator.ir.types import Literal, Ref, Type


@dataclass(frozen=True, slots=True)
class Discriminator:
    """``mapping`` goes from the value of ``key`` to the id of the member."""

    key: str
    mapping: Mapping[str, str]


def find_discriminator(
    members: tuple[Type, ...], schema: Schema
) -> Discriminator | None:
    """Return what tells ``members`` of a union apart, or None."""
    objects = member_objects(members, schema)
    if objects is None or len(objects) < 2:
        return None
    tags = [_tags(member, schema) for member in objects]
    for key in tags[0]:
        values = [tag[key] for tag in tags if key in tag]
        if len(set(values)) == len(objects):
            ids = (member.identity.id for member in objects)
            return Discriminator(key, dict(zip(values, ids, strict=True)))
    return None


def member_objects(
    members: tuple[Type, ...], schema: Schema, outer: frozenset[str] = frozenset()
) -> list[ObjectDef] | None:
    """Return the objects that ``members`` are, unions in them opened; None if one is not."""
    found: list[ObjectDef] = []
    for member in members:
        definition = schema.definitions[member.id] if isinstance(member, Ref) else None
        if isinstance(definition, UnionDef) and definition.identity.id not in outer:
            inside = outer | {definition.identity.id}
            inner = member_objects(definition.members, schema, inside)
            if inner is None:
                return None
            found += [each for each in inner if each not in found]
        elif isinstance(definition, ObjectDef):
            found.append(definition)
        else:
            return None
    return found


def _tags(member: ObjectDef, schema: Schema) -> dict[str, str]:
    """Return the keys of ``member`` that can have one string only, with that string."""
    values = ((f.wire_name, _only_value(f.type, schema)) for f in member.fields)
    return {key: value for key, value in values if isinstance(value, str)}


def _only_value(type_: Type, schema: Schema) -> object:
    match type_:
        case Literal(value):
            return value
        case Ref(id_):
            definition = schema.definitions[id_]
            members = definition.members if isinstance(definition, EnumDef) else ()
            return members[0].value if len(members) == 1 else None
        case _:
            return None
