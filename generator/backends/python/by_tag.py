"""The metadata of a union for runtimes that choose its members by a tag."""

from __future__ import annotations

from collections.abc import Sequence

from generator.backends.gates import literal
from generator.backends.python.code import Code, helper, imports_of
from generator.backends.python.context import PyContext
from generator.ir.tag_choice import TagChoice


def by_tag(choice: TagChoice, context: PyContext) -> Code:
    """Return metadata that maps each value of the tag to its members."""
    pairs = {literal(v): _models(ids, context) for v, ids in choice.mapping.items()}
    mapping = ", ".join(f"{value}: {models.text}" for value, models in pairs.items())
    arguments = [Code(literal(choice.key)), Code(f"{{{mapping}}}")]
    if choice.other:
        arguments.append(_models(choice.other, context).wrap("other={}"))
    if choice.is_optional:
        arguments.append(Code("optional=True"))
    mark, text = helper("unions", "ByTag"), ", ".join(each.text for each in arguments)
    imports = imports_of([mark, *pairs.values(), *arguments])
    return Code(f"{mark.text}({text})", imports)


def _models(ids: Sequence[str], context: PyContext) -> Code:
    classes = [context.placements[id_].cls for id_ in ids]
    return Code(" | ".join(cls.name for cls in classes), frozenset(classes))
