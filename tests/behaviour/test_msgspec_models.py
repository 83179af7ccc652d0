"""`models = "msgspec"`: Structs that read and write what the documents describe."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from checkers import CHECKERS, assert_passes, run_module
from json_documents import object_ids
from sample_specs import EVERYTHING
from spec_package import Compiled, model, read_texts, spec_package, write_files
from table_specs import ORDER, PETS, PETS_WITHOUT_TAGS, TABLES

from generator.compiler import emit_files
from generator.config import Config
from generator.ir.example import example_of

CONFIG = Config(models="msgspec")
LIST: Any = list


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
    config = Config(models="msgspec", unions=request.param)
    with spec_package(PETS, "gen", config) as package:
        yield request.param, package


def read(cls: Any, data: Any) -> Any:
    """Return ``data`` as a ``cls``, which is the same by data and by text."""
    by_text = msgspec.json.decode(json.dumps(data), type=cls)
    assert msgspec.convert(data, cls) == by_text
    return by_text


def refuses(cls: Any, data: Any) -> str:
    """Return why ``cls`` refuses ``data``, as data and as text alike."""
    with pytest.raises(msgspec.ValidationError) as of_text:
        msgspec.json.decode(json.dumps(data), type=cls)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(data, cls)
    return str(of_text.value)


def written(value: Any) -> Any:
    return json.loads(msgspec.json.encode(value))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the package ``made``."""
    folder = tmp_path_factory.mktemp("msgspec_models")
    for name, specs, dialect, unions in (
        ("everything", EVERYTHING, "java", "open"),
        ("tables", TABLES, "plain", "open"),
        ("pets", PETS, "gen", "open"),
        ("closed", PETS, "gen", "closed"),
        ("untagged", PETS_WITHOUT_TAGS, "gen", "open"),
    ):
        config = Config(models="msgspec", unions=unions)
        reading = read_texts(specs, dialect, config, accept_warnings=True)
        write_files(folder / "made" / name, emit_files(reading, config))
    return folder


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker[0])
def test_the_package_passes(folder: Path, checker: tuple[str, ...]) -> None:
    assert_passes(folder, checker)


def test_type_checkers_know_the_members_of_a_union(folder: Path) -> None:
    (folder / "uses.py").write_text(
        "from made.pets import Home, UnknownMember\n"
        "def names(home: Home) -> list[str]:\n"
        "    reveal_type(home.pets)\n"
        "    return [p.tag if isinstance(p, UnknownMember) else p.pet_kind for p in home.pets]\n",
        "utf-8",
    )
    done = run_module(folder, "mypy", "--strict", "--cache-dir=mypy", "uses.py")
    assert done.returncode == 0, done.stdout
    assert "Cat | made.pets.dog.Dog | " in done.stdout


# Presence


def test_four_presences(everything: Compiled) -> None:
    cls, unset = everything.cls("Presence"), everything.package.UNSET
    assert unset is msgspec.UNSET
    absent = read(cls, {"must": "a", "mustOrNull": None})
    assert (absent.must_or_null, absent.may, absent.may_or_null) == (None, None, unset)
    assert written(absent) == {"must": "a", "mustOrNull": None}
    null = cls(must="a", must_or_null="b", may_or_null=None)
    assert written(null) == {"must": "a", "mustOrNull": "b", "mayOrNull": None}
    assert "must" in refuses(cls, {"must": None, "mustOrNull": None})
    assert "mustOrNull" in refuses(cls, {"must": "a"})


def test_data_has_wire_names_and_arguments_attribute_names(tables: Compiled) -> None:
    order = tables.cls("Order")
    assert written(order(customer_id=1, codes=["a"], code="AB"))["customerId"] == 1
    refuses(order, {"customer_id": 1, "codes": ["a"], "code": "AB"})


def test_a_default_is_read_and_left_out(tables: Compiled) -> None:
    made = read(tables.cls("Order"), ORDER)
    assert (made.price, made.marks) == (Decimal("1.50"), [])
    assert written(made) == ORDER


def test_what_is_not_in_the_data_is_for_programs(everything: Compiled) -> None:
    cls = everything.cls("Response")
    made = read(cls, {"statusCode": 1, "rawResponse": "x", "raw_response": "y"})
    assert made.raw_response is None
    made.raw_response = 5
    assert made.raw_response == 5
    assert cls(status_code=1).raw_response is None
    assert written(made) == {"statusCode": 1}


# Values


def test_nothing_is_made_to_fit(everything: Compiled) -> None:
    for wrong in ("1", 1.0, True, None, [1]):
        assert "`$.size`" in refuses(everything.cls("Leaf"), {"size": wrong})


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
    made = read(everything.cls("Scalars"), data)
    assert (made.data, made.money, made.real) == (b"bytes", Decimal("1.50"), 2)
    assert made.moment == dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)
    assert type(made.real) is int
    assert written(made) == data
    for key, wrong in {"day": "20260131", "data": "?", "real": "1"}.items():
        assert f"`$.{key}`" in refuses(everything.cls("Scalars"), {**data, key: wrong})


def test_rules_hold(tables: Compiled) -> None:
    cls = tables.cls("Order")
    fitting = {"key": "YWJj", "price": "0", "weight": 0.3, "note": "abc"}
    read(cls, {**ORDER, **fitting})
    for key, wrong in {
        "customerId": 10,
        "codes": ["a", "a"],
        "code": "AB\n",
        "key": "YWJjZGU=",
        "price": "-0.01",
        "weight": 0.25,
        "note": "abcd",
    }.items():
        refuses(cls, {**ORDER, key: wrong})


