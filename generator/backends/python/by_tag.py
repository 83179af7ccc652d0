"""The mark of a union for the runtimes that choose its members by a tag."""

from __future__ import annotations

from generator.backends.gates import literal
from generator.backends.python.code import Code, helper
from generator.backends.python.context import PyContext
from generator.ir.tag_choice import TagChoice


def by_tag(choice: TagChoice, context: PyContext) -> Code:
    """Return the metadata that leads from each value of the key to its members."""
    mark = helper("unions", "ByTag")
    imports, pairs = mark.imports, list[str]()
    for value, ids in choice.mapping.items():
        classes = [context.placements[id_].cls for id_ in ids]
        imports |= frozenset(classes)
        pairs.append(f"{literal(value)}: {' | '.join(cls.name for cls in classes)}")
    mapping = f"{{{', '.join(pairs)}}}"
    return Code(f"{mark.text}({literal(choice.key)}, {mapping})", imports)
