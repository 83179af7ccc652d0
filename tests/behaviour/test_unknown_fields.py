"""Keys that the document does not describe: ignored, forbidden or kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from json_documents import Documents, json_values
from sample_specs import MODELS, SAMPLES
from spec_package import Compiled, model, spec_package

from generator.config import Config

DOCUMENT = {"size": 1, "later": {"x": [1]}, 'é"': None}


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def keeping(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(unknown_fields="keep", json=request.param)
    with spec_package(SAMPLES, config=config) as compiled:
        yield compiled


@pytest.fixture(scope="module")
def forbidding() -> Iterator[Compiled]:
    with spec_package(SAMPLES, config=Config(unknown_fields="forbid")) as compiled:
        yield compiled


def test_kept_keys_are_written_back(keeping: Compiled) -> None:
    leaf = keeping.cls("Leaf").from_dict(DOCUMENT)
    assert leaf.unknown_fields == {"later": {"x": [1]}, 'é"': None}
    assert leaf.to_dict() == DOCUMENT
    assert keeping.cls("Leaf").from_json(leaf.to_json()) == leaf
    assert keeping.package.encode(leaf) == DOCUMENT
    assert leaf != keeping.cls("Leaf")(size=1)
    assert dataclasses.replace(leaf, size=2).unknown_fields == leaf.unknown_fields


def test_kept_keys_never_hide_those_of_the_class(keeping: Compiled) -> None:
    leaf = keeping.cls("Leaf")(size=1, unknown_fields={"size": 2, "x": 3})
    for write in (leaf.to_dict, leaf.to_json):
        with pytest.raises(keeping.package.EncodeError, match="a field has this key"):
            write()


def test_what_is_kept_is_checked_too(keeping: Compiled) -> None:
    for unknown, path in (({"x": [object()]}, "x[0]"), ({1: 2}, "[integer]")):
        leaf = keeping.cls("Leaf")(size=1, unknown_fields=unknown)
        with pytest.raises(keeping.package.EncodeError) as caught:
            leaf.to_json()
        assert caught.value.path == path


@pytest.mark.parametrize("id_", MODELS)
@given(data=st.data())
@settings(max_examples=15)
def test_every_document_survives_with_what_is_not_described(
    keeping: Compiled, id_: str, data: st.DataObject
) -> None:
    document = data.draw(Documents(keeping.schema).definition(id_))
    more = data.draw(
        st.dictionaries(st.text(max_size=8).map("x-".__add__), json_values())
    )
    cls = keeping.cls(id_)
    made = cls.from_dict(document | more)
    assert made.to_dict() == document | more
    assert cls.from_json(made.to_json()) == made


def test_forbidden_keys_are_named(forbidding: Compiled) -> None:
    with pytest.raises(forbidding.package.DecodeError) as caught:
        forbidding.cls("Leaf").from_dict({"size": "1", "later": 1})
    assert [tuple(problem) for problem in caught.value.errors] == [
        ("size", "integer", "string"),
        ("later", "unknown key", ""),
    ]
    assert forbidding.cls("Leaf").from_dict({"size": 1}).size == 1


@pytest.mark.parametrize("id_", MODELS)
@given(data=st.data())
@settings(max_examples=10)
def test_what_is_described_is_never_forbidden(
    forbidding: Compiled, id_: str, data: st.DataObject
) -> None:
    document = data.draw(Documents(forbidding.schema).definition(id_))
    cls = forbidding.cls(id_)
    assert cls.from_dict(document).to_dict() == document
    with pytest.raises(forbidding.package.DecodeError):
        cls.from_dict(document | {"no such key": 1})


def test_a_field_that_is_called_like_the_attribute_for_them() -> None:
    specs = {"A.md": model("A", {"unknown_fields": "*String*", "data": "*int*"})}
    document: dict[str, Any] = {"unknown_fields": "x", "data": 1, "more": 2}
    with spec_package(specs, config=Config(unknown_fields="keep")) as compiled:
        made = compiled.cls("A").from_dict(document)
        assert made.unknown_fields_ == "x"
        assert made.to_dict() == document
