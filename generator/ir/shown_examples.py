"""Compares the JSON examples of a document with its model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, assert_never

from msgspec import Struct

from generator.ir.scalars import FACTS
from generator.ir.schema import EnumDef, Field, ObjectDef, OpaqueDef, Schema, UnionDef
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
from generator.ir.values import is_same

# The share of a model's keys that JSON must have to count as its example.
_SHARED = 0.5
# Unions are searched only as deeply, and as long, as real examples need.
_DEEPEST, _MOST_STEPS = 20, 10_000


class Misfit(Struct, frozen=True):
    """A contradiction: ``key`` of a model has a wrong value, or is missing though required."""

    key: str
    owner: str
    is_missing: bool = False


def shown_objects(definition: ObjectDef) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects in the examples of ``definition``, each with the number of its example.

    Text that is not JSON, or has other keys, is not an example of this model.
    """
    keys = {field.wire_name for field in definition.fields}
    for number, span in enumerate(definition.examples):
        try:
            value = json.loads(span.text)
        except (ValueError, RecursionError):
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and _is_about(each, keys):
                yield number, each


def _is_about(value: dict[str, Any], keys: set[str]) -> bool:
    shared = len(value.keys() & keys)
    return shared > 0 and shared >= max(len(value), len(keys)) * _SHARED


def fitting_example(definition: ObjectDef, schema: Schema) -> dict[str, Any] | None:
    """Return the first example of ``definition`` without a contradiction, None if there is none."""
    for _, value in shown_objects(definition):
        if not any(find_misfits(value, Ref(definition.identity.id), schema)):
            return value
    return None


def find_misfits(value: Any, type_: Type, schema: Schema) -> Iterator[Misfit]:
    """Yield the contradictions between ``value``, as ``json`` loads it, and ``type_``."""
    return _Search(schema).misfits(value, type_, 0)


class _Search:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.steps = 0

    def misfits(self, value: Any, type_: Type, depth: int) -> Iterator[Misfit]:
        # Without recursion, except for unions: a document may nest values to any depth.
        ahead: list[tuple[Any, Type, Misfit]] = [(value, type_, Misfit("", ""))]
        while ahead and self.steps < _MOST_STEPS:
            self.steps += 1
            value, type_, misfit = ahead.pop()
            model = self._model(type_)
            match type_, value:
                case Nullable(inner), _:
                    ahead += [] if value is None else [(value, inner, misfit)]
                case ListOf(inner), list():
                    ahead += [(item, inner, misfit) for item in reversed(value)]
                case MapOf(inner), dict():
                    ahead += [(item, inner, misfit) for item in value.values()]
                case Ref(), dict() if model:
                    yield from _missing(value, model)
                    ahead += _parts(value, model)
                case _:
                    if not self._fits(value, type_, depth):
                        yield misfit

    def _model(self, type_: Type) -> ObjectDef | None:
        definition = (
            self.schema.definitions[type_.id] if isinstance(type_, Ref) else None
        )
        return definition if isinstance(definition, ObjectDef) else None

    def _fits(self, value: Any, type_: Type, depth: int) -> bool:
        """Return whether ``value`` is of ``type_``, ignoring its parts."""
        match type_:
            case Scalar():
                return FACTS[type_].is_opaque or FACTS[type_].takes(value)
            case Literal(expected):
                return is_same(value, expected)
            case UnionOf(members):
                return self._fits_any(value, members, depth)
            case Ref(id_):
                return self._fits_definition(value, id_, depth)
            case Unknown() | StreamOf():
                return True
            case ListOf() | MapOf() | Nullable():
                return False
            case _:
                assert_never(type_)

    def _fits_any(self, value: Any, members: tuple[Type, ...], depth: int) -> bool:
        if depth >= _DEEPEST:
            return True
        return any(not any(self.misfits(value, m, depth + 1)) for m in members)

    def _fits_definition(self, value: Any, id_: str, depth: int) -> bool:
        match self.schema.definitions[id_]:
            case EnumDef(_, members, is_open):
                return bool(is_open) or any(is_same(m.value, value) for m in members)
            case UnionDef(_, members):
                return self._fits_any(value, members, depth)
            case OpaqueDef():
                return True
            case ObjectDef():
                return False
            case definition:
                assert_never(definition)


def _missing(value: dict[str, Any], model: ObjectDef) -> Iterator[Misfit]:
    """Yield a contradiction for each required key of ``model`` that ``value`` lacks."""
    for field in model.fields:
        if field.required and field.wire_name not in value:
            yield Misfit(field.wire_name, model.identity.id, is_missing=True)


def _parts(
    value: dict[str, Any], model: ObjectDef
) -> Iterator[tuple[Any, Type, Misfit]]:
    """Yield the values in ``value`` for which ``model`` has a type, with that type."""
    id_, fields = model.identity.id, {field.wire_name: field for field in model.fields}
    for key, field in fields.items():
        if key in value:
            yield from _contents(value[key], field, Misfit(key, id_))
    if extra := model.extra:
        others = [key for key in value if key not in fields]
        for key in others:
            yield from _contents(value[key], extra, Misfit(key, id_))


def _contents(
    value: Any, field: Field, misfit: Misfit
) -> list[tuple[Any, Type, Misfit]]:
    """Return ``value`` with the type of ``field``; nothing for a null that is allowed."""
    may_be_null = value is None and field.nullable is not False
    return [] if may_be_null else [(value, field.type, misfit)]
