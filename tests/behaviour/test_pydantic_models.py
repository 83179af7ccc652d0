"""`models = "pydantic"`: classes that read and write what the documents describe."""

from __future__ import annotations

import datetime as dt
import json
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from checkers import CHECKERS, assert_passes, run_module
from hypothesis import given, settings, strategies as st
from json_documents import Documents, object_ids
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError
from sample_specs import EVERYTHING
from spec_package import Compiled, read_texts, spec_package, write_files
from table_specs import ORDER, PETS, TABLES
from verdicts import changes, formats, strict_validator

from generator.backends.python.naming.reserved import (
    RESERVED_ATTRIBUTES,
    RESERVED_BY_MODELS,
)
from generator.compiler import emit_files
from generator.config import Config
from generator.ir.example import example_of

CONFIG = Config(models="pydantic")


@pytest.fixture(scope="module")
def everything() -> Iterator[Compiled]:
    with spec_package(EVERYTHING, config=CONFIG) as package:
        yield package


@pytest.fixture(scope="module")
def tables() -> Iterator[Compiled]:
    with spec_package(TABLES, "plain", CONFIG, accept_warnings=True) as package:
        yield package


@pytest.fixture(scope="module", params=["open", "closed"])
def pets(request: pytest.FixtureRequest) -> Iterator[tuple[str, Compiled]]:
    config = Config(models="pydantic", unions=request.param)
    with spec_package(PETS, "gen", config) as package:
        yield request.param, package


def refuses(cls: Any, data: Any) -> list[tuple[str | int, ...]]:
    """Return where ``cls`` finds errors in ``data``, as data and as text alike."""
    with pytest.raises(ValidationError) as raised:
        cls.model_validate_json(json.dumps(data))
    of_text = [error["loc"] for error in raised.value.errors()]
    with pytest.raises(ValidationError) as raised:
        cls.model_validate(data)
    assert [error["loc"] for error in raised.value.errors()] == of_text
    return of_text


