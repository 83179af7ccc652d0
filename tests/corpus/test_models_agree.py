"""Each kind of classes takes and refuses the same documents of every corpus.

What may differ is in docs/targets.md.
"""

from __future__ import annotations

import random

import pytest
from corpora import Corpora
from json_documents import Json
from verdicts import changes, judges

from generator.config import Config
from generator.ir.discriminator import flatten
from generator.ir.example import example_of
from generator.ir.graph import definition_references, parts, reachable
from generator.ir.schema import ObjectDef, Schema, UnionDef
from generator.ir.types import Ref, Type, UnionOf, unions_in

pytestmark = pytest.mark.corpus
_CHANGES = 4
_ALL = frozenset({"dataclasses", "pydantic", "msgspec", "json-schema"})
# JSON Schema takes any member of a union whose tag only the page of the union gives; without a tag,
# dataclasses read the nearest member, and the others any that fits.
_IN_UNIONS = ({"json-schema"}, _ALL - {"dataclasses"})
# A Struct may lack its tag; UUIDs and decimals may have other forms.
_OF_MSGSPEC = ({"msgspec"}, {"json-schema", "msgspec"})


def test_the_verdicts_agree(name: str, corpora: Corpora) -> None:
    reading, _, _ = corpora.reading(name)
    schema, rng = reading.schema, random.Random(name)
    wrong: list[tuple[str, list[str], Json]] = []
    with judges(reading, Config()) as found:
        for id_ in sorted(schema.definitions):
            example = example_of(id_, schema)
            changed = list(changes(example))
            some = rng.sample(changed, min(len(changed), _CHANGES))
            for document in (example, *some):
                taking = [n for n, judge in found.items() if judge(id_, document)]
                targets = {each.partition(",")[0] for each in taking}
                is_same = len(taking) in (0, len(found))
                if not is_same and not _is_listed(targets, id_, schema):
                    wrong.append((id_, taking, document))
    assert not wrong, wrong[:3]


def _is_listed(targets: set[str], id_: str, schema: Schema) -> bool:
    """Return whether docs/targets.md says that only ``targets`` take a document."""
    if targets in _IN_UNIONS:
        return _has_union(id_, schema)
    return targets in _OF_MSGSPEC


def _has_union(id_: str, schema: Schema) -> bool:
    """Return whether there is a union of objects in the definition ``id_``, however deep."""
    ids = reachable([id_], definition_references(schema))
    unions = (u for each in ids for t in _types(each, schema) for u in unions_in(t))
    return any(_is_of_objects(union, schema) for union in unions)


def _types(id_: str, schema: Schema) -> tuple[Type, ...]:
    definition = schema.definitions[id_]
    if isinstance(definition, UnionDef):
        return (UnionOf(definition.members, definition.is_open),)
    return tuple(parts(definition))


def _is_of_objects(union: UnionOf, schema: Schema) -> bool:
    members = [m for m in flatten(union.members, schema).members if isinstance(m, Ref)]
    return sum(isinstance(schema.definitions[m.id], ObjectDef) for m in members) > 1
