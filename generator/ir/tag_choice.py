"""Which members of a union an object may be, by the value of one key.

Unlike a discriminator, the key may leave several members possible.  Some members may lack it, and
others need not be objects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from msgspec import Struct

from generator.ir.discriminator import flatten, tag_fields
from generator.ir.schema import ObjectDef, Schema
from generator.ir.types import Ref, Type


class TagChoice(Struct, frozen=True):
    """The models that an object may be, as ids.

    - ``mapping``: for each value of ``key``, those that list it.
    - ``other``: for an object with any other value there.
    - ``is_optional``: an object without ``key``, or with null there, may be one of them.
    """

    key: str
    mapping: Mapping[str, tuple[str, ...]]
    other: tuple[str, ...]
    is_optional: bool


def find_tag_choice(
    members: tuple[Type, ...], schema: Schema, *, is_open: bool
) -> TagChoice | None:
    """Return the key that distinguishes most of ``members``; None if none distinguishes two.

    If the union ``is_open``, an object with an unknown tag belongs to no model that lacks the key.
    """
    flat = flatten(members, schema)
    definitions = [schema.definitions[m.id] for m in flat.members if isinstance(m, Ref)]
    models = [each for each in definitions if isinstance(each, ObjectDef)]
    values = {model.identity.id: tag_fields(model, schema) for model in models}
    keys = dict.fromkeys(key for of_model in values.values() for key in of_model)
    choices = [_choice(key, models, values, is_open or flat.is_open) for key in keys]
    useful = [choice for choice in choices if choice]
    return min(useful, key=_ambiguity, default=None)


def _choice(
    key: str,
    models: list[ObjectDef],
    values: Mapping[str, Mapping[str, frozenset[str]]],
    is_open: bool,
) -> TagChoice | None:
    """Return the choice by ``key``; ``values`` are those of each key of each model, by id."""
    mapping = defaultdict[str, list[str]](list)
    listed = {id_: of_model[key] for id_, of_model in values.items() if key in of_model}
    for id_, strings in listed.items():
        for value in sorted(strings):
            mapping[value].append(id_)
    if not any(one.isdisjoint(two) for one, two in combinations(listed.values(), 2)):
        return None
    others = [model for model in models if model.identity.id not in listed]
    return TagChoice(
        key,
        {value: tuple(ids) for value, ids in mapping.items()},
        tuple(m.identity.id for m in others if m.field_at(key) or not is_open),
        not all(model.requires(key) for model in models),
    )


def _ambiguity(choice: TagChoice) -> tuple[int, int]:
    """Return a sort key: it is lowest for the key that most models list, with the fewest shared
    values.
    """
    listing = {id_ for ids in choice.mapping.values() for id_ in ids}
    shared = sum(len(ids) - 1 for ids in choice.mapping.values())
    return -len(listing), shared
