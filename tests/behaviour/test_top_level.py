"""decode and encode take any type that a field may have: lists, maps, unions, scalars …"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, Optional, Union

import pytest
from spec_package import model, spec_package, values

SPECS = {
    "Cat.md": model("Cat", {"name": "*String*", "lives": "*int*"}),
    "Pet.md": model("Pet", {"name": "*String*", "age?": r"*Optional\<Long>*"}),
    "Loose.md": model("Loose", {"a?": r"*Optional\<String>*"}),
    "Lax.md": model("Lax", {"b?": r"*Optional\<String>*"}),
    "Color.md": values("Color", {"RED": "red"}),
    "Level.md": values("Level", {"LOW": 1}),
    "Thing.md": "# Thing\n\nAny value.\n",
}


@pytest.fixture(scope="module")
def api() -> Iterator[Any]:
    with spec_package(SPECS) as compiled:
        yield compiled.package


CAT = {"name": "Tom", "lives": 9}
PET = {"name": "Rex"}


def problems(api: Any, type_: Any, data: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(api.DecodeError) as caught:
        api.decode(type_, data)
    return [tuple(problem) for problem in caught.value.errors]


def test_containers_and_scalars(api: Any) -> None:
    cat = api.Cat(name="Tom", lives=9)
    cases = [
        (api.Cat, CAT, cat),
        (list[api.Cat], [CAT], [cat]),
        (dict[str, api.Cat], {"t": CAT}, {"t": cat}),
        (dict[str, list[api.Cat | None]], {"t": [CAT, None]}, {"t": [cat, None]}),
        (api.Cat | None, None, None),
        (Optional[api.Cat], CAT, cat),  # noqa: UP045
        (list[api.Color], ["red", "new"], [api.Color.RED, api.Color("new")]),
        (api.Level, 1, api.Level.LOW),
        (api.Thing, [1, {"x": None}], [1, {"x": None}]),
        (Any, {"x": [1.5]}, {"x": [1.5]}),
        (list[Any], [1, None], [1, None]),
        (str | int, 1, 1),
        (list[dt.date], ["2024-01-02"], [dt.date(2024, 1, 2)]),
        (Literal["a", "b"], "b", "b"),
        (None, None, None),
    ]
    for type_, data, value in cases:
        assert api.decode(type_, data) == value
        assert api.encode(value) == data
        assert api.decode_json(type_, api.encode_json(value)) == value


def test_containers_are_copied(api: Any) -> None:
    data = [[1]]
    assert api.decode(list[list[int]], data)[0] is not data[0]
    assert api.encode(data)[0] is not data[0]


@pytest.mark.parametrize(
    ("type_", "data", "expected"),
    [
        (list[int], {}, [("", "array", "object")]),
        (dict[str, int], [], [("", "object", "array")]),
        (
            list[int],
            [1, "x", None],
            [("[1]", "integer", "string"), ("[2]", "integer", "null")],
        ),
        (dict[str, list[int]], {"k": [True]}, [("k[0]", "integer", "boolean")]),
        (list[dict[str, str]], [{"a b": 1}], [('[0]["a b"]', "string", "integer")]),
        (int | None, "1", [("", "integer or null", "string")]),
        (list[str | int], [1.5], [("[0]", "string or integer", "number")]),
        (Literal["a", 1], "b", [("", "must be 'a' or 1", "")]),
        (dt.date, 1, [("", "date (YYYY-MM-DD)", "integer")]),
        (dt.datetime, {}, [("", "date-time (RFC 3339)", "object")]),
        (bytes, [], [("", "base64 string", "array")]),
        (Decimal, None, [("", "decimal number", "null")]),
        (None, 0, [("", "null", "integer")]),
    ],
)
def test_problems(api: Any, type_: Any, data: Any, expected: object) -> None:
    assert problems(api, type_, data) == expected


def test_problems_with_models(api: Any) -> None:
    broken = {"name": 1}
    found = [("[0].name", "string", "integer"), ("[0].lives", "integer", "missing key")]
    assert problems(api, list[api.Cat], [broken]) == found
    assert problems(api, list[api.Cat | None], [broken]) == found
    assert problems(api, list[api.Cat] | None, [broken]) == found
    assert problems(api, list[api.Cat | str], [broken]) == found
    assert problems(api, api.Color, 1) == [("", "Color", "integer")]


def test_a_union_of_models_takes_the_choosiest_that_fits(api: Any) -> None:
    old = Union[api.Pet, api.Cat]  # noqa: UP007
    for union in (api.Cat | api.Pet, api.Pet | api.Cat, old):
        assert type(api.decode(union, CAT)) is api.Cat
        assert type(api.decode(union, PET)) is api.Pet


def test_a_union_of_models_that_does_not_fit(api: Any) -> None:
    assert problems(api, api.Cat | api.Pet, {"name": 1}) == [
        ("name", "string", "integer (in Pet, the nearest of Cat, Pet)")
    ]
    assert problems(api, list[api.Cat | api.Pet | None], [PET, 5]) == [
        ("[1]", "Cat, Pet or null", "integer")
    ]


def test_enums_and_literals_go_before_strings(api: Any) -> None:
    assert type(api.decode(str | api.Color, "red")) is api.Color
    assert type(api.decode(str | Literal["red"] | api.Color, "red")) is str
    assert type(api.decode(str | dt.date, "2024-01-02")) is dt.date
    assert type(api.decode(str | dt.date, "today")) is str
    assert type(api.decode(int | api.Level, 1)) is api.Level
    assert api.decode(api.Level | bool, True) is True
    assert type(api.decode(int | float, 1.0)) is float


def test_an_int_stays_an_int_in_a_union_with_bool(api: Any) -> None:
    for union in (bool | int, int | bool, Literal[True] | int):
        assert api.decode(union, True) is True
        assert type(api.decode(union, 1)) is int


def test_a_union_means_the_same_in_any_order(api: Any) -> None:
    """They are equal to Python, so one is easily taken for the other."""
    for union in (api.Loose | api.Lax, api.Lax | api.Loose):
        assert type(api.decode(union, {})) is api.Lax


@pytest.mark.parametrize("type_", [tuple, list, set[int], object, tuple[int, ...]])
def test_types_that_are_none_of_ours_are_a_mistake_of_the_caller(
    api: Any, type_: Any
) -> None:
    with pytest.raises(LookupError):
        api.decode(type_, [])


def test_subclasses_of_json_types_are_encoded(api: Any) -> None:
    class Text(str):
        __slots__ = ()

    assert api.encode_json({"k": Text("v")}) == b'{"k":"v"}'
