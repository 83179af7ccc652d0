"""Unions whose members are all classes: functions of their own decode and encode them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.ir.discriminator import (
    find_discriminator,
    flatten,
    member_objects,
)
from generator.ir.schema import ObjectDef, Schema
from generator.ir.types import UnionOf


class TaggedUnion(Struct, frozen=True, kw_only=True):
    """``members`` are the ids of the classes, unions among them opened.

    ``key`` is what tells them apart, None if nothing does; ``tags`` has the id for each value
    of it.  ``is_certain``: data without one of these values can be none of the members.
    ``is_open``: data with another value is kept as it is.
    """

    members: tuple[str, ...]
    key: str | None
    tags: Mapping[str, str]
    is_certain: bool
    is_open: bool


def find_choice(union: UnionOf, schema: Schema) -> TaggedUnion | None:
    """Return the choice that ``union`` is, None if one of its members is no class."""
    members = union.members
    is_open = union.is_open or flatten(members, schema).is_open
    objects = member_objects(members, schema)
    if objects is None or len(objects) < 2:
        return None
    ids = tuple(member.identity.id for member in objects)
    found = find_discriminator(members, schema)
    if found is None:
        return TaggedUnion(
            members=ids, key=None, tags={}, is_certain=False, is_open=is_open
        )
    is_certain = all(_must_have(member, found.key) for member in objects)
    return TaggedUnion(
        members=ids,
        key=found.key,
        tags=found.mapping,
        is_certain=is_certain,
        is_open=is_open,
    )


def _must_have(definition: ObjectDef, key: str) -> bool:
    """Return whether objects of ``definition`` must have a string at ``key``."""
    field = next(field for field in definition.fields if field.wire_name == key)
    return field.required and not field.nullable
