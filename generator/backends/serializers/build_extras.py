"""Functions that serializers add to enums and named unions."""

from __future__ import annotations

from generator.backends.python.code import Built, Import
from generator.backends.python.context import PyContext
from generator.backends.python.layout.lines import statement_lines
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyMatch
from generator.backends.serializers.build_unions import build_choice
from generator.backends.serializers.scope import Scope
from generator.ir.types import Ref

_REFUSAL = {Import("._runtime.errors", "InvalidValue"), Import("typing", "Any")}


def alias_functions(
    placement: Placement, context: PyContext
) -> Built[tuple[PyMatch, ...]]:
    """Return the functions of a union of classes; other types have none."""
    if placement.choice is None or not context.has_serializers:
        return Built(())
    scope = Scope(
        placements=context.placements,
        here=placement,
        class_unions={},
        config=context.config,
        depth="depth",
        attributes=context.names.attributes,
    )
    functions = build_choice(
        Ref(placement.definition.identity.id), placement.stem, placement.choice, scope
    )
    return Built(functions.view, functions.imports | _REFUSAL)


def enum_values(placement: Placement, context: PyContext) -> Built[tuple[str, ...]]:
    """Return the table of members by value, if the serializers need it."""
    if not context.has_serializers:
        return Built(())
    table = Import("._runtime.enums", "EnumValues")
    call = f"{table.name}({placement.class_name})"
    lines = statement_lines(f"{placement.values.name} = ", call, 0)
    return Built(lines, frozenset({table}))
