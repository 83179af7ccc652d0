"""Schema -> DocDiagram: references between classes, for Mermaid.

A diagram must stay readable:

- That of a namespace has only classes that refer to each other.  If there are too many, it is left
  out, and the page says so.
- That of a class has its nearest neighbours: the first few that it refers to, and that refer to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def build_diagrams(
    schema: Schema, names: Names, users: Mapping[str, Sequence[str]]
) -> Mapping[str, DocDiagram]:
    """Return a diagram for each namespace in which a class refers to another.

    ``users``: the ids of the definitions that refer to each definition, except itself.
    """
    spaces = {id_: d.identity.namespace for id_, d in schema.definitions.items()}
    pairs = defaultdict[str, list[_Pair]](list)
    for target, sources in users.items():
        space = spaces[target]
        pairs[space] += [(s, target) for s in sources if spaces[s] == space]
    readable = {space for space, each in pairs.items() if _is_readable(each)}
    ids = [id_ for id_, space in spaces.items() if space in readable]
    labels = _labels(ids, schema, names)
    return {
        space: _build_diagram(each, labels, schema, names)
        for space, each in pairs.items()
        if each
    }


def build_neighbours(schema: Schema, names: Names) -> Mapping[str, DocDiagram]:
    """Return a diagram for each class that refers to another, or that another refers to."""
    labels = _labels(schema.definitions, schema, names)
    pairs = defaultdict[str, tuple[list[_Pair], list[_Pair]]](lambda: ([], []))
    for source, target in sorted(labels):
        pairs[source][0].append((source, target))
        pairs[target][1].append((source, target))
    return {
        id_: _build_diagram(
            [*uses[:MAX_NEIGHBOURS], *users[:MAX_NEIGHBOURS]], labels, schema, names
        )
        for id_, (uses, users) in pairs.items()
    }


def _labels(
    ids: Iterable[str], schema: Schema, names: Names
) -> Mapping[_Pair, Sequence[str]]:
    """Return the attributes with which the definitions ``ids`` refer to others."""
    labels: dict[_Pair, list[str]] = {}
    for id_ in ids:
        for target, label in _references(schema.definitions[id_], names):
            if target != id_:
                labels.setdefault((id_, target), []).extend(label)
    return labels


def _references(
    definition: Definition, names: Names
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each reference: the id of the other class, and the attribute, if it has one."""
    match definition:
        case ObjectDef():
            attributes = names.attributes[definition.identity.id]
            for field, name in zip(definition.all_fields, attributes, strict=True):
                for target in dict.fromkeys(references(field.type)):
                    yield target, [name]
        case UnionDef(_, members):
            for member in members:
                for target in references(member):
                    yield target, []
        case EnumDef() | OpaqueDef():
            return
        case _:
            assert_never(definition)


def _build_diagram(
    pairs: Sequence[_Pair],
    labels: Mapping[_Pair, Sequence[str]],
    schema: Schema,
    names: Names,
) -> DocDiagram:
    """Return the diagram of ``pairs``, with their ``labels``; without arrows if it is too large."""
    ids = _ids(pairs)
    if not _is_readable(pairs):
        return DocDiagram(len(ids), len(pairs))
    shown = {id_: mermaid_name(names.classes[id_]) for id_ in ids}
    classes = (DocClass(shown[id_], _kind(schema.definitions[id_])) for id_ in ids)
    arrows = (
        DocArrow(shown[source], shown[target], _label(labels[source, target]))
        for source, target in sorted(pairs)
    )
    return DocDiagram(len(ids), len(pairs), tuple(classes), tuple(arrows))


def _ids(pairs: Iterable[_Pair]) -> list[str]:
    return sorted({id_ for pair in pairs for id_ in pair})


def _is_readable(pairs: Sequence[_Pair]) -> bool:
    return len(pairs) <= MAX_ARROWS and len(_ids(pairs)) <= MAX_CLASSES


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
