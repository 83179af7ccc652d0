"""Schema -> DocDiagram: references between classes, for Mermaid.

A diagram must stay readable:

- That of a namespace has only classes that refer to each other.  If there are too many, it is left
  out, and the page says so.
- That of a class has its nearest neighbours: the first few that it refers to, and that refer to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from generator.backends.docs.docs_view import DocArrow, DocClass, DocDiagram
from generator.backends.gates import mermaid_name
from generator.backends.target import Names
from generator.ir.graph import references
from generator.ir.schema import (
    Definition,
    EnumDef,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)

MAX_CLASSES = 40
MAX_ARROWS = 80
# The most attributes to name between two classes.
MAX_LABELS = 2
# The most neighbours of a class in each direction.
MAX_NEIGHBOURS = 8
_Pair = tuple[str, str]


def build_diagrams(schema: Schema, names: Names) -> Mapping[str, DocDiagram]:
    """Return a diagram for each namespace in which a class refers to another."""
    spaces = {id_: d.identity.namespace for id_, d in schema.definitions.items()}
    pairs = defaultdict[str, dict[_Pair, list[str]]](dict)
    for source, target, label in _all_references(schema, names):
        if source != target and spaces[source] == spaces[target]:
            labels = pairs[spaces[source]].setdefault((source, target), [])
            labels += [label] if label else []
    return {
        space: _build_diagram(labels, schema, names) for space, labels in pairs.items()
    }


def build_neighbours(schema: Schema, names: Names) -> Mapping[str, DocDiagram]:
    """Return a diagram for each class that refers to another, or that another refers to."""
    labels: dict[_Pair, list[str]] = {}
    for source, target, label in _all_references(schema, names):
        if source != target:
            labels.setdefault((source, target), []).extend([label] if label else [])
    arrows = defaultdict[str, list[list[_Pair]]](lambda: [[], []])
    for source, target in sorted(labels):
        arrows[source][0].append((source, target))
        arrows[target][1].append((source, target))
    return {
        id_: _build_diagram({pair: labels[pair] for pair in pairs}, schema, names)
        for id_, (uses, users) in arrows.items()
        if (pairs := [*uses[:MAX_NEIGHBOURS], *users[:MAX_NEIGHBOURS]])
    }


def _all_references(schema: Schema, names: Names) -> Iterator[tuple[str, str, str]]:
    """Yield each reference: the ids of both classes, and the attribute, ``""`` for none."""
    for id_, definition in schema.definitions.items():
        match definition:
            case ObjectDef():
                attributes = names.attributes[id_]
                for field, name in zip(definition.all_fields, attributes, strict=True):
                    for target in dict.fromkeys(references(field.type)):
                        yield id_, target, name
            case UnionDef(_, members):
                for member in members:
                    for target in references(member):
                        yield id_, target, ""
            case EnumDef() | OpaqueDef():
                continue
            case _:
                assert_never(definition)


def _build_diagram(
    labels: Mapping[_Pair, Sequence[str]], schema: Schema, names: Names
) -> DocDiagram:
    ids = sorted({id_ for pair in labels for id_ in pair})
    if len(ids) > MAX_CLASSES or len(labels) > MAX_ARROWS:
        return DocDiagram(len(ids), len(labels))
    shown = {id_: mermaid_name(names.classes[id_]) for id_ in ids}
    classes = (DocClass(shown[id_], _kind(schema.definitions[id_])) for id_ in ids)
    arrows = (
        DocArrow(shown[source], shown[target], _label(labels[source, target]))
        for source, target in sorted(labels)
    )
    return DocDiagram(len(ids), len(labels), tuple(classes), tuple(arrows))


def _kind(definition: Definition) -> str | None:
    match definition:
        case EnumDef():
            return "enumeration"
        case UnionDef():
            return "union"
        case ObjectDef() | OpaqueDef():
            return None
        case _:
            assert_never(definition)


def _label(attributes: Sequence[str]) -> str:
    shown = [mermaid_name(name) for name in attributes[:MAX_LABELS]]
    return ", ".join(shown + ["…"] * (len(attributes) > MAX_LABELS))
