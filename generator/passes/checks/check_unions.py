"""Checks that the members of each union can be distinguished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.discriminator import member_objects
from generator.ir.graph import references, unions_in_circles
from generator.ir.overlap import may_be_both
from generator.ir.schema import ObjectDef, Schema, UnionDef
from generator.ir.types import (
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Type,
    UnionOf,
    children,
    unions_in,
)
from generator.source import Span

# There are unions with hundreds of members; one pair is enough to report.
_MOST_COMPARED = 60
# Levels of nested unions; Python resolves an alias of an alias by recursion.
MAX_DEPTH = 64


def check_unions(schema: Schema, report: Report) -> None:
    """Report unions that contain themselves, or whose members accept the same objects.

    Reports: ambiguous-union, recursive-union, deep-union.
    """
    circular = unions_in_circles(schema)
    pairs: dict[tuple[Type, ...], tuple[str, str] | None] = {}
    for members, span, definition in _unions(schema):
        if definition and definition.identity.id in circular:
            report.add(catalog.recursive_union(span))
        elif definition and _is_deep(definition, schema):
            report.add(catalog.deep_union(span, MAX_DEPTH))
        else:
            if members not in pairs:
                pairs[members] = _alike(members, schema)
            if pair := pairs[members]:
                report.add(catalog.ambiguous_union(span, *pair))


def _unions(
    schema: Schema,
) -> Iterator[tuple[tuple[Type, ...], Span, UnionDef | None]]:
    """Yield each union: its members, its place, and its definition if it has a name."""
    for definition in schema.definitions.values():
        if isinstance(definition, UnionDef):
            span = definition.identity.span
            yield definition.members, span, definition
            yield from (
                (members, span, None) for members in _inside(definition.members)
            )
        elif isinstance(definition, ObjectDef):
            for field in definition.all_fields:
                for union in unions_in(field.type):
                    yield union.members, field.span, None


def _inside(types: Iterable[Type]) -> Iterator[tuple[Type, ...]]:
    """Yield the members of each union in ``types``."""
    return (union.members for type_ in types for union in unions_in(type_))


def _is_deep(union: UnionDef, schema: Schema) -> bool:
    """Return whether ``union`` nests unions more than ``MAX_DEPTH`` levels deep."""
    level: tuple[UnionDef, ...] = (union,)
    for _ in range(MAX_DEPTH):
        ids = {ref for u in level for member in u.members for ref in references(member)}
        definitions = (schema.definitions[id_] for id_ in ids)
        level = tuple(each for each in definitions if isinstance(each, UnionDef))
    return bool(level)


def _alike(members: tuple[Type, ...], schema: Schema) -> tuple[str, str] | None:
    """Return the names of the first two models that can have the same objects.

    A list of one model and a list of the other can have the same items, and so can two maps.
    """
    refs = tuple(member for member in members if isinstance(member, Ref))
    only_objects = tuple(r for r in refs if member_objects((r,), schema) is not None)
    objects = member_objects(only_objects, schema) or []
    for one, other in combinations(objects[:_MOST_COMPARED], 2):
        if may_be_both(one, other, schema):
            return one.identity.name, other.identity.name
    for kind in (ListOf, MapOf):
        containers = [member for member in members if isinstance(member, kind)]
        items = tuple(each for c in containers for each in _options(*children(c)))
        if len(containers) > 1 and (pair := _alike(items, schema)):
            return pair
    return None


def _options(type_: Type) -> tuple[Type, ...]:
    """Return the possible types of a value of ``type_``, except null."""
    if isinstance(type_, Nullable):
        return _options(type_.inner)
    return type_.members if isinstance(type_, UnionOf) else (type_,)
