"""What is written can be read, for every model of every corpus: see the test of behaviour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from any_values import ANY_SCALARS, change_and_write, objects, values_of
from corpora import Corpora
from fitting import has_new_tags
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from hypothesis.strategies import SearchStrategy
from json_documents import Documents, object_ids
from spec_package import Compiled, compiled

from generator.ir.types import Ref

pytestmark = pytest.mark.corpus
few = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def made(name: str, corpora: Corpora) -> Iterator[Compiled]:
    with compiled(corpora.reading(name)[0]) as package:
        yield package


def test_of_every_model(made: Compiled) -> None:
    values = values_of(ANY_SCALARS | objects(made))
    ids = object_ids(made.schema)
    written = sum(_count_written(made, values, id_) for id_ in ids)
    assert len(ids) < written < 3 * len(ids)


def _count_written(made: Compiled, values: SearchStrategy[Any], id_: str) -> int:
    cls, written = made.cls(id_), 0
    documents = Documents(made.schema).definition(id_)

    @given(data=st.data())
    @few
    def check(data: st.DataObject) -> None:
        nonlocal written
        document = data.draw(documents)
        assume(not has_new_tags(made.schema, Ref(id_), document))
        value = cls.from_dict(document)
        written += change_and_write(made.package, value, data, values)

    check()
    return written
