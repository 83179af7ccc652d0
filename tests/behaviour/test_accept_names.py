"""``accept-names``: data may have names of attributes in the place of keys."""

from __future__ import annotations

from collections.abc import Iterator
from types import GenericAlias
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents, object_ids
from sample_specs import EVERYTHING
from spec_package import Compiled, spec_package

from generator.config import Config

HEAD = "| Name | Type | Required | Key |\n| --- | --- | --- | --- |\n"
PAGES = {
    "order.md": f"# Order\n\n{HEAD}| ship_to | Place | yes | shipTo |\n"
    "| note | string? | no | orderNote |\n| item | Cat or Dog or Bird | no | theItem |\n"
    "| swapped | int | no | other |\n| other | int | no | swapped |\n",
    "place.md": f"# Place\n\n{HEAD}| zip_code | string | yes | zipCode |\n",
    "cat.md": f'# Cat\n\n{HEAD}| pet_kind | "cat" | yes | petKind |\n| lives_left | int | no | livesLeft |\n',
    "dog.md": f'# Dog\n\n{HEAD}| pet_kind | "dog" | yes | petKind |\n| tricks_known | int | no | tricksKnown |\n',
    "bird.md": f'# Bird\n\n{HEAD}| pet_kind | "bird" | yes | petKind |\n',
}


def made_with(**options: Any) -> Any:
    config = Config(accept_names=True, **options)
    return spec_package(PAGES, "plain", config, accept_warnings=True)


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def made(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with made_with(json=request.param) as compiled:
        yield compiled


def test_names_and_keys_are_the_same(made: Compiled) -> None:
    order = made.package.Order
    by_keys = {
        "shipTo": {"zipCode": "1"},
        "orderNote": "x",
        "theItem": {"petKind": "dog", "tricksKnown": 2},
    }
    by_names = {
        "ship_to": {"zip_code": "1"},
        "note": "x",
        "item": {"pet_kind": "dog", "tricks_known": 2},
    }
    mixed = {"shipTo": {"zip_code": "1"}, "note": "x", "item": by_keys["theItem"]}
    wanted = order.from_dict(by_keys)
    assert wanted.to_dict() == by_keys
    for data in (by_names, mixed):
        assert order.from_dict(data) == wanted
        assert order.from_json(made.package.encode_json(data)) == wanted
        assert made.package.decode(GenericAlias(list, (order,)), [data]) == [wanted]


def test_a_name_that_is_the_key_of_another(made: Compiled) -> None:
    order = made.package.Order
    value = order.from_dict({"ship_to": {"zip_code": "1"}, "swapped": 1, "other": 2})
    assert (value.other, value.swapped) == (1, 2)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            {"ship_to": {"zip_code": 5}},
            "ship_to.zip_code: expected string, found integer",
        ),
        ({"ship_to": {}}, "ship_to.zipCode: missing key, expected string"),
        ({"shipTo": {"zipCode": "1"}}, 'ship_to: the same attribute as "shipTo"'),
        (
            {"item": {"pet_kind": 5}},
            "item.pet_kind: expected 'bird', 'cat' or 'dog', found integer",
        ),
        ({"item": {}}, "item.petKind: missing key, expected 'bird', 'cat' or 'dog'"),
    ],
)
def test_problems_are_where_the_data_has_them(
    made: Compiled, change: dict[str, Any], problem: str
) -> None:
    data = {"ship_to": {"zip_code": "1"}, **change}
    with pytest.raises(made.package.DecodeError) as caught:
        made.package.Order.from_dict(data)
    assert [str(each) for each in caught.value.errors] == [problem]


def test_an_unknown_tag_is_kept(made: Compiled) -> None:
    item = {"pet_kind": "fish", "fins": 2}
    value = made.package.Order.from_dict({"ship_to": {"zip_code": "1"}, "item": item})
    assert value.item == made.package.UnknownMember("fish", item)
    assert value.to_dict()["theItem"] == item
    assert made.package.Order.from_json(value.to_json()) == value


def test_names_are_no_unknown_keys() -> None:
    data = {"ship_to": {"zip_code": "1"}}
    with made_with(unknown_fields="forbid") as made:
        order = made.package.Order
        assert order.from_dict(data).ship_to.zip_code == "1"
        with pytest.raises(made.package.DecodeError, match="shipto: unknown key"):
            order.from_dict({**data, "shipto": 1})
    with made_with(unknown_fields="keep") as made:
        value = made.package.Order.from_dict({**data, "more": 1})
        assert value.unknown_fields == {"more": 1}
        assert value.to_dict() == {"shipTo": {"zipCode": "1"}, "more": 1}


def test_names_are_refused_without_the_setting() -> None:
    with spec_package(PAGES, "plain", accept_warnings=True) as made:
        order = made.package.Order
        with pytest.raises(made.package.DecodeError, match="shipTo: missing key"):
            order.from_dict({"ship_to": {"zip_code": "1"}})


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(EVERYTHING, config=Config(accept_names=True)) as compiled:
        yield compiled


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_documents_with_names_are_the_same(
    samples: Compiled, data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from(object_ids(samples.schema)))
    document = data.draw(Documents(samples.schema).definition(id_))
    cls = samples.cls(id_)
    keys = samples.runtime("names").keys_by_name(cls)
    names = {key: name for name, key in keys.items() if data.draw(st.booleans())}
    renamed = {names.get(key, key): value for key, value in document.items()}
    assert cls.from_dict(renamed) == cls.from_dict(document)
