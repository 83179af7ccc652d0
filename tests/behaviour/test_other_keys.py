"""Keys that no field has, of which the document says what they hold."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents, construct
from mutations import replacements
from pydantic import TypeAdapter, ValidationError
from spec_package import Compiled, spec_package

from generator.config import Config
from generator.ir.types import Ref

PAGES = """\
# Depot

| Name | Type | Required | Description |
| --- | --- | --- | --- |
| code | string | yes | |
| extra | string | no | Taken already. |
| * | integer | no | How many of each. |

# Folder

| Name | Type | Required |
| --- | --- | --- |
| size | integer | yes |
| `<name>` | Folder | no |

# Prices

| Name | Type | Required | Constraints |
| --- | --- | --- | --- |
| currency | string | yes | |
| `{day}` | decimal | no | >= 1 |

# Marks

| Name | Type | Required |
| --- | --- | --- |
| at | date | no |
| any other key | date or null | no |

# Notes

| Name | Type | Required |
| --- | --- | --- |
| title | string | no |
| `^x-` | string[] | no |

# Shelf

| Name | Type | Required |
| --- | --- | --- |
| label | string | no |
| `<row>` | Depot or Notes | no |

# Bag

| Name | Type | Required |
| --- | --- | --- |
| id | integer | yes |
| * | any | no |
"""
IDS = ("Bag", "Depot", "Folder", "Marks", "Notes", "Prices", "Shelf")
# All that fits their tables; constraints are not drawn.
DRAWN = tuple(id_ for id_ in IDS if id_ not in ("Prices", "Shelf"))
some = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CONFIGS = {
    "standard": Config(),
    "orjson": Config(json="orjson", unknown_fields="keep"),
    "msgspec": Config(json="msgspec", unknown_fields="forbid"),
    "frozen": Config(frozen=True),
}


@pytest.fixture(scope="module", params=CONFIGS)
def package(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = CONFIGS[request.param]
    with spec_package({"pages.md": PAGES}, "plain", config=config) as compiled:
        yield compiled


def test_they_are_in_one_typed_attribute(package: Compiled) -> None:
    depot = package.cls("Depot").from_dict({"code": "a", "nails": 3, "extra": "x"})
    assert (depot.code, depot.extra, depot.extra_2) == ("a", "x", {"nails": 3})
    assert depot.to_dict() == {"code": "a", "nails": 3, "extra": "x"}
    assert json.loads(depot.to_json()) == depot.to_dict()
    assert depot != package.cls("Depot")(code="a", extra="x")
    fields = {field.name: field.type for field in dataclasses.fields(depot)}
    assert fields["extra_2"] == "dict[str, int]"
    assert "unknown_fields" not in fields


def test_each_value_is_decoded_by_their_type(package: Compiled) -> None:
    cls = package.cls("Folder")
    folder = cls.from_dict({"size": 1, "a": {"size": 2}})
    assert folder == cls(size=1, extra={"a": cls(size=2)})
    assert str(package.cls("Marks").from_dict({"b": "2024-02-03"}).extra["b"]) == (
        "2024-02-03"
    )


@pytest.mark.parametrize(
    ("id_", "document", "path"),
    [
        ("Depot", {"code": "a", "nails": "3"}, "nails"),
        (
            "Folder",
            {"size": 1, "a": {"size": 2, "b c": {"size": "3"}}},
            'a["b c"].size',
        ),
        ("Prices", {"currency": "EUR", "monday": "0.5"}, "monday"),
        ("Prices", {"currency": "EUR", "monday": None}, "monday"),
        ("Marks", {"b": None, "c": "yesterday"}, "c"),
        ("Notes", {"x-tags": ["a", 1]}, "x-tags[1]"),
        ("Shelf", {"upper": {"code": "a", "nails": "3"}}, "upper.nails"),
    ],
)
def test_an_error_has_the_path_of_the_key(
    package: Compiled, id_: str, document: Any, path: str
) -> None:
    for read, data in (
        (package.cls(id_).from_dict, document),
        (package.cls(id_).from_json, json.dumps(document)),
    ):
        with pytest.raises(package.package.DecodeError) as caught:
            read(data)
        assert [problem.path for problem in caught.value.errors] == [path]


@pytest.mark.parametrize(
    ("id_", "attributes", "problem"),
    [
        ("Depot", {"code": "a", "extra_2": {"code": 1}}, "code: a field has this key"),
        ("Depot", {"code": "a", "extra_2": {"n": "1"}}, "n: expected integer"),
        ("Depot", {"code": "a", "extra_2": {2: 1}}, "[integer]: expected string"),
        ("Depot", {"code": "a", "extra_2": None}, "extra_2: expected object"),
        ("Notes", {"extra": {"title": []}}, "title: a field has this key"),
        ("Notes", {"extra": {"x-a": [None]}}, "x-a[0]: expected string"),
        ("Prices", {"currency": "EUR", "extra": {"d": 0}}, "d: must be >= 1"),
    ],
)
def test_nothing_is_written_that_is_not_read_again(
    package: Compiled, id_: str, attributes: Any, problem: str
) -> None:
    value = package.cls(id_)(**attributes)
    for write in (value.to_json, lambda: package.package.validate(value)):
        with pytest.raises(package.package.EncodeError) as caught:
            write()
        assert problem in str(caught.value)


@pytest.mark.parametrize("id_", DRAWN)
@given(data=st.data())
@some
def test_no_key_is_lost(package: Compiled, id_: str, data: st.DataObject) -> None:
    document = data.draw(Documents(package.schema).definition(id_))
    cls = package.cls(id_)
    made = cls.from_dict(document)
    assert made == construct(package, Ref(id_), document)
    assert made.to_dict() == document
    assert cls.from_json(made.to_json()) == made
    package.package.validate(made)


@pytest.mark.parametrize("id_", DRAWN)
@given(data=st.data())
@some
def test_one_wrong_value_is_named(
    package: Compiled, id_: str, data: st.DataObject
) -> None:
    document = data.draw(Documents(package.schema).definition(id_))
    wrong = list(replacements(package.schema, Ref(id_), document))
    mutation = data.draw(st.sampled_from(wrong))
    with pytest.raises(package.package.DecodeError) as caught:
        package.cls(id_).from_dict(mutation.apply(document))
    assert mutation.path in [problem.path for problem in caught.value.errors]


def test_pydantic_knows_of_them(package: Compiled) -> None:
    adapter = TypeAdapter(package.cls("Depot"))
    depot = adapter.validate_python({"code": "a", "nails": 3})
    assert depot.extra_2 == {"nails": 3}
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python({"code": "a", "nails": "3"})
    assert caught.value.errors()[0]["loc"] == ("nails",)
    assert adapter.json_schema()["additionalProperties"] == {"type": "integer"}


def test_a_union_takes_the_member_that_has_fields_for_the_keys() -> None:
    pages = PAGES + """
