"""Finds the new definition for each old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.compare.similar import (
    guess_pairs,
    model_candidates,
    model_likeness,
)
from generator.ir.schema import Definition, Schema
from generator.ir.types import (
    Ref,
    Type,
    UnionOf,
    map_children,
)


class Pairing(Struct, frozen=True):
    """``new_ids`` maps old ids to new ones; ``guessed`` has those of its keys that were guessed."""

    new_ids: Mapping[str, str]
    guessed: frozenset[str]

    def renew(self, old: Type) -> Type:
        """Return ``old`` with the new ids; members of unions are sorted."""
        if isinstance(old, Ref):
            return Ref(self.new_ids.get(old.id, old.id))
        return sorted_members(map_children(old, self.renew))

    def is_same(self, old: Type, new: Type) -> bool:
        """Return whether both types are the same after renaming."""
        return self.renew(old) == in_order(new)


def in_order(type_: Type) -> Type:
    """Return ``type_`` with the members of each union sorted and without duplicates."""
    return sorted_members(map_children(type_, in_order))


def sorted_members(type_: Type) -> Type:
    """Return ``type_``; the members of a union are sorted and without duplicates."""
    if isinstance(type_, UnionOf):
        return UnionOf(tuple(sorted({*type_.members}, key=repr)))
    return type_


def pair_definitions(old: Schema, new: Schema) -> Pairing:
    """Pair definitions by id, then by unambiguous title, then by similarity."""
    pairs = {id_: id_ for id_ in old.definitions if id_ in new.definitions}
    gone = [d for id_, d in old.definitions.items() if id_ not in pairs]
    fresh = [d for id_, d in new.definitions.items() if id_ not in pairs]
    moved = _ids(_of_one_title(gone, fresh))
    pairs |= moved
    arrived = {*moved.values()}
    guessed = _ids(
        guess_pairs(
            model_candidates(d for d in gone if d.identity.id not in moved),
            model_candidates(d for d in fresh if d.identity.id not in arrived),
            model_likeness,
        )
    )
    return Pairing(pairs | guessed, frozenset(guessed))


def _ids(pairs: Iterable[tuple[Definition, Definition]]) -> dict[str, str]:
    return {one.identity.id: other.identity.id for one, other in pairs}


def _of_one_title(
    gone: Iterable[Definition], fresh: Iterable[Definition]
) -> Iterable[tuple[Definition, Definition]]:
    """Yield the pairs of the same kind and title, if no other definition on either side has these."""
    ours, theirs = _by_title(gone), _by_title(fresh)
    for key, definitions in ours.items():
        if len(definitions) == len(theirs.get(key, ())) == 1:
            yield definitions[0], theirs[key][0]


def _by_title(
    definitions: Iterable[Definition],
) -> dict[tuple[type, str], list[Definition]]:
    by_title: dict[tuple[type, str], list[Definition]] = {}
    for each in definitions:
        by_title.setdefault((type(each), each.identity.name), []).append(each)
    return by_title
