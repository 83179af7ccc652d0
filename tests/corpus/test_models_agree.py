"""Each kind of classes takes and refuses the same documents of every corpus.

What may differ is in docs/targets.md.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest
from corpora import Corpora
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents, Json, object_ids
from verdicts import Judge, changes, judges

from generator.config import Config
from generator.ir.discriminator import flatten
from generator.ir.example import example_of
from generator.ir.graph import definition_references, parts, reachable
from generator.ir.schema import ObjectDef, Schema, UnionDef
from generator.ir.types import Ref, Type, UnionOf, unions_in

pytestmark = pytest.mark.corpus
_CHANGES = 4
few = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
_ALL = frozenset({"dataclasses", "pydantic", "msgspec", "json-schema"})
# JSON Schema takes any member of a union whose tag only the page of the union gives; without a tag,
# dataclasses read the nearest member, and the others any that fits.
_IN_UNIONS = ({"json-schema"}, _ALL - {"dataclasses"})
# A Struct may lack its tag; UUIDs and decimals may have other forms.
_OF_MSGSPEC = ({"msgspec"}, {"json-schema", "msgspec"})


@pytest.fixture(scope="module")
def judged(name: str, corpora: Corpora) -> Iterator[tuple[Schema, Mapping[str, Judge]]]:
    reading, _, _ = corpora.reading(name)
    with judges(reading, Config()) as found:
        yield reading.schema, found


def test_the_verdicts_agree(
    name: str, judged: tuple[Schema, Mapping[str, Judge]]
) -> None:
    schema, found = judged
    rng = random.Random(name)
    wrong: list[tuple[str, list[str], Json]] = []
    for id_ in sorted(schema.definitions):
        example = example_of(id_, schema)
        changed = list(changes(example))
        some = rng.sample(changed, min(len(changed), _CHANGES))
        for document in (example, *some):
            if taking := _unlisted(found, id_, document, schema):
                wrong.append((id_, taking, document))
    assert not wrong, wrong[:3]


@few
@given(data=st.data())
def test_the_verdicts_of_any_documents_agree(
    judged: tuple[Schema, Mapping[str, Judge]], data: st.DataObject
) -> None:
    schema, found = judged
    id_ = data.draw(st.sampled_from(object_ids(schema)))
    document = data.draw(Documents(schema).definition(id_))
    assert not _unlisted(found, id_, document, schema)
    changed = data.draw(st.sampled_from(list(changes(document))))
    assert not _unlisted(found, id_, changed, schema)


def _unlisted(
    found: Mapping[str, Judge], id_: str, document: Json, schema: Schema
) -> list[str]:
    """Return who takes ``document``, none if all or nobody do, or if that is listed."""
    taking = [n for n, judge in found.items() if judge(id_, document)]
    targets = {each.partition(",")[0] for each in taking}
    is_same = len(taking) in (0, len(found))
    return [] if is_same or _is_listed(targets, id_, schema) else taking


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