# Box

| Name | Type | Required |
| --- | --- | --- |
| id | integer | yes |
| width | integer | no |

# Thing

| Name | Type | Required |
| --- | --- | --- |
| what | Bag or Box | yes |
"""
    specs = {"pages.md": pages}
    with spec_package(specs, "plain", accept_warnings=True) as compiled:
        thing = compiled.cls("Thing")
        for what, name in (
            ({"id": 1, "width": 2}, "Box"),
            ({"id": 1, "width": "2"}, "Bag"),
            ({"id": 1, "depth": 2}, "Bag"),
        ):
            made = thing.from_dict({"what": what}).what
            assert type(made).__name__ == name
            assert made.to_dict() == what


def test_models_of_pydantic_have_them_too() -> None:
    config = Config(models="pydantic")
    with spec_package({"pages.md": PAGES}, "plain", config=config) as compiled:
        cls = compiled.cls("Folder")
        document = {"size": 1, "a": {"size": 2}}
        folder = cls.model_validate(document)
        assert folder.model_extra == {"a": cls(size=2)}
        assert json.loads(folder.model_dump_json()) == document
        for id_, wrong in (
            ("Folder", {"size": 1, "a": {"size": "2"}}),
            ("Prices", {"currency": "EUR", "monday": "0.5"}),
        ):
            with pytest.raises(ValidationError):
                compiled.cls(id_).model_validate_json(json.dumps(wrong))
        marks = compiled.cls("Marks").model_validate_json('{"b": null}')
        assert marks.model_dump_json() == '{"b":null}'
