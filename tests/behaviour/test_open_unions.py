"""Open unions keep objects whose tag is new, as open enums keep values that are new."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from spec_package import Compiled, model, spec_package

from generator.config import Config

CAT = {"kind": "cat", "lives": 9}
FISH = {"kind": "fish", "fins": [2, None]}
SPECS = """\
# Cat

| Field | Type | Required |
| --- | --- | --- |
| kind | "cat" | yes |
| lives | int | yes |

# Dog

| Field | Type | Required |
| --- | --- | --- |
| kind | "dog" | yes |

# Pet

{doc}

## Supported Types

### Cat

### Dog

# Car

| Field | Type | Required |
| --- | --- | --- |
| wheels | int | yes |

# Black

| Field | Type | Required |
| --- | --- | --- |
| kind | "cat" | yes |
| color | "black" | yes |

# White

| Field | Type | Required |
| --- | --- | --- |
| kind | "cat" | yes |
| color | "white" | yes |

# House

| Field | Type | Required |
| --- | --- | --- |
| pets | list of (Cat or Dog) | no |
| pet | Pet | no |
| some | Cat or Dog or string | no |
| things | map of (Pet or Car) | no |
| colored | Black or White or Dog | no |
| untagged | Cat or Car | no |
| anything | Cat or Dog or map of any | no |
"""
LIBRARIES = ("standard", "orjson", "msgspec")


def package(doc: str = "", **settings: Any) -> Any:
    config = Config(**settings)
    specs = {"house.md": SPECS.format(doc=doc)}
    return spec_package(specs, "plain", config, accept_warnings=True)


@pytest.fixture(scope="module", params=LIBRARIES)
def made(request: pytest.FixtureRequest) -> Iterator[Any]:
    with package(json=request.param) as compiled:
        yield compiled.package


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("pets", [CAT, FISH]),
        ("pet", FISH),
        ("some", FISH),
        ("things", {"a": CAT, "b": {"wheels": 4}, "c": FISH}),
        ("things", {"c": {**FISH, "wheels": 4}}),
        ("colored", {"kind": "fish"}),
        ("colored", {"kind": "cat", "color": "red", "n": 1}),
    ],
)
def test_an_object_with_a_new_tag_is_kept(made: Any, field: str, data: Any) -> None:
    document = {field: data}
    house = made.House.from_dict(document)
    assert "UnknownMember" in repr(house)
    assert house.to_dict() == document
    assert json.loads(house.to_json()) == document
    assert made.House.from_json(house.to_json()) == house
    made.validate(house)


def test_what_is_kept_has_the_tag_and_the_data(made: Any) -> None:
    (kept,) = made.House.from_dict({"pets": [FISH]}).pets
    assert (kept.tag, kept.data) == ("fish", FISH)
    assert kept.data is not FISH
    assert made.encode(kept) == FISH
    hints = get_type_hints(made.House)
    assert hints["pet"] == made.Cat | made.Dog | made.UnknownMember | None
    assert hints["untagged"] == made.Cat | made.Car | None


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({"pet": {"kind": "cat"}}, "pet.lives: missing key, expected integer"),
        ({"pet": {}}, "pet.kind: missing key, expected 'cat' or 'dog'"),
        ({"pet": {"kind": 1}}, "pet.kind: expected 'cat' or 'dog', found integer"),
        ({"untagged": FISH}, None),
        ({"anything": FISH}, ""),
    ],
)
def test_a_known_tag_with_wrong_content_is_an_error(
    made: Any, document: dict[str, Any], problem: str | None
) -> None:
    if problem == "":
        assert made.House.from_dict(document).anything == FISH
        return
    with pytest.raises(made.DecodeError) as caught:
        made.House.from_dict(document)
    assert problem is None or str(caught.value.errors[0]) == problem


@pytest.mark.parametrize(
    ("tag", "data"),
    [
        ("cat", CAT),
        ("fish", CAT),
        ("eel", FISH),
        ("fish", {"kind": "fish", "at": (1,)}),
        ("fish", []),
    ],
)
def test_what_would_be_read_as_something_else_is_not_written(
    made: Any, tag: str, data: Any
) -> None:
    for house in (
        made.House(pet=made.UnknownMember(tag, data)),
        made.House(some=made.UnknownMember(tag, data)),
    ):
        with pytest.raises(made.EncodeError):
            house.to_json()
        with pytest.raises(made.EncodeError):
            made.validate(house)


@pytest.mark.parametrize(
    ("doc", "settings"), [("", {"unions": "closed"}), ("This is a closed union.", {})]
)
def test_closed_unions_refuse_it(doc: str, settings: dict[str, Any]) -> None:
    with package(doc, **settings) as compiled:
        made = compiled.package
        with pytest.raises(made.DecodeError) as caught:
            made.House.from_dict({"pet": FISH})
        expected = "pet.kind: must be 'cat' or 'dog'"
        assert [str(each) for each in caught.value.errors] == [expected]
        assert get_type_hints(made.House)["pet"] == made.Cat | made.Dog | None


def test_dataclasses_without_serializers() -> None:
    with package(targets=("dataclasses",)) as compiled:
        kept = compiled.package.UnknownMember("fish", FISH)
        assert compiled.package.House(pet=kept).pet.data == FISH


def test_a_class_may_have_that_name() -> None:
    specs = {"UnknownMember.md": model("UnknownMember", {"a": "*int*"})}
    with spec_package(specs, accept_warnings=True) as compiled:
        assert compiled.cls("UnknownMember").__name__ == "UnknownMember_"
        assert isinstance(compiled, Compiled)
