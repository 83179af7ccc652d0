"""Which key tells the members of a union apart, and by which values.

No document names it.  It is the wire name of a field that every member has, whose type is a
string literal or an enum of one string, and whose values are all different.  The runtime
of the generated package finds it by the same rule: ``_runtime/tags.py``.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.ir.schema import EnumDef, ObjectDef, Schema, UnionDef
from generator.ir.types import Literal, Ref, Type


class Discriminator(Struct, frozen=True):
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


def member_objects(members: tuple[Type, ...], schema: Schema) -> list[ObjectDef] | None:
    """Return the objects that ``members`` are, unions in them opened; None if one is not."""
    found: dict[str, ObjectDef] = {}
    # Without recursion, since unions may stand in one another without end; of those opened
    # before, the ones that are still `inside` lead in a circle.
    opened: set[str] = set()
    inside: set[str] = set()
    ahead: list[Type | _End] = list(reversed(members))
    while ahead:
        member = ahead.pop()
        if isinstance(member, _End):
            inside.remove(member.union)
            continue
        definition = schema.definitions[member.id] if isinstance(member, Ref) else None
        if isinstance(definition, ObjectDef):
            found[definition.identity.id] = definition
        elif not isinstance(definition, UnionDef) or definition.identity.id in inside:
            return None
        elif definition.identity.id not in opened:
            opened.add(definition.identity.id)
            inside.add(definition.identity.id)
            ahead += [_End(definition.identity.id), *reversed(definition.members)]
    return list(found.values())


class _End(Struct, frozen=True):
    """Behind the members of a union."""

    union: str


def _tags(member: ObjectDef, schema: Schema) -> dict[str, str]:
    """Return the keys of ``member`` that can have one string only, with that string."""
    values = ((f.wire_name, only_value(f.type, schema)) for f in member.fields)
    return {key: value for key, value in values if isinstance(value, str)}


def only_value(type_: Type, schema: Schema) -> object:
    """Return the one value that ``type_`` lists; None if it lists several or none."""
    match type_:
        case Literal(value):
            return value
        case Ref(id_):
            definition = schema.definitions[id_]
            members = definition.members if isinstance(definition, EnumDef) else ()
            return members[0].value if len(members) == 1 else None
        case _:
            return None
