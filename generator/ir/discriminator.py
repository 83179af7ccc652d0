"""Finds the tag of a union: the key that identifies the members, and its values.

It is the wire name of a field that every member has.  The field allows only a few strings, and no
two members share one: a literal, a closed enum, an enum with one value, or a string whose
description says "Always `dog`".  ``_runtime/tags.py`` uses the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from typing import assert_never

from msgspec import Struct

from generator.ir.scalars import FACTS
from generator.ir.schema import (
    EnumDef,
    Field,
    Member,
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
    Scalar,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
)
from generator.text.lazy_pattern import lazy_pattern

_STATED = lazy_pattern(
    r"""\b(?:always|must\ be)(?:\ set\ to|\ equal\ to)?:?\s[`"']([^`"'\n]+)[`"'](?=\.|\)|\s*$)""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


class Discriminator(Struct, frozen=True):
    """``mapping`` goes from each value of ``key`` to the id of the member."""

    key: str
    mapping: Mapping[str, str]


def find_discriminator(
    members: tuple[Type, ...], schema: Schema
) -> Discriminator | None:
    """Return the discriminator of a union with these ``members``, or None."""
    objects = member_objects(members, schema)
    if objects is None or len(objects) < 2:
        return None
    tags = {member.identity.id: tag_fields(member, schema) for member in objects}
    for key in tags[objects[0].identity.id]:
        pairs = [
            (v, id_) for id_, tag in tags.items() for v in sorted(tag.get(key, ()))
        ]
        mapping = dict(pairs)
        if len(mapping) == len(pairs) and all(key in tag for tag in tags.values()):
            return Discriminator(key, mapping)
    return None


def mapping_of(union: UnionDef) -> Discriminator | None:
    """Return the tag that the document of ``union`` gives, None if it gives no values."""
    stated = union.discriminator
    if stated is None or not stated.mapping:
        return None
    refs = {value: m.id for value, m in stated.mapping if isinstance(m, Ref)}
    return Discriminator(stated.key, refs)


def has_tag(members: tuple[Type, ...], schema: Schema) -> bool:
    """Return whether a tag distinguishes the models among ``members`` from all other objects.

    Each model has that key, and lists strings for it that no other lists; no other member is an
    object.
    """
    flat = flatten(members, schema).members
    definitions = [schema.definitions[m.id] for m in flat if isinstance(m, Ref)]
    models = [each for each in definitions if isinstance(each, ObjectDef)]
    if any(_may_be_any_object(member, schema) for member in flat) or len(models) < 2:
        return False
    tags = [tag_fields(model, schema) for model in models]
    return any(
        all(key in tag for tag in tags)
        and any(one[key].isdisjoint(other[key]) for one, other in combinations(tags, 2))
        for key in tags[0]
    )


def _may_be_any_object(member: Type, schema: Schema) -> bool:
    match member:
        case MapOf() | StreamOf() | Unknown():
            return True
        case Scalar():
            return FACTS[member].is_opaque
        case Ref(id_):
            return isinstance(schema.definitions[id_], OpaqueDef)
        case ListOf() | Nullable() | UnionOf() | Literal():
            return False
        case _:
            assert_never(member)


class FlatUnion(Struct, frozen=True):
    """The members of a union with nested unions flattened; open if one of the unions was."""

    members: tuple[Type, ...]
    is_open: bool


def flatten(members: tuple[Type, ...], schema: Schema) -> FlatUnion:
    """Return ``members`` with nested unions flattened, and without null."""
    flat: dict[Type, None] = {}
    opened: set[str] = set()  # unions may contain themselves
    is_open = False
    ahead = [*reversed(members)]
    while ahead:
        member = ahead.pop()
        definition = schema.definitions[member.id] if isinstance(member, Ref) else None
        if isinstance(member, Nullable):
            ahead.append(member.inner)
        elif isinstance(member, UnionOf):
            is_open |= member.is_open
            ahead += reversed(member.members)
        elif not isinstance(definition, UnionDef):
            flat[member] = None
        elif definition.identity.id not in opened:
            opened.add(definition.identity.id)
            is_open |= definition.is_open
            ahead += reversed(definition.members)
    return FlatUnion(tuple(flat), is_open)


def tag_fields(member: ObjectDef, schema: Schema) -> dict[str, frozenset[str]]:
    """Return the keys of ``member`` that allow only a few strings, with these strings."""
    values = ((field.wire_name, tag_values(field, schema)) for field in member.fields)
    return {key: strings for key, strings in values if strings}


def tag_values(field: Field, schema: Schema) -> frozenset[str]:
    """Return the strings that ``field`` allows, ignoring null; none if it allows others."""
    values = stated_values(field, schema) or _values(field.type, schema)
    strings = frozenset(value for value in values if isinstance(value, str))
    return strings if len(strings) == len(values) else frozenset()


def stated_values(field: Field, schema: Schema) -> frozenset[object]:
    """Return the tags of ``field``, although its type allows other strings.

    They come from a union, or from the description of the field.
    """
    if field.tags:
        return frozenset(field.tags)
    value = stated_value(field, schema)
    return frozenset() if value is None else frozenset({value})


def stated_value(field: Field, schema: Schema) -> str | None:
    """Return the only string that the description of ``field`` allows, although its type allows
    others; None if there is none.
    """
    stated = _STATED.search(field.doc)
    if stated is None or only_value(field.type, schema) is not None:
        return None
    value = stated[1]
    if field.type is Scalar.STR:
        return value
    listed = _listed(field.type, schema)
    return value if value in [member.value for member in listed] else None


def only_value(type_: Type, schema: Schema) -> object:
    """Return the only value that ``type_`` lists; None if it lists several or none."""
    if isinstance(type_, Literal):
        return type_.value
    listed = _listed(type_, schema)
    return listed[0].value if len(listed) == 1 else None


def _listed(type_: Type, schema: Schema) -> tuple[Member, ...]:
    """Return the members of the enum that ``type_`` refers to; none if it is not an enum."""
    definition = schema.definitions[type_.id] if isinstance(type_, Ref) else None
    return definition.members if isinstance(definition, EnumDef) else ()


def _values(type_: Type, schema: Schema) -> frozenset[object]:
    """Return the values that ``type_`` lists, ignoring null; or the type itself if it lists none."""
    match type_:
        case Literal(value):
            return frozenset({value})
        case Nullable(inner):
            return _values(inner, schema)
        case UnionOf(members):
            return frozenset[object]().union(*(_values(m, schema) for m in members))
        case Ref(id_) if isinstance(enum := schema.definitions[id_], EnumDef):
            # An open enum accepts any string, but one with a single value serves as a tag.
            is_listed = enum.kind is str and (
                len(enum.members) == 1 or enum.open is False
            )
            values = frozenset[object](member.value for member in enum.members)
            return values if is_listed else frozenset({type_})
        case Scalar.NULL:
            return frozenset()
        case Scalar() | ListOf() | MapOf() | StreamOf() | Ref() | Unknown():
            return frozenset({type_})
        case _:
            assert_never(type_)


def member_objects(members: tuple[Type, ...], schema: Schema) -> list[ObjectDef] | None:
    """Return ``members`` as objects, with nested unions flattened; None if one is not an object."""
    objects: dict[str, ObjectDef] = {}
    # Without recursion, since unions can be nested without end.  A union that was opened before and
    # is still `inside` forms a circle.
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
            objects[definition.identity.id] = definition
        elif not isinstance(definition, UnionDef) or definition.identity.id in inside:
            return None
        elif definition.identity.id not in opened:
            opened.add(definition.identity.id)
            inside.add(definition.identity.id)
            ahead += [_End(definition.identity.id), *reversed(definition.members)]
    return list(objects.values())


class _End(Struct, frozen=True):
    """Marks the end of a union's members."""

    union: str
