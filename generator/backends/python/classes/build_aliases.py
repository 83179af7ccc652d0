"""Aliases: names of unions, and pages that declare only a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from generator.backends.facts import type_facts
from generator.backends.gates import SpecText
from generator.backends.python.classes.doc import class_doc
from generator.backends.python.code import Built, Code, Import, all_built
from generator.backends.python.context import PyContext
from generator.backends.python.placement import Placement
from generator.backends.python.types.annotations import ANY
from generator.backends.python.view import PyAlias, PyMatch
from generator.ir.graph import references
from generator.ir.types import Type

# Returns the functions of a named union, and their imports.
AliasFunctions: TypeAlias = Callable[[Placement, PyContext], Built[tuple[PyMatch, ...]]]


class AliasBuilders(Struct, frozen=True):
    """What one target adds to aliases: their annotations and functions."""

    annotate: Callable[[Type, PyContext], Code]
    functions: AliasFunctions


def build_aliases(
    placements_here: Sequence[Placement],
    context: PyContext,
    builders: AliasBuilders,
) -> Built[tuple[PyAlias, ...]]:
    """Return the aliases of a module, in the order of their references."""
    types = {p.definition.identity.id: p.alias for p in placements_here if p.alias}
    return all_built(
        _build_alias(context.placements[id_], context, is_early, builders)
        for id_, is_early in in_order(types)
    )


def in_order(types: Mapping[str, Type]) -> Iterator[tuple[str, bool]]:
    """Yield the ids of aliases, each after those that it refers to.

    An alias is evaluated when its module is imported, so it cannot refer to a later one.  In a
    circle of unions, the one that closes the circle is yielded with True.
    """
    waiting = {id_: frozenset(references(type_)) for id_, type_ in types.items()}
    while waiting:
        free = (id_ for id_, names in waiting.items() if not names & waiting.keys())
        id_ = next(free, None) or next(iter(waiting))
        yield id_, bool(waiting[id_] & waiting.keys())
        del waiting[id_]


def _build_alias(
    placement: Placement,
    context: PyContext,
    is_early: bool,
    builders: AliasBuilders,
) -> Built[PyAlias]:
    assert placement.alias
    target = ANY if is_early else builders.annotate(placement.alias, context)
    functions = builders.functions(placement, context)
    name = Code("TypeAlias", frozenset({Import("typing", "TypeAlias")}))
    identity = placement.definition.identity
    view = PyAlias(
        name=placement.class_name,
        title=SpecText(identity.name),
        doc=class_doc(identity),
        deprecated=identity.deprecated,
        target=target.text,
        type=type_facts(placement.alias, context.names.classes),
        functions=functions.view,
    )
    return Built(view, target.imports | name.imports | functions.imports)
