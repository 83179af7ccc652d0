"""Names of other types: unions, and pages that say no more than a name."""

from __future__ import annotations

from collections.abc import Sequence

from generator.backends.python.annotations import ANY, Code, Import, annotate
from generator.backends.python.context import Context
from generator.backends.python.doc import class_doc
from generator.backends.python.layout.lines import alias_lines
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyAlias, PyMatch
from generator.backends.serializers.build_unions import build_choice
from generator.backends.serializers.scope import Scope
from generator.ir.graph import references
from generator.ir.types import Ref


def build_aliases(
    placements_here: Sequence[Placement], context: Context
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
        built.append(_build_alias(waiting[id_], context, frozenset(waiting)))
        del waiting[id_]
    return built


def _names(placement: Placement) -> frozenset[str]:
    return frozenset(references(placement.alias) if placement.alias else ())


def _build_alias(
    placement: Placement, context: Context, later: frozenset[str]
) -> tuple[PyAlias, frozenset[Import]]:
    assert placement.alias
    target = annotate(placement.alias, lambda id_: context.placements[id_].cls)
    if _names(placement) & later:
        target = ANY
    functions, imports = _build_functions(placement, context)
    name = Code("TypeAlias", frozenset({Import("typing", "TypeAlias")}))
    view = PyAlias(
        name=placement.class_name,
        doc=class_doc(placement.definition.identity),
        target=target.text,
        lines=alias_lines(placement.class_name, target.text),
        functions=functions,
    )
    return view, target.imports | name.imports | imports


def _build_functions(
    placement: Placement, context: Context
) -> tuple[tuple[PyMatch, ...], frozenset[Import]]:
    """Return the functions of a union of classes, if it has any; other types have none."""
    if placement.choice is None or not context.has_serializers:
        return (), frozenset()
    scope = Scope(
        placements=context.placements,
        here=placement,
        class_unions={},
        config=context.config,
        depth="depth",
    )
    functions, imports = build_choice(
        Ref(placement.definition.identity.id), placement.stem, placement.choice, scope
    )
    refusal = {Import("._runtime.errors", "Mismatch")}
    return functions, imports | refusal | {Import("typing", "Any")}
