"""Guesses renames: which removed thing is which new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar, assert_never

from generator.ir.schema import (
    Definition,
    EnumDef,
    Field,
    ObjectDef,
    OpaqueDef,
    UnionDef,
)
from generator.ir.types import Ref
from generator.text.casing import split_words

T = TypeVar("T")

# Below these, two things have little more in common than any other two.
_MODEL = 0.6
_FIELD = 0.55
# Common content counts more than similar names.
_PARTS, _NAME = 0.7, 0.3
# The characters of a name that are compared, in quadratic time.
_LONGEST = 200


def guess_pairs(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> list[tuple[T, T]]:
    """Return pairs of similar things, most similar first; each thing is in at most one pair.

    ``likeness`` returns 0 for things that cannot be a pair.
    """
    scored = [
        (-likeness(one, other), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
    ]
    pairs: dict[int, int] = {}
    for score, i, j in sorted(scored):
        if score < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(old[i], new[j]) for i, j in pairs.items()]


def model_likeness(old: Definition, new: Definition) -> float:
    """Return the similarity of two definitions of one kind, 0 for different kinds."""
    if type(old) is not type(new):
        return 0
    ours, theirs = set(_parts(old)), set(_parts(new))
    if not ours & theirs:
        return 0
    shared = len(ours & theirs) / len(ours | theirs)
    name = _name_likeness(old.identity.name, new.identity.name)
    score = _PARTS * shared + _NAME * name
    # Models with a single field look alike without being related.
    is_clear = len(ours & theirs) > 1 or name >= _FIELD
    return score if is_clear and score >= _MODEL else 0


def field_likeness(old: Field, new: Field) -> float:
    """Return the similarity of the names of two fields, 0 if they cannot be a pair."""
    score = _name_likeness(old.doc_name, new.doc_name)
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