# What the classes are


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the package ``made``."""
    folder = tmp_path_factory.mktemp("pydantic_models")
    for name, specs, dialect in (
        ("everything", EVERYTHING, "java"),
        ("tables", TABLES, "plain"),
        ("pets", PETS, "gen"),
    ):
        reading = read_texts(specs, dialect, CONFIG, accept_warnings=True)
        write_files(folder / "made" / name, emit_files(reading, CONFIG))
    plugin = "[mypy]\nstrict = true\nplugins = pydantic.mypy\n"
    (folder / "plugin.ini").write_text(plugin, "utf-8")
    return folder


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker[0])
def test_the_package_passes(folder: Path, checker: tuple[str, ...]) -> None:
    assert_passes(folder, checker)


def test_the_package_passes_with_the_plugin_of_mypy(folder: Path) -> None:
    assert_passes(
        folder, ("mypy", "--config-file=plugin.ini", "--cache-dir=mypy_plugin")
    )


def test_type_checkers_know_the_arguments(folder: Path) -> None:
    (folder / "uses.py").write_text(
        "from made.tables import Order\n"
        'order = Order(customer_id=1, codes=[], code="A")\n'
        "reveal_type(order.price)\n"
        "reveal_type(order.note)\n"
        'Order(customerId=1, codes=[], code="A")\n'
        "Order(customer_id=1)\n",
        "utf-8",
    )
    done = run_module(folder, "mypy", "--cache-dir=mypy", "uses.py")
    assert {*re.findall(r"uses\.py:(\d+): error", done.stdout)} == {"5", "6"}
    assert '"decimal.Decimal"' in done.stdout
    assert '"str | None | made.tables._runtime.presence.Unset"' in done.stdout


def test_names_of_pydantic_are_left_to_it(tables: Compiled) -> None:
    of_pydantic = {name for name in dir(BaseModel) if not name.startswith("_")}
    of_pydantic |= {name for name in dir(type(BaseModel)) if not name.startswith("_")}
    ours = RESERVED_BY_MODELS["pydantic"].attributes | RESERVED_ATTRIBUTES
    assert of_pydantic <= ours
    order = tables.cls("Order").model_validate({**ORDER, "json": "x"})
    assert order.json_ == "x"


# Presence


def test_four_presences(everything: Compiled) -> None:
    cls, unset = everything.cls("Presence"), everything.package.UNSET
    absent = cls.model_validate({"must": "a", "mustOrNull": None})
    assert (absent.must_or_null, absent.may, absent.may_or_null) == (None, None, unset)
    assert absent.model_dump() == {"must": "a", "mustOrNull": None}
    null = cls(must="a", must_or_null="b", may_or_null=None)
    assert json.loads(null.model_dump_json()) == {
        "must": "a",
        "mustOrNull": "b",
        "mayOrNull": None,
    }
    assert refuses(cls, {"must": None, "mustOrNull": None}) == [("must",)]
    assert refuses(cls, {"must": "a"}) == [("mustOrNull",)]
    full = {"must": "a", "mustOrNull": None}
    assert refuses(cls, {**full, "mayOrNull": 5})


def test_no_document_has_the_value_that_stands_for_absent(tables: Compiled) -> None:
    order = tables.cls("Order")
    assert order.model_validate({**ORDER, "note": None}).note is None
    assert order.model_validate(ORDER).note is tables.package.UNSET
    # Three characters at most, so that it is no string either.
    assert refuses(order, {**ORDER, "note": "UNSET"})


def test_data_has_wire_names_and_arguments_attribute_names(tables: Compiled) -> None:
    order = tables.cls("Order")
    made = order(customer_id=1, codes=["a"], code="AB")
    assert made.model_dump()["customerId"] == 1
    named = {"customer_id": 1, "codes": ["a"], "code": "AB"}
    assert refuses(order, named) == [("customerId",)]
    with pytest.raises(ValidationError):
        order(customerId=1, codes=["a"], code="AB")


def test_accept_names_takes_both() -> None:
    config = Config(models="pydantic", accept_names=True)
    with spec_package(TABLES, "plain", config, accept_warnings=True) as package:
        order = package.cls("Order")
        named = {"customer_id": 7, "codes": ["a"], "code": "AB"}
        assert order.model_validate(named) == order.model_validate(ORDER)
        assert order.model_validate(named).model_dump()["customerId"] == 7


@pytest.mark.parametrize("unions", ["open", "closed"])
def test_accept_names_takes_a_tag_at_the_name_of_its_attribute(unions: str) -> None:
    config = Config(models="pydantic", accept_names=True, unions=unions)
    with spec_package(PETS, "gen", config) as package:
        home = package.cls("Home")
        for key in ("petKind", "pet_kind"):
            [pet] = home.model_validate({"pets": [{key: "dog", "age": 1}]}).pets
            assert isinstance(pet, package.cls("Dog"))
            assert refuses(home, {"pets": [{key: "dog", "age": "x"}]})


def test_a_default_is_written(tables: Compiled) -> None:
    made = tables.cls("Order").model_validate(ORDER)
    assert made.price == Decimal("1.50")
    assert made.marks == []
    written = json.loads(made.model_dump_json())
    assert written == {**ORDER, "price": "1.50", "marks": []}


def test_what_is_not_in_the_data_is_for_programs(everything: Compiled) -> None:
    cls = everything.cls("Response")
    data = {"statusCode": 1, "rawResponse": "x", "raw_response": "y", "": {"": "z"}}
    made = cls.model_validate(data)
    assert made.raw_response is None
    made.raw_response = object()
    assert made.model_dump() == {"statusCode": 1}
    assert "rawResponse" not in json.dumps(cls.model_json_schema())


# Values


def test_nothing_is_made_to_fit(everything: Compiled) -> None:
    cls = everything.cls("Leaf")
    assert cls.model_validate({"size": 1}).size == 1
    for wrong in ("1", 1.0, True, None, [1]):
        assert refuses(cls, {"size": wrong}) == [("size",)]


def test_scalars_are_read_and_written_as_documented(everything: Compiled) -> None:
    data = {
        "text": "a",
        "whole": 1,
        "real": 2,
        "flag": True,
        "big": 10**30,
        "money": "1.50",
        "day": "2026-01-31",
        "moment": "2026-01-31T12:00:00Z",
        "data": "Ynl0ZXM=",
        "thing": {"a": [None]},
        "nothing": None,
    }
    cls = everything.cls("Scalars")
    made = cls.model_validate_json(json.dumps(data))
    assert made.data == b"bytes"
    assert made.money == Decimal("1.50")
    assert made.moment == dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)
    assert json.loads(made.model_dump_json()) == data
    assert made.model_dump()["day"] == dt.date(2026, 1, 31)
    assert cls(**{name: getattr(made, name) for name in cls.model_fields}) == made
    for key, wrong in {
        "day": "20260131",
        "moment": "1769860800",
        "data": "?",
        "money": "NaN",
        "real": "1",
        "flag": 1,
    }.items():
        assert refuses(cls, {**data, key: wrong}) == [(key,)]


def test_rules_hold(tables: Compiled) -> None:
    cls = tables.cls("Order")
    fitting = {"key": "YWJj", "price": "0", "weight": 0.3, "note": "abc"}
    cls.model_validate({**ORDER, **fitting})
    for key, wrong in {
        "customerId": 10,
        "codes": ["a", "a"],
        "code": "AB\n",
        "key": "YWJjZGU=",
        "price": "-0.01",
        "weight": 0.25,
        "note": "abcd",
    }.items():
        assert {loc[0] for loc in refuses(cls, {**ORDER, key: wrong})} == {key}


def test_enums(everything: Compiled) -> None:
    color = everything.cls("Color")
    leafless = {"color": "mauve", "level": 9}
    made = everything.cls("Optionals").model_validate(leafless)
    assert made.color == "mauve"
    assert isinstance(made.color, color)
    assert json.loads(made.model_dump_json()) == leafless
    assert refuses(everything.cls("Optionals"), {"level": "1"})
    assert refuses(everything.cls("Optionals"), {"level": True})
    closed = Config(models="pydantic", enums="closed")
    with spec_package(EVERYTHING, config=closed) as package:
        assert refuses(package.cls("Optionals"), {"color": "mauve"})
        made = package.cls("Optionals").model_validate({"color": "red"})
        assert made.color is package.cls("Color").RED


def test_unions_by_a_tag(pets: tuple[str, Compiled]) -> None:
    openness, package = pets
    home, cat = package.cls("Home"), package.cls("Cat")
    data = {"pets": [{"petKind": "cat", "age": 1}, {"petKind": "dog", "age": 2}]}
    made = home.model_validate(data)
    assert [type(pet).__name__ for pet in made.pets] == ["Cat", "Dog"]
    assert made.model_dump() == data
    assert home(pets=[cat(age=1)]).pets[0].pet_kind == "cat"
    cow = {"pets": [{"petKind": "cow", "milk": True}]}
    if openness == "open":
        [unknown] = home.model_validate(cow).pets
        assert (unknown.tag, unknown.data) == ("cow", cow["pets"][0])
        assert json.loads(home(pets=[unknown]).model_dump_json()) == cow
    else:
        refuses(home, cow)
    # Its one value is a default of the class, and must be in the data.
    refuses(home, {"pets": [{"age": 1}]})
    refuses(cat, {"age": 1})
    assert refuses(home, {"pets": [], "size": True})
    assert refuses(home, {"pets": [], "size": 1.0})


def test_recursion(everything: Compiled) -> None:
    tree = {"value": "a", "children": [{"value": "b", "children": []}]}
    data = {**tree, "owner": {"trees": {"x": tree}, "best": tree}}
    cls = everything.cls("Tree")
    made = cls.model_validate_json(json.dumps(data))
    assert type(made.owner.trees["x"].children[0]) is cls
    assert made.model_dump() == data
    broken = {**tree, "owner": {"trees": {"x": {"value": "a", "children": [{}]}}}}
    assert refuses(cls, broken)[0][:3] == ("owner", "trees", "x")


def test_what_unknown_fields_says() -> None:
    given = {**ORDER, "other": [1]}
    for setting, expected in (("ignore", {}), ("keep", {"other": [1]})):
        config = Config(models="pydantic", unknown_fields=setting)
        with spec_package(TABLES, "plain", config, accept_warnings=True) as package:
            made = package.cls("Order").model_validate(given)
            assert (made.model_extra or {}) == expected
            assert made.model_dump().get("other") == expected.get("other")
    config = Config(models="pydantic", unknown_fields="forbid", frozen=True)
    with spec_package(TABLES, "plain", config, accept_warnings=True) as package:
        assert refuses(package.cls("Order"), given) == [("other",)]
        schema = package.cls("Order").model_json_schema()
        assert schema["$defs"]["Order"]["additionalProperties"] is False
        made = package.cls("Order").model_validate(ORDER)
        with pytest.raises(ValidationError):
            made.code = "B"


def test_the_same_text_as_dataclasses(tables: Compiled) -> None:
    with spec_package(TABLES, "plain", accept_warnings=True) as other:
        data = {**ORDER, "note": None, "day": "2026-01-31", "replaces": ORDER}
        ours = other.cls("Order").from_dict(data).to_json()
        theirs = tables.cls("Order").model_validate(data).model_dump_json()
        assert json.loads(theirs) == json.loads(ours)


# The JSON Schema


def test_the_json_schema_says_it_all(tables: Compiled) -> None:
    schema = tables.cls("Order").model_json_schema()["$defs"]["Order"]
    assert schema["description"] == "One *order*."
    assert schema["required"] == ["customerId", "codes", "code"]
    properties = schema["properties"]
    assert properties["customerId"]["maximum"] == 9
    assert properties["seen"]["readOnly"] is True
    assert properties["codes"]["uniqueItems"] is True
    assert properties["code"]["pattern"] == "^[A-Z]+$"
    assert properties["code"]["maxLength"] == 3
    assert properties["price"]["default"] == "1.50"
    assert properties["marks"]["default"] == []
    assert properties["old"]["deprecated"] is True
    assert "default" not in properties["note"]
    assert properties["key"]["anyOf"][0]["x-maxBytes"] == 4


@pytest.mark.parametrize("name", ["Nests", "Optionals", "Presence", "Tree", "Names"])
@settings(max_examples=10)
@given(data=st.data())
def test_the_json_schema_agrees(
    everything: Compiled, name: str, data: st.DataObject
) -> None:
    cls = everything.cls(name)
    schema = cls.model_json_schema()
    Draft202012Validator.check_schema(schema)
    validator = strict_validator(schema, formats())
    document = data.draw(Documents(everything.schema).definition(name))
    assert validator.is_valid(document)
    for changed in changes(document):
        try:
            cls.model_validate(changed)
        except ValidationError:
            assert not validator.is_valid(changed), changed
        else:
            assert validator.is_valid(changed), changed


def test_examples_come_back_as_they_are(everything: Compiled) -> None:
    for id_ in object_ids(everything.schema):
        example = example_of(id_, everything.schema)
        made = everything.cls(id_).model_validate(example)
        assert json.loads(made.model_dump_json()) == example


def test_fastapi_describes_what_may_be_absent() -> None:
    fastapi = pytest.importorskip("fastapi")
    table = (
        "| Name | Type | Required |\n|---|---|---|\n| text | string or null | no |\n"
    )
    with spec_package({"Note.md": f"# Note\n\n{table}"}, "plain", CONFIG) as package:
        note = package.cls("Note")
        app = fastapi.FastAPI()

        def echo(body: Any) -> Any:
            return body

        echo.__annotations__ = {"body": note, "return": note}
        app.post("/notes")(echo)
        with warnings.catch_warnings(action="error", category=UserWarning):
            described = app.openapi()["components"]["schemas"]
        assert "Unset" not in described
        assert described["Note"]["properties"]["text"]["anyOf"] == [
            {"type": "string"},
            {"type": "null"},
        ]
