"""A document that fits -> documents with one thing wrong, each with the path to report."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fitting import extra_of, wire_fields
from json_documents import Json, takes_anything

from generator.ir.schema import EnumDef, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    Type,
    UnionOf,
)

# Never part of a message.  Neither a date nor base64 nor a number.
CANARY = "c4n4ry value !"
_REMOVED = object()
# One of each type of JSON.
_CANDIDATES: tuple[Json, ...] = (None, True, 7, 2.5, CANARY, [], {})
_BY_TYPE: dict[Scalar, tuple[type, ...]] = {
    Scalar.STR: (str,),
    Scalar.INT: (int,),
    Scalar.BIGINT: (int,),
    Scalar.FLOAT: (int, float),
    Scalar.NUMBER: (int, float),
    Scalar.DECIMAL: (int, float),
    Scalar.BOOL: (bool,),
    Scalar.BYTES: (),
    Scalar.DATE: (),
    Scalar.DATETIME: (),
    Scalar.TIME: (),
    Scalar.DURATION: (),
    Scalar.UUID: (),
    Scalar.NULL: (type(None),),
}


@dataclass(frozen=True)
class Mutation:
    """``value`` replaces the one at ``at``; ``path`` is the path in the error."""

    at: tuple[str | int, ...]
    value: Any

    @property
    def path(self) -> str:
        return format_path(self.at)

    def apply(self, document: Json) -> Json:
        """Return a copy of ``document`` with this one change."""
        if not self.at:
            return self.value
        changed = copy.deepcopy(document)
        inside = changed
        for step in self.at[:-1]:
            inside = inside[step]
        if self.value is _REMOVED:
            del inside[self.at[-1]]
        else:
            inside[self.at[-1]] = self.value
        return changed


@dataclass(frozen=True)
class Spot:
    """A value in a document, and its type."""

    at: tuple[str | int, ...]
    type: Type
    nullable: bool
    value: Json


def removals(schema: Schema, type_: Type, document: Json) -> Iterator[Mutation]:
    """Yield the mutations that remove one required key of ``document``, a ``type_``."""
    for spot in spots(schema, type_, document):
        if spot.value is not None and _is_object(spot.type, schema):
            assert isinstance(spot.type, Ref)
            for field in wire_fields(schema, spot.type.id):
                if field.required:
                    yield Mutation((*spot.at, field.wire_name), _REMOVED)


def replacements(schema: Schema, type_: Type, document: Json) -> Iterator[Mutation]:
    """Yield the mutations that replace one value by a value of a wrong type."""
    for spot in spots(schema, type_, document):
        for value in _CANDIDATES:
            if value is None and spot.nullable:
                continue
            if not _may_be(spot.type, value, schema):
                yield Mutation(spot.at, copy.copy(value))


def spots(
    schema: Schema,
    type_: Type,
    value: Json,
    at: tuple[str | int, ...] = (),
    nullable: bool = False,
) -> Iterator[Spot]:
    """Yield ``value`` and everything in it, except for what is inside unions."""
    if isinstance(type_, Nullable):
        yield from spots(schema, type_.inner, value, at, True)
        return
    yield Spot(at, type_, nullable, value)
    if value is None:
        return
    if isinstance(type_, ListOf):
        for index, item in enumerate(value):
            yield from spots(schema, type_.item, item, (*at, index))
    elif isinstance(type_, MapOf):
        for key, item in value.items():
            yield from spots(schema, type_.value, item, (*at, key))
    elif isinstance(type_, Ref) and isinstance(schema.definitions[type_.id], ObjectDef):
        for field in wire_fields(schema, type_.id):
            if field.wire_name in value:
                yield from spots(
                    schema,
                    field.type,
                    value[field.wire_name],
                    (*at, field.wire_name),
                    bool(field.nullable) or not field.required,
                )
        if extra := extra_of(schema, type_.id):
            keys = {field.wire_name for field in wire_fields(schema, type_.id)}
            for key in value.keys() - keys:
                at_key = (*at, key)
                null = bool(extra.nullable)
                yield from spots(schema, extra.type, value[key], at_key, null)


def _is_object(type_: Type, schema: Schema) -> bool:
    return isinstance(type_, Ref) and isinstance(
        schema.definitions[type_.id], ObjectDef
    )


def _may_be(type_: Type, value: Json, schema: Schema) -> bool:
    """Return whether ``value`` has the shape of a ``type_``: all that is wrong is in it."""
    if takes_anything(type_, schema):
        return True
    match type_:
        case Scalar():
            return type(value) in _BY_TYPE[type_]
        case ListOf():
            return isinstance(value, list)
        case MapOf():
            return isinstance(value, dict)
        case Nullable(inner):
            return value is None or _may_be(inner, value, schema)
        case UnionOf(members):
            return any(_may_be(member, value, schema) for member in members)
        case Literal(wanted):
            return type(value) is type(wanted) and bool(value == wanted)
        case Ref(id_):
            return _may_be_definition(id_, value, schema)
        case _:
            return True


def _may_be_definition(id_: str, value: Json, schema: Schema) -> bool:
    match schema.definitions[id_]:
        case ObjectDef():
            return isinstance(value, dict)
        case EnumDef(_, members, is_open) as enum:
            listed = any(
                type(value) is type(m.value) and value == m.value for m in members
            )
            return listed or (is_open is not False and type(value) is enum.kind)
        case UnionDef(_, alternatives):
            return _may_be(UnionOf(alternatives), value, schema)
        case OpaqueDef():
            return True


def format_path(at: tuple[str | int, ...]) -> str:
    """Return the path as in ``conditions[3].children[0].value``."""
    path = ""
    for step in at:
        if isinstance(step, int):
            path += f"[{step}]"
        elif re.fullmatch(r"[^\W\d][\w$-]*", step):
            path += f".{step}" if path else step
        else:
            path += f"[{json.dumps(step)}]"
    return path
