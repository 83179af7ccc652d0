"""Finds the members of a union that a document may belong to, from the IR alone.

If in doubt, a document fits, so "unambiguous" is always true.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from generator.ir.schema import EnumDef, Field, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.ir.types import (
    PLUMBING,
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    Type,
    UnionOf,
)

Json: TypeAlias = Any

_CLASSES: dict[Scalar, tuple[type, ...]] = {
    Scalar.STR: (str,),
    Scalar.INT: (int,),
    Scalar.BIGINT: (int,),
    Scalar.FLOAT: (int, float),
    Scalar.NUMBER: (int, float),
    Scalar.BOOL: (bool,),
    Scalar.NULL: (type(None),),
}
_PARSERS: dict[Scalar, Callable[[Any], object]] = {
    Scalar.DECIMAL: lambda text: Decimal(str(text)),
    Scalar.BYTES: lambda text: base64.b64decode(text, validate=True),
    Scalar.UUID: UUID,
    Scalar.DATE: dt.date.fromisoformat,
    Scalar.DATETIME: dt.datetime.fromisoformat,
    Scalar.TIME: dt.time.fromisoformat,
    # In doubt a text is a duration.
    Scalar.DURATION: re.compile(r"[+-]?P.*", re.DOTALL).fullmatch,
}


def wire_fields(schema: Schema, id_: str) -> Iterator[Field]:
    """Yield the fields of the object ``id_`` that are on the wire."""
    definition = schema.definitions[id_]
    assert isinstance(definition, ObjectDef)
    yield from (field for field in definition.fields if field.type not in PLUMBING)


def extra_of(schema: Schema, id_: str) -> Field | None:
    """Return the description of keys without a field in the object ``id_``."""
    definition = schema.definitions[id_]
    assert isinstance(definition, ObjectDef)
    return definition.extra


def _other_values(schema: Schema, id_: str, data: Json) -> Iterator[tuple[Field, Json]]:
    """Yield the values of ``data`` at keys without a field, with their description."""
    extra = extra_of(schema, id_)
    keys = {field.wire_name for field in wire_fields(schema, id_)}
    for key in data if extra else ():
        if extra and key not in keys:
            yield extra, data[key]


def only_member(schema: Schema, members: tuple[Type, ...], data: Json) -> Type | None:
    """Return the one of ``members``, unions in them opened, that ``data`` fits, if it is one."""
    matching = [m for m in flat_members(schema, members) if fits(schema, m, data)]
    return matching[0] if len(matching) == 1 else None


def flat_members(schema: Schema, members: tuple[Type, ...]) -> list[Type]:
    """Return ``members``, each once, with those of unions among them in their place."""
    flat: dict[Type, None] = {}

    def add(type_: Type, outer: frozenset[str]) -> None:
        definition = schema.definitions[type_.id] if isinstance(type_, Ref) else None
        if isinstance(definition, UnionDef):
            id_ = definition.identity.id
            for member in definition.members if id_ not in outer else ():
                add(member, outer | {id_})
        elif isinstance(type_, UnionOf):
            for member in type_.members:
                add(member, outer)
        else:
            flat[type_] = None

    add(UnionOf(members), frozenset())
    return list(flat)


def fits(schema: Schema, type_: Type, data: Json) -> bool:
    """Return whether ``data`` could be a ``type_``, all that is in it included."""
    match type_:
        case Scalar() if type_ in _CLASSES:
            return type(data) in _CLASSES[type_]
        case Scalar() if type_ in _PARSERS:
            return _can(_PARSERS[type_], data)
        case ListOf(item):
            return isinstance(data, list) and all(fits(schema, item, d) for d in data)
        case MapOf(value):
            return isinstance(data, dict) and all(
                fits(schema, value, d) for d in data.values()
            )
        case Nullable(inner):
            return data is None or fits(schema, inner, data)
        case UnionOf(members):
            return any(fits(schema, member, data) for member in members)
        case Literal(value):
            return type(data) is type(value) and bool(data == value)
        case Ref(id_):
            return _fits_definition(schema, id_, data)
        case _:
            return True


def _can(parse: Callable[[Any], object], data: Json) -> bool:
    try:
        return parse(data) is not None
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        return False


def _fits_definition(schema: Schema, id_: str, data: Json) -> bool:
    match schema.definitions[id_]:
        case ObjectDef():
            return (
                isinstance(data, dict)
                and all(
                    (
                        (
                            data[field.wire_name] is None
                            and (bool(field.nullable) or not field.required)
                        )
                        or fits(schema, field.type, data[field.wire_name])
                        if field.wire_name in data
                        else not field.required
                    )
                    for field in wire_fields(schema, id_)
                )
                and all(
                    (value is None and bool(extra.nullable))
                    or fits(schema, extra.type, value)
                    for extra, value in _other_values(schema, id_, data)
                )
            )
        case EnumDef(_, members, is_open) as enum:
            listed = any(
                type(m.value) is type(data) and m.value == data for m in members
            )
            return listed or (is_open is not False and type(data) in (enum.kind, str))
        case UnionDef(_, types):
            return fits(schema, UnionOf(types), data)
        case OpaqueDef():
            return True


def is_ambiguous(schema: Schema, type_: Type, data: Json) -> bool:
    """Return whether some union in ``data``, a ``type_``, fits several members, or none."""
    if isinstance(type_, UnionOf):
        member = only_member(schema, type_.members, data)
        return member is None or is_ambiguous(schema, member, data)
    return any(is_ambiguous(schema, part, d) for part, d in _parts(schema, type_, data))


def has_new_tags(schema: Schema, type_: Type, data: Json) -> bool:
    """Return whether some union in ``data``, a ``type_``, may have a new tag.

    Then nothing says which member is meant, and it need not be the one that was drawn.
    """
    if isinstance(type_, UnionOf):
        if _has_new_tag(schema, type_.members, data):
            return True
        fitting = (
            m for m in flat_members(schema, type_.members) if fits(schema, m, data)
        )
        return any(has_new_tags(schema, member, data) for member in fitting)
    return any(has_new_tags(schema, part, d) for part, d in _parts(schema, type_, data))


def _has_new_tag(schema: Schema, members: tuple[Type, ...], data: Json) -> bool:
    """Return whether ``data`` has a value that no member lists, where some list values."""
    listed: dict[str, set[Json]] = {}
    for member in flat_members(schema, members):
        if isinstance(member, Ref) and isinstance(
            schema.definitions[member.id], ObjectDef
        ):
            for field in wire_fields(schema, member.id):
                values = _listed(schema, field.type)
                listed.setdefault(field.wire_name, set()).update(values)
    return isinstance(data, dict) and any(
        values and isinstance(data.get(key), str | int) and data[key] not in values
        for key, values in listed.items()
    )


def _listed(schema: Schema, type_: Type) -> set[Json]:
    match type_:
        case Literal(value):
            return {value}
        case Nullable(inner):
            return _listed(schema, inner)
        case UnionOf(members):
            return set[Json]().union(*(_listed(schema, member) for member in members))
        case Ref(id_):
            definition = schema.definitions[id_]
            if isinstance(definition, EnumDef):
                return {member.value for member in definition.members}
            return set()
        case _:
            return set()


def _parts(schema: Schema, type_: Type, data: Json) -> Iterator[tuple[Type, Json]]:
    """Yield the parts of ``data``, each with its type."""
    match type_:
        case ListOf(item):
            yield from ((item, each) for each in data)
        case MapOf(value):
            yield from ((value, each) for each in data.values())
        case Nullable(inner) if data is not None:
            yield inner, data
        case Ref(id_):
            definition = schema.definitions[id_]
            if isinstance(definition, UnionDef):
                yield UnionOf(definition.members), data
            elif isinstance(definition, ObjectDef):
                for field in wire_fields(schema, id_):
                    if data.get(field.wire_name) is not None:
                        yield field.type, data[field.wire_name]
                for extra, value in _other_values(schema, id_, data):
                    if value is not None:
                        yield extra.type, value
