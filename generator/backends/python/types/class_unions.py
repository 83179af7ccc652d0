"""Unions whose members are all classes: they get their own functions."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.ir.discriminator import (
    find_discriminator,
    flatten,
    member_objects,
)
from generator.ir.schema import Schema
from generator.ir.types import UnionOf


class TaggedUnion(Struct, frozen=True, kw_only=True):
    """A union of classes.

    - ``members``: the ids of the classes, with nested unions flattened.
    - ``key``: the tag, None if there is none.
    - ``tags``: the id for each value of the tag.
    - ``is_certain``: data without one of these values cannot be a member.
    - ``is_open``: data with another value is kept unchanged.
    """

    members: tuple[str, ...]
    key: str | None
    tags: Mapping[str, str]
    is_certain: bool
    is_open: bool


def find_choice(union: UnionOf, schema: Schema) -> TaggedUnion | None:
    """Return ``union`` as a TaggedUnion, None if a member is not a class."""
    members = union.members
    is_open = union.is_open or flatten(members, schema).is_open
    objects = member_objects(members, schema)
    if objects is None or len(objects) < 2:
        return None
    ids = tuple(member.identity.id for member in objects)
    discriminator = find_discriminator(members, schema)
    if discriminator is None:
        return TaggedUnion(
            members=ids, key=None, tags={}, is_certain=False, is_open=is_open
        )
    is_certain = all(member.requires(discriminator.key) for member in objects)
    return TaggedUnion(
        members=ids,
        key=discriminator.key,
        tags=discriminator.mapping,
        is_certain=is_certain,
        is_open=is_open,
    )
