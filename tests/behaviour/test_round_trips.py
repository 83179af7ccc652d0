"""Values and documents survive: decode(encode(x)) == x, encode(decode(doc)) == doc."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents, Json, construct
from sample_specs import MODELS, SAMPLES
from spec_package import Compiled, spec_package

from generator.ir.types import Ref

some = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(SAMPLES) as compiled:
        yield compiled


@pytest.fixture(scope="module")
def documents(samples: Compiled) -> Documents:
    return Documents(samples.schema)


@pytest.mark.parametrize("id_", MODELS)
@given(data=st.data())
@some
def test_documents_and_values(
    samples: Compiled, documents: Documents, id_: str, data: st.DataObject
) -> None:
    document = data.draw(documents.definition(id_))
    value = construct(samples, Ref(id_), document)
    cls = samples.cls(id_)
    assert cls.from_dict(document) == value
    assert value.to_dict() == document
    assert cls.from_json(value.to_json()) == value
    assert cls.from_json(value.to_json().decode("utf-8")) == value


@given(data=st.data())
@some
def test_types_survive_too(
    samples: Compiled, documents: Documents, data: st.DataObject
) -> None:
    """What is equal need not be the same: 1 == True == 1.0, Color.RED == "red"."""
    document = data.draw(documents.definition("Nests"))
    decoded = samples.cls("Nests").from_dict(document)
    wanted = construct(samples, Ref("Nests"), document)
    assert repr(decoded) == repr(wanted)
    assert _in_order(decoded.to_dict()) == _in_order(document)


def _in_order(document: Json) -> str:
    return json.dumps(document, sort_keys=True)


def test_json_is_compact_utf8_in_the_order_of_the_table(samples: Compiled) -> None:
    leaf = samples.cls("Leaf")(label="é \u2028", size=3)
    assert leaf.to_json() == '{"size":3,"label":"é \u2028"}'.encode()


def test_decoding_copies_containers_and_leaves_the_data_alone(
    samples: Compiled,
) -> None:
    data = {"value": "v", "children": [{"value": "w", "children": []}]}
    tree = samples.cls("Tree").from_dict(data)
    tree.children.clear()
    assert data == {"value": "v", "children": [{"value": "w", "children": []}]}


def test_encoding_copies_containers(samples: Compiled) -> None:
    texts = samples.cls("Texts")(words=["a"])
    texts.to_dict()["words"].clear()
    assert texts.words == ["a"]


def test_what_is_not_on_the_wire(samples: Compiled) -> None:
    response = samples.cls("Response")(status_code=200, raw_response=object())
    assert response.to_dict() == {"statusCode": 200}
    assert samples.cls("Response").from_dict(response.to_dict()) == response


def test_unknown_keys_are_ignored(samples: Compiled) -> None:
    leaf = samples.cls("Leaf").from_dict({"size": 1, "later": {"x": [1]}})
    assert leaf.to_dict() == {"size": 1}


def test_a_model_without_fields(samples: Compiled) -> None:
    assert samples.cls("Empty").from_json("{}") == samples.cls("Empty")()
    assert samples.cls("Empty")().to_json() == b"{}"
