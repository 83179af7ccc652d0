"""With ``unknown-fields = "keep"`` nothing of a document is lost: encode(decode(x)) == x."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from corpora import Corpora
from fitting import is_ambiguous
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents, json_values, object_ids
from spec_package import Compiled, compiled

from generator.config import Config
from generator.ir.types import Ref

pytestmark = pytest.mark.corpus
few = settings(max_examples=2, suppress_health_check=list(HealthCheck))
_MORE = st.dictionaries(
    st.text(max_size=8).map("x-".__add__), json_values(), min_size=1
)


@pytest.fixture(scope="module")
def keeping(name: str, corpora: Corpora) -> Iterator[Compiled]:
    reading, _, _ = corpora.reading(name)
    with compiled(reading, Config(unknown_fields="keep")) as package:
        yield package


def test_every_document_survives_as_it_is(keeping: Compiled) -> None:
    documents = Documents(keeping.schema)
    ids = object_ids(keeping.schema)
    assert sum(_check(keeping, documents, id_) for id_ in ids) > len(ids)


def _check(keeping: Compiled, documents: Documents, id_: str) -> int:
    """Check the model ``id_``; return how many documents were exact."""
    cls, exact = keeping.cls(id_), 0

    @given(document=documents.definition(id_), more=_MORE)
    @few
    def check(document: dict[str, object], more: dict[str, object]) -> None:
        nonlocal exact
        value = cls.from_dict(document | more)
        assert value.unknown_fields == more
        if not is_ambiguous(keeping.schema, Ref(id_), document):
            exact += 1
            assert value.to_dict() == document | more
            assert json.loads(value.to_json()) == document | more

    check()
    return exact
