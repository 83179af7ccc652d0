"""Encoding: what is not of its type is an EncodeError with the path, never wrong JSON."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings, strategies as st
from json_documents import Documents, construct, json_values
from sample_specs import EVERYTHING
from spec_package import Compiled, model, spec_package, values

from generator.config import Config
from generator.ir.types import Ref

LIBRARIES = ("standard", "orjson", "msgspec")


class Word(StrEnum):
    A = "a"


class Real(float):
    pass


@pytest.fixture(scope="module", params=LIBRARIES)
def samples(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with spec_package(EVERYTHING, config=Config(json=request.param)) as compiled:
        yield compiled


SCALARS: dict[str, Any] = {
    "text": "x",
    "whole": 1,
    "real": 0.5,
    "flag": True,
    "big": 10**30,
    "money": Decimal("1.50"),
    "day": dt.date(2024, 2, 29),
    "moment": dt.datetime(2024, 2, 29, 1, 2, 3, tzinfo=dt.UTC),
    "data": b"hi",
    "thing": {"a": [None]},
    "nothing": None,
}
_LMT = dt.timezone(dt.timedelta(minutes=9, seconds=21))
# What is wrong for each field, and what is found.
WRONG: dict[str, list[Any]] = {
    "text": [1, None, b"x", ["x"], "\ud800"],
    "whole": ["1", 1.0, None, True],
    "real": ["1", None, True, float("nan"), float("inf"), Decimal(1)],
    "flag": [1, "true", None],
    "big": ["1", 1.5],
    "money": [1, 1.5, "1", Decimal("NaN"), Decimal("Infinity")],
    "day": ["2024-02-29", dt.datetime(2024, 2, 29), 1],
    "moment": [
        "2024-02-29T01:02:03Z",
        dt.date(2024, 2, 29),
        1,
        SCALARS["moment"].time(),
    ],
    "data": ["aGk=", 1],
    "thing": [1j, {1, 2}, {"a": [1j]}, float("nan"), "\ud800"],
    "nothing": [0, "", False],
}
CASES = [(name, value) for name, found in WRONG.items() for value in found]


@pytest.mark.parametrize(("name", "value"), CASES, ids=lambda value: repr(value)[:30])
def test_a_wrong_value_is_never_written(
    samples: Compiled, name: str, value: Any
) -> None:
    scalars = samples.cls("Scalars")(**SCALARS | {name: value})
    with pytest.raises(samples.package.EncodeError) as caught:
        scalars.to_json()
    assert caught.value.path.startswith(name)
    assert caught.value.subject == "Scalars"
    with pytest.raises(samples.package.EncodeError):
        samples.package.encode_json(scalars)


def test_a_moment_whose_offset_has_seconds(samples: Compiled) -> None:
    moment = dt.datetime(1900, 1, 1, tzinfo=_LMT)
    scalars = samples.cls("Scalars")(**SCALARS | {"moment": moment})
    for encode in (scalars.to_json, scalars.to_dict):
        with pytest.raises(samples.package.EncodeError, match="moment: expected"):
            encode()


@pytest.mark.parametrize("name", ["real", "money", "day", "moment", "data"])
def test_to_dict_makes_no_json_of_what_is_none(samples: Compiled, name: str) -> None:
    """It takes strings, integers, booleans and enums as they are annotated; all else is
    looked at."""
    for value in WRONG[name]:
        if name == "real" and value in (True, Decimal(1)):
            continue  # a number all the same
        scalars = samples.cls("Scalars")(**SCALARS | {name: value})
        with pytest.raises(samples.package.EncodeError) as caught:
            scalars.to_dict()
        assert caught.value.path == name


def test_the_path_of_what_is_nested(samples: Compiled) -> None:
    leaf, color = samples.cls("Leaf"), samples.cls("Color")
    good: dict[str, Any] = {
        "leaf": leaf(size=1),
        "leaves": [],
        "by_name": {},
        "deep": {},
        "grid": [[1]],
        "maybes": [None],
        "color": color.RED,
        "colors": [],
        "level": samples.cls("Level").LOW,
        "levels": [],
        "level_by_name": {},
        "moments": [],
        "money_by_name": {},
        "blob": 1,
        "blobs": [],
        "events": None,
    }
    cls = samples.cls("Nests")
    assert cls(**good).to_json()
    for name, value, path in (
        ("leaves", [leaf(size=1), leaf(size="1")], "leaves[1].size"),
        ("deep", {"k": [{"x y": leaf(size=None)}]}, 'deep.k[0]["x y"].size'),
        ("grid", [[1, 2], [3, True]], "grid[1][1]"),
        ("color", "red", "color"),
        ("colors", [color.RED, "green"], "colors[1]"),
        ("level", 1, "level"),
        ("moments", ["now"], "moments[0]"),
        ("money_by_name", {"eur": 1.5}, "money_by_name.eur"),
        ("maybes", [None, 1], "maybes[1]"),
        ("leaf", object(), "leaf"),
        ("by_name", {1: leaf(size=1)}, "by_name[integer]"),
        ("leaves", leaf(size=1), "leaves"),
    ):
        with pytest.raises(samples.package.EncodeError) as caught:
            cls(**good | {name: value}).to_json()
        key = "moneyByName" if name == "money_by_name" else name
        key = "byName" if name == "by_name" else key
        assert caught.value.path == path.replace(name, key, 1)


def test_all_problems_up_to_a_hundred_on_one_short_line(samples: Compiled) -> None:
    texts = samples.cls("Texts")(words=list(range(500)))
    with pytest.raises(samples.package.EncodeError) as caught:
        texts.to_json()
    error = caught.value
    assert [problem.path for problem in error.errors] == [
        f"words[{index}]" for index in range(100)
    ]
    assert len(str(error)) < 2000
    assert "\n" not in str(error)
    assert "and 95 more" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (again.errors, str(again)) == (error.errors, str(error))


def test_no_value_is_in_the_message(samples: Compiled) -> None:
    scalars = samples.cls("Scalars")(**SCALARS | {"whole": "c4n4ry", "day": "c4n4ry"})
    with pytest.raises(samples.package.EncodeError) as caught:
        scalars.to_json()
    assert "c4n4ry" not in f"{caught.value}{caught.value!r}{caught.value.errors}"


def test_subclasses_are_written_as_what_they_are(samples: Compiled) -> None:
    class Moment(dt.datetime):
        pass

    moment = Moment(2024, 2, 29, 1, 2, 3, tzinfo=dt.UTC)
    changed = {"text": Word.A, "real": Real(0.25), "moment": moment}
    scalars = samples.cls("Scalars")(**SCALARS | changed)
    written = json.loads(scalars.to_json())
    assert (written["text"], written["real"]) == ("a", 0.25)
    assert written["moment"] == "2024-02-29T01:02:03Z"
    assert samples.cls("Scalars").from_json(scalars.to_json()).real == 0.25


def test_a_slot_that_was_never_set(samples: Compiled) -> None:
    leaf = samples.cls("Leaf").__new__(samples.cls("Leaf"))
    with pytest.raises(samples.package.EncodeError) as caught:
        leaf.to_json()
    assert caught.value.path == "size"


@given(st.data())
@settings(max_examples=40)
def test_any_value_in_any_field(samples: Compiled, data: st.DataObject) -> None:
    """What is written is JSON that is read as the same; all else is an EncodeError."""
    fields = data.draw(
        st.dictionaries(st.sampled_from([*SCALARS]), _anything(), min_size=1)
    )
    # A field of any type takes dates and bytes too, and writes them as `encode` does.
    if "thing" in fields:
        fields["thing"] = data.draw(json_values())
    scalars = samples.cls("Scalars")(**SCALARS | fields)
    errors: list[Any] = []
    try:
        text = scalars.to_json()
    except samples.package.EncodeError as error:
        errors = [*error.errors]
    if not errors:
        assert samples.cls("Scalars").from_json(text) == scalars
    heads = {re.split(r"[.[]", problem.path)[0] for problem in errors}
    assert heads <= fields.keys()


def _anything() -> st.SearchStrategy[Any]:
    return json_values() | st.sampled_from(
        [b"x", Decimal(1), dt.date(2024, 1, 1), dt.datetime(2024, 1, 1), UUID(int=1)]
    )


@pytest.mark.parametrize("id_", ["Scalars", "Optionals", "Nests", "Presence", "Tree"])
@given(data=st.data())
@settings(max_examples=30)
def test_text_and_dict_say_the_same(
    samples: Compiled, id_: str, data: st.DataObject
) -> None:
    document = data.draw(Documents(samples.schema).definition(id_))
    value = construct(samples, Ref(id_), document)
    assert value.to_dict() == document
    assert json.loads(value.to_json()) == document
    assert samples.package.encode_json(value) == json.dumps(
        samples.package.encode(value), ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8")


def test_names_that_an_f_string_might_read() -> None:
    names = [
        "{x}",
        "{{x}}",
        "}",
        "{",
        "'",
        '"',
        "\\",
        "\\N{BULLET}",
        "%s",
        "{value!r}",
        "é",
    ]
    fields = {f"{name} {number}": "*String*" for number, name in enumerate(names)}
    specs = {
        "Odd.md": model("Odd", {n.replace("\\", "\\\\"): t for n, t in fields.items()})
    }
    with spec_package(specs) as compiled:
        keys = [f.wire_name for f in compiled.schema.definitions["Odd"].fields]  # type: ignore[union-attr]
        document = {key: key for key in keys}
        made = compiled.cls("Odd").from_dict(document)
        assert json.loads(made.to_json()) == document


def test_unions_of_classes_take_no_other_class() -> None:
    specs = {
        "Kind.md": values("CatKind", {"cat": "cat"}),
        "DogKind.md": values("DogKind", {"dog": "dog"}),
        "Cat.md": model("Cat", {"kind": "[CatKind](Kind.md)", "lives": "*int*"}),
        "Dog.md": model("Dog", {"kind": "[DogKind](DogKind.md)", "tricks": "*int*"}),
        "Animal.md": "# Animal\n\n## Supported Types\n\n### Cat\n\n### Dog\n",
        "Zoo.md": model("Zoo", {"animals": r"List\<[Animal](Animal.md)>"}),
    }
    with spec_package(specs) as compiled:
        package: Any = compiled.package
        cat = package.Cat(kind=package.CatKind.cat, lives=9)
        assert package.Zoo(animals=[cat]).to_dict()["animals"][0]["lives"] == 9

        class Lion(package.Cat):  # type: ignore[misc]
            pass

        lion = Lion(kind=package.CatKind.cat, lives=1)
        assert json.loads(package.Zoo(animals=[lion]).to_json())["animals"][0] == {
            "kind": "cat",
            "lives": 1,
        }
        zoo = package.Zoo(animals=[cat, package.Zoo(animals=[])])
        for encode in (zoo.to_json, zoo.to_dict):
            with pytest.raises(package.EncodeError) as caught:
                encode()
            assert caught.value.path == "animals[1]"
