"""Which members of a union an object may be by the value of one key.

Other than a discriminator, the key may leave several members, and the union may have members that are not objects.
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
    """``mapping`` goes from each value of ``key`` to the ids of the members that allow it."""

    key: str
    mapping: Mapping[str, tuple[str, ...]]


def find_tag_choice(members: tuple[Type, ...], schema: Schema) -> TagChoice | None:
    """Return the key that tells most of ``members`` apart; None if none tells two apart.

    Every model among the members has it, and must have a string there.
    """
    flat = flatten(members, schema).members
    definitions = [schema.definitions[m.id] for m in flat if isinstance(m, Ref)]
    models = [each for each in definitions if isinstance(each, ObjectDef)]
    if len(models) < 2:
        return None
    choices = [_choice(key, models, schema) for key in tag_fields(models[0], schema)]
    useful = [choice for choice in choices if choice]
    return min(useful, key=_ambiguity, default=None)


def _choice(key: str, models: list[ObjectDef], schema: Schema) -> TagChoice | None:
    mapping = defaultdict[str, list[str]](list)
    values = []
    for model in models:
        field = model.field_at(key)
        if field is None or not field.required or field.nullable:
            return None
        listed = tag_fields(model, schema).get(key, frozenset())
        if not listed:
            return None
        values.append(listed)
        for value in sorted(listed):
            mapping[value].append(model.identity.id)
    if not any(one.isdisjoint(other) for one, other in combinations(values, 2)):
        return None
    return TagChoice(key, {value: tuple(ids) for value, ids in mapping.items()})


def _ambiguity(choice: TagChoice) -> int:
    return sum(len(ids) - 1 for ids in choice.mapping.values())
