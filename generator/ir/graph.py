"""Which definitions refer to which, and which of them form circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from generator.ir.schema import (
    Definition,
    EnumDef,
    ObjectDef,
    OpaqueDef,
    Schema,
    UnionDef,
)
from generator.ir.types import Ref, Scalar, Type, walk


def references(type_: Type) -> tuple[str, ...]:
    """Return the id of every definition in ``type_``."""
    if isinstance(type_, Scalar):  # as most are
        return ()
    if isinstance(type_, Ref):
        return (type_.id,)
    return tuple(each.id for each in walk(type_) if isinstance(each, Ref))


def scalars(type_: Type) -> tuple[Scalar, ...]:
    """Return every scalar in ``type_``, but not those in definitions that it refers to."""
    return tuple(each for each in walk(type_) if isinstance(each, Scalar))


def circles(edges: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of all definitions in groups; definitions that form a circle share a group.

    ``edges`` come from :func:`definition_references`.  The groups and their members are sorted.
    """
    return tuple(sorted(tuple(sorted(group)) for group in _components(edges)))


def definition_references(schema: Schema) -> dict[str, tuple[str, ...]]:
    """Return the ids that each definition refers to, by its own id."""
    return {
        id_: tuple(
            dict.fromkeys(ref for type_ in parts(d) for ref in references(type_))
        )
        for id_, d in schema.definitions.items()
    }


def users(edges: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the definitions that refer to each definition, except itself.

    ``edges`` come from :func:`definition_references`.
    """
    named_by: dict[str, list[str]] = {id_: [] for id_ in edges}
    for id_, named in edges.items():
        for target in named:
            if target != id_:
                named_by[target].append(id_)
    return {id_: tuple(sorted(ids)) for id_, ids in named_by.items()}


def unions_in_circles(schema: Schema) -> frozenset[str]:
    """Return the ids of unions that contain themselves, directly or through other unions."""
    unions = {i: d for i, d in schema.definitions.items() if isinstance(d, UnionDef)}
    edges = {
        id_: tuple(r for m in d.members for r in references(m) if r in unions)
        for id_, d in unions.items()
    }
    return frozenset(
        id_
        for group in _components(edges)
        for id_ in group
        if len(group) > 1 or id_ in edges[id_]
    )


def reachable(starts: Iterable[str], edges: Mapping[str, Sequence[str]]) -> set[str]:
    """Return ``starts`` and everything that can be reached from them along ``edges``."""
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        for id_ in edges.get(waiting.pop(), ()):
            if id_ not in reached:
                reached.add(id_)
                waiting.append(id_)
    return reached


def parts(definition: Definition) -> tuple[Type, ...]:
    """Return the types in ``definition``."""
    match definition:
        case ObjectDef():
            return tuple([field.type for field in definition.all_fields])
        case UnionDef(_, members):
            return members
        case EnumDef() | OpaqueDef():
            return ()
        case _:
            assert_never(definition)


def _components(edges: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the strongly connected components of a graph (Tarjan 1972), without recursion."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in edges:
        work = [] if root in order else [(root, iter(edges[root]))]
        while work:
            node, following = work[-1]
            if node not in order:
                order[node] = low[node] = len(order)
                stack.append(node)
                on_stack.add(node)
            child = next(following, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    yield list(_pop_through(node, stack, on_stack))
            elif child not in order:
                work.append((child, iter(edges[child])))
            elif child in on_stack:
                low[node] = min(low[node], order[child])


def _pop_through(node: str, stack: list[str], on_stack: set[str]) -> Iterator[str]:
    popped: str | None = None
    while popped != node:
        popped = stack.pop()
        on_stack.discard(popped)
        yield popped