def test_a_moment_without_an_offset_may_be_refused() -> None:
    specs = {"Log.md": model("Log", {"at": "*OffsetDateTime*"})}
    config = Config(models="msgspec", naive_datetimes="refuse")
    with spec_package(specs, config=config) as package:
        read(package.cls("Log"), {"at": "2026-01-31T12:00:00Z"})
        refuses(package.cls("Log"), {"at": "2026-01-31T12:00:00"})


def test_enums(everything: Compiled) -> None:
    made = read(everything.cls("Optionals"), {"color": "mauve", "level": 9})
    assert isinstance(made.color, everything.cls("Color"))
    assert written(made) == {"color": "mauve", "level": 9}
    refuses(everything.cls("Optionals"), {"level": "1"})
    refuses(everything.cls("Optionals"), {"level": True})
    closed = Config(models="msgspec", enums="closed")
    with spec_package(EVERYTHING, config=closed) as package:
        refuses(package.cls("Optionals"), {"color": "mauve"})
        made = read(package.cls("Optionals"), {"color": "red"})
        assert made.color is package.cls("Color").RED


def test_unions_by_a_tag(pets: tuple[str, Compiled]) -> None:
    openness, package = pets
    home, cat = package.cls("Home"), package.cls("Cat")
    data = {"pets": [{"petKind": "cat", "age": 1}, {"petKind": "dog", "age": 2}]}
    made = read(home, data)
    assert [type(pet).__name__ for pet in made.pets] == ["Cat", "Dog"]
    assert written(made) == data
    assert cat(age=1).pet_kind == "cat"
    assert home(pets=[cat(age=1)]).pets[0].age == 1
    cow = {"pets": [{"petKind": "cow", "milk": True}]}
    if openness == "open":
        [unknown] = read(home, cow).pets
        assert (unknown.tag, unknown.data) == ("cow", cow["pets"][0])
        assert written(home(pets=[unknown])) == cow
    else:
        refuses(home, cow)
        # No code of ours runs for it.
        assert home.__bases__ == (msgspec.Struct,)
    refuses(home, {"pets": [{"age": 1}]})
    refuses(home, {"pets": [None]})
    refuses(home, {"pets": [], "size": True})


def test_a_union_by_itself_is_read_by_the_package(pets: tuple[str, Compiled]) -> None:
    _, package = pets
    pet: Any = package.cls("Pet")
    cat = {"petKind": "cat", "age": 1}
    assert type(package.package.decode(pet, cat)) is package.cls("Cat")
    [made] = package.package.decode_json(LIST[pet], json.dumps([cat]))
    assert json.loads(package.package.encode_json(made)) == cat
    with pytest.raises(msgspec.ValidationError):
        package.package.decode(pet, {"petKind": "cat"})
    with pytest.raises(msgspec.ValidationError):
        package.package.decode_json(pet, '{"age": 1}')


def test_structs_without_tags_are_told_apart_by_their_keys() -> None:
    with spec_package(PETS_WITHOUT_TAGS, "gen", CONFIG, True) as package:
        home = package.cls("Home")
        data = {"pets": [{"lives": 9}, {"tricks": ["sit"]}, "unnamed"]}
        made = read(home, data)
        assert [type(pet).__name__ for pet in made.pets] == ["Cat", "Dog", "str"]
        assert written(made) == data
        assert "`pets`" in refuses(home, {"pets": [{"lives": "9"}]})
        assert read(home, {"pets": [], "best": None}).best is None
        refuses(home, {"pets": [None]})


def test_recursion(everything: Compiled) -> None:
    tree = {"value": "a", "children": [{"value": "b", "children": []}]}
    data = {**tree, "owner": {"trees": {"x": tree}, "best": tree}}
    cls = everything.cls("Tree")
    made = read(cls, data)
    assert type(made.owner.trees["x"].children[0]) is cls
    assert written(made) == data
    broken = {**tree, "owner": {"trees": {"x": {"value": "a", "children": [{}]}}}}
    assert "owner.trees[...].children" in refuses(cls, broken)


def test_settings_are_arguments_of_the_class() -> None:
    config = Config(
        models="msgspec",
        unknown_fields="forbid",
        frozen=True,
        order=True,
        weak_references=True,
    )
    with spec_package(TABLES, "plain", config, accept_warnings=True) as package:
        cls = package.cls("Order")
        assert "other" in refuses(cls, {**ORDER, "other": 1})
        made = read(cls, ORDER)
        with pytest.raises(AttributeError):
            made.code = "B"
        settings = cls.__struct_config__
        assert (settings.frozen, settings.order, settings.weakref) == (True, True, True)


def test_the_json_schema_is_made_by_msgspec(tables: Compiled) -> None:
    schema = msgspec.json.schema(tables.cls("Order"))["$defs"]["Order"]
    assert schema["description"] == "One *order*."
    assert schema["required"] == ["customerId", "codes", "code"]
    assert schema["properties"]["customerId"]["maximum"] == 9
    assert schema["properties"]["old"]["deprecated"] is True
    assert schema["properties"]["seen"]["readOnly"] is True


def test_examples_come_back_as_they_are(everything: Compiled) -> None:
    for id_ in object_ids(everything.schema):
        example = example_of(id_, everything.schema)
        assert written(read(everything.cls(id_), example)) == example
