"""Guesses renames: which removed item became which new one.

Only items that share a key are compared, and each with a few others, so the time is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Generic, TypeAlias, TypeVar, assert_never

from msgspec import Struct

from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    UnionDef,
)
from generator.ir.types import Ref, Type
from generator.text.casing import split_words

T = TypeVar("T")

# Below these, two things have little more in common than any other two.
_MODEL = 0.6
_FIELD = 0.55
# Common content counts more than similar names.
_PARTS, _NAME = 0.7, 0.3
# The number of characters of a name to compare, which takes more than linear time.
_LONGEST = 60
# The number of things with the same key that a thing is compared with: as many with the nearest
# names as with names of the same rank.
_NEAREST = 16
# The number of things that a thing is compared with, over all its keys.
_MOST = 48

# The things with a key: the name and the index of each, in order.
_Groups: TypeAlias = Mapping[object, list[tuple[str, int]]]


class Candidate(Struct, Generic[T], frozen=True):
    """An item that may have been renamed.

    ``keys``: what it may have in common with others, in order; a pair shares at least one.
    """

    thing: T
    name: str
    keys: Mapping[object, None]


def guess_pairs(
    old: Sequence[Candidate[T]],
    new: Sequence[Candidate[T]],
    likeness: Callable[[Candidate[T], Candidate[T]], float],
) -> list[tuple[T, T]]:
    """Return pairs of similar things, most similar first; each thing is in at most one pair.

    ``likeness`` returns 0 for things that cannot be a pair.
    """
    scored = [(-likeness(old[i], new[j]), i, j) for i, j in _comparable(old, new)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored):
        if score < 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [(old[i].thing, new[j].thing) for i, j in pairs.items()]


def _comparable(
    old: Sequence[Candidate[T]], new: Sequence[Candidate[T]]
) -> Iterator[tuple[int, int]]:
    """Yield the indexes of things that share a key; of many, those of the rarest keys."""
    ours, theirs = _by_key(old), _by_key(new)
    for i, one in enumerate(old):
        chosen: dict[int, None] = {}
        shared = [key for key in one.keys if key in theirs]
        for key in sorted(shared, key=lambda key: len(theirs[key])):
            if len(chosen) < _MOST:
                chosen |= dict.fromkeys(_near((one.name, i), ours[key], theirs[key]))
        for j in chosen:
            yield i, j


def _by_key(candidates: Sequence[Candidate[T]]) -> _Groups:
    groups: dict[object, list[tuple[str, int]]] = {}
    in_order = sorted((each.name, i) for i, each in enumerate(candidates))
    for name, i in in_order:
        for key in candidates[i].keys:
            groups.setdefault(key, []).append((name, i))
    return groups


def _near(
    one: tuple[str, int],
    ours: Sequence[tuple[str, int]],
    theirs: Sequence[tuple[str, int]],
) -> Iterator[int]:
    """Yield the indexes in ``theirs`` that are near to ``one`` of ``ours``, or all if these are few."""
    rank = bisect_left(ours, one) * len(theirs) // len(ours)
    for at in (bisect_left(theirs, one), rank):
        start = max(0, min(at - _NEAREST // 2, len(theirs) - _NEAREST))
        yield from (j for _, j in theirs[start : start + _NEAREST])


def model_candidates(definitions: Iterable[Definition]) -> list[Candidate[Definition]]:
    """Return ``definitions``; those with a field, a value or a member in common share a key."""
    return [
        Candidate(each, each.identity.name, dict.fromkeys(_parts(each)))
        for each in definitions
    ]


def model_likeness(old: Candidate[Definition], new: Candidate[Definition]) -> float:
    """Return the similarity of two definitions of one kind, 0 for different kinds."""
    if type(old.thing) is not type(new.thing):
        return 0
    count = len(old.keys.keys() & new.keys.keys())
    shared = count / (len(old.keys) + len(new.keys) - count)
    if _PARTS * shared + _NAME < _MODEL:
        return 0
    name = _name_likeness(old.name, new.name)
    score = _PARTS * shared + _NAME * name
    # Models with a single field look alike without being related.
    is_clear = count > 1 or name >= _FIELD
    return score if is_clear and score >= _MODEL else 0


def same_name_candidates(fields: Iterable[Field]) -> list[Candidate[Field]]:
    """Return ``fields``; those share a key that get the same attribute name."""
    return [
        Candidate(each, each.doc_name, {name_key(each.doc_name): None})
        for each in fields
    ]


def name_key(name: str) -> object:
    """Return a key that is equal for names of the same attribute: ``stepId`` and ``step_id``."""
    return split_words(name) or name


def field_candidates(
    fields: Iterable[Field], type_of: Callable[[Type], Type]
) -> list[Candidate[Field]]:
    """Return ``fields``; those of one type share a key, and another for each word in common."""
    return [
        Candidate(each, each.doc_name, dict.fromkeys(_field_keys(each, type_of)))
        for each in fields
    ]


def _field_keys(field: Field, type_of: Callable[[Type], Type]) -> Iterator[object]:
    type_ = type_of(field.type)
    yield type_
    for word in split_words(field.doc_name):
        yield type_, word


def field_likeness(old: Candidate[Field], new: Candidate[Field]) -> float:
    """Return the similarity of the names of two fields, 0 if they cannot be a pair."""
    score = _name_likeness(old.name, new.name)
    return score if score >= _FIELD else 0


def _parts(definition: Definition) -> Iterable[object]:
    match definition:
        case ObjectDef():
            # The models they refer to may have been renamed, too.
            return (
                (field.wire_name, None if isinstance(field.type, Ref) else field.type)
                for field in definition.all_fields
            )
        case EnumDef(_, members):
            return ((type(member.value), member.value) for member in members)
        case UnionDef(_, members):
            return members
        case OpaqueDef():
            return ()
        case _:
            assert_never(definition)


def _name_likeness(old: str, new: str) -> float:
    """Return the similarity of two names: by letters, or because one got an extra word."""
    ours, theirs = (split_words(name) or (name,) for name in (old, new))
    matcher = SequenceMatcher(
        None, " ".join(ours)[:_LONGEST], " ".join(theirs)[:_LONGEST], autojunk=False
    )
    is_longer = {*ours} <= {*theirs} or {*theirs} <= {*ours}
    return max(matcher.ratio(), _FIELD if is_longer else 0)
