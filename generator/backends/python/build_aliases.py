"""Names of other types: unions, and pages that say no more than a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from generator.backends.facts import type_facts
from generator.backends.gates import SpecText
from generator.backends.python.annotations import ANY, annotate
from generator.backends.python.code import Code, Import
from generator.backends.python.context import PyContext
from generator.backends.python.doc import class_doc
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyAlias, PyMatch
from generator.ir.graph import references

# Returns the functions of the name of a union, and what they import.
AliasFunctions: TypeAlias = Callable[
    [Placement, PyContext], tuple[tuple[PyMatch, ...], frozenset[Import]]
]


def build_aliases(
    placements_here: Sequence[Placement],
    context: PyContext,
    build_functions: AliasFunctions,
) -> list[tuple[PyAlias, frozenset[Import]]]:
    """Return the aliases of one module, each after those that it names.

    An alias is evaluated when its module is imported, so it can name no later one: in a
    circle of unions alone, the name that closes it is ``Any``.
    """
    waiting = {
        placement.definition.identity.id: placement for placement in placements_here
    }
    built: list[tuple[PyAlias, frozenset[Import]]] = []
    while waiting:
        id_ = next(
            (i for i, h in waiting.items() if not _names(h) & waiting.keys()), None
        )
        id_ = id_ or next(iter(waiting))
        built.append(
            _build_alias(waiting[id_], context, frozenset(waiting), build_functions)
        )
        del waiting[id_]
    return built


def _names(placement: Placement) -> frozenset[str]:
    return frozenset(references(placement.alias) if placement.alias else ())


def _build_alias(
    placement: Placement,
    context: PyContext,
    later: frozenset[str],
    build_functions: AliasFunctions,
) -> tuple[PyAlias, frozenset[Import]]:
    assert placement.alias
    target = annotate(placement.alias, lambda id_: context.placements[id_].cls)
    if _names(placement) & later:
        target = ANY
    functions, imports = build_functions(placement, context)
    name = Code("TypeAlias", frozenset({Import("typing", "TypeAlias")}))
    identity = placement.definition.identity
    view = PyAlias(
        name=placement.class_name,
        title=SpecText(identity.name),
        doc=class_doc(identity),
        deprecated=identity.deprecated,
        target=target.text,
        type=type_facts(placement.alias, context.names.classes),
        functions=functions,
    )
    return view, target.imports | name.imports | imports
