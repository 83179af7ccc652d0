"""The mark of a union for the runtimes that choose its members by a tag."""

from __future__ import annotations

from collections.abc import Sequence

from generator.backends.gates import literal
from generator.backends.python.code import Code, helper, imports_of
from generator.backends.python.context import PyContext
from generator.ir.tag_choice import TagChoice


def by_tag(choice: TagChoice, context: PyContext) -> Code:
    """Return the metadata that leads from each value of the key to its members."""
    pairs = {literal(v): _models(ids, context) for v, ids in choice.mapping.items()}
    mapping = ", ".join(f"{value}: {models.text}" for value, models in pairs.items())
    arguments = [literal(choice.key), f"{{{mapping}}}"]
    rest = {"absent": choice.absent, "other": choice.other}
    others = {name: _models(ids, context) for name, ids in rest.items() if ids}
    arguments += [f"{name}={models.text}" for name, models in others.items()]
    used = imports_of([*pairs.values(), *others.values()])
    mark = helper("unions", "ByTag")
    return Code(f"{mark.text}({', '.join(arguments)})", mark.imports | used)


def _models(ids: Sequence[str], context: PyContext) -> Code:
    classes = [context.placements[id_].cls for id_ in ids]
    return Code(" | ".join(cls.name for cls in classes), frozenset(classes))
