"""Check that the members of each union can be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.discriminator import member_objects
from generator.ir.graph import references, unions_in_circles
from generator.ir.overlap import may_be_both
from generator.ir.schema import ObjectDef, Schema, UnionDef
from generator.ir.types import Ref, Type, UnionOf, walk
from generator.source import Span

# Unions of hundreds of members exist; one of their pairs is enough to know.
_MOST_COMPARED = 60
# Levels of unions in unions; Python resolves an alias of an alias by recursion.
MAX_DEPTH = 64


def check_unions(schema: Schema, report: Report) -> None:
    """Report unions of which two members accept the same objects, or that hold themselves.

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
    """Yield the members of each union and its place; the definition if it has a name."""
    for definition in schema.definitions.values():
        if isinstance(definition, UnionDef):
            yield definition.members, definition.identity.span, definition
        elif isinstance(definition, ObjectDef):
            for field in definition.fields:
                for type_ in walk(field.type):
                    if isinstance(type_, UnionOf):
                        yield type_.members, field.span, None


def _is_deep(union: UnionDef, schema: Schema) -> bool:
    """Return whether unions stand in ``union`` more than ``MAX_DEPTH`` levels deep."""
    level: tuple[UnionDef, ...] = (union,)
    for _ in range(MAX_DEPTH):
        ids = {ref for u in level for member in u.members for ref in references(member)}
        found = (schema.definitions[id_] for id_ in ids)
        level = tuple(each for each in found if isinstance(each, UnionDef))
    return bool(level)


def _alike(members: tuple[Type, ...], schema: Schema) -> tuple[str, str] | None:
    """Return the names of the first two models that can have the same objects."""
    refs = tuple(member for member in members if isinstance(member, Ref))
    only_objects = tuple(r for r in refs if member_objects((r,), schema) is not None)
    objects = member_objects(only_objects, schema) or []
    for one, other in combinations(objects[:_MOST_COMPARED], 2):
        if may_be_both(one, other, schema):
            return one.identity.name, other.identity.name
    return None
