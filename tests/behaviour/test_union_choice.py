"""The member of a union that data is: by tag, by keys, by required keys, by types."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents
from spec_package import Compiled, spec_package

from generator.ir.overlap import may_be_both
from generator.ir.schema import ObjectDef

HEAD = "| Field | Type | Required | Default | Description |\n| --- | --- | --- | --- | --- |\n"


def table(title: str, *rows: str) -> str:
    cells = (f"| {row}{' |' * (4 - row.count('|'))} |\n" for row in rows)
    return f"# {title}\n\n{HEAD}{''.join(cells)}\n"


def package(*pages: str) -> Any:
    specs = {"specs.md": "\n".join(pages)}
    return spec_package(specs, "plain", accept_warnings=True)


MODELS = (
    table("Cat", 'kind | "cat" | yes', "name | string | yes", "lives | int | no"),
    table("Dog", 'kind | "dog" | yes', "name | string | yes", "tricks | int | no"),
    table("Bird", "kind | BirdKind | yes", "wings | int | no"),
    "# BirdKind\n\n| Value | Meaning |\n| --- | --- |\n| bird | One |\n",
    # Tags on two levels.
    table("Black", 'type | "cat" | yes', 'color | "black" | yes', "n | int | no"),
    table("White", 'type | "cat" | yes', 'color | "white" | yes', "n | int | no"),
    table("Wolf", 'type | "wolf" | yes', "n | int | no"),
    # A tag that need not be there, and a tag in words.
    table("Text", 'is | "text" | no | "text"', "body | string | no"),
    table("Image", 'is | "image" | yes', "body | string | no"),
    table("Red", "s | Shade | yes | | Always `red`.", "v | int | no"),
    table("Blue", "s | Shade | yes | | Always `blue`.", "v | int | no"),
    table("Mixed", "s | Shade | yes", "w | int | no"),
    "# Shade\n\n| Value | Meaning |\n| --- | --- |\n| red | R |\n| blue | B |\n| other | O |\n",
    # No tag.
    table("Short", "id | int | yes", "note | string | no"),
    table("Long", "id | int | yes", "extra | string | no", "more | int | no"),
    table("Strict", "id | int | yes", "extra | string | no", "must | int | yes"),
    table("Day", "at | date | yes"),
    table("Count", "at | int | yes"),
    table("HoldsDay", "item | Day | yes"),
    table("HoldsCount", "item | Count | yes"),
)


@pytest.fixture(scope="module")
def made() -> Iterator[Any]:
    with package(*MODELS) as compiled:
        yield compiled.package


@pytest.mark.parametrize(
    ("names", "data", "chosen"),
    [
        ("Cat Dog", {"kind": "dog", "name": "x", "lives": 9}, "Dog"),
        ("Cat Dog Bird", {"kind": "bird"}, "Bird"),
        ("Black White Wolf", {"type": "cat", "color": "white"}, "White"),
        ("Black White Wolf", {"type": "wolf", "color": "white"}, "Wolf"),
        ("Text Image", {"body": "x"}, "Text"),
        ("Text Image", {"is": "image"}, "Image"),
        ("Text Image", {}, "Text"),
        ("Red Blue", {"s": "blue"}, "Blue"),
        ("Red Blue Mixed", {"s": "red", "v": 1}, "Red"),
        ("Red Blue Mixed", {"s": "other", "w": 1}, "Mixed"),
        ("Short Long", {"id": 1, "extra": "x"}, "Long"),
        ("Short Long", {"id": 1, "note": "x"}, "Short"),
        ("Long Strict", {"id": 1, "extra": "x"}, "Long"),
        ("Long Strict", {"id": 1, "extra": "x", "must": 1}, "Strict"),
        ("Long Strict", {"id": 1, "extra": "x", "more": 1}, "Long"),
        ("Day Count", {"at": "2026-01-31"}, "Day"),
        ("Day Count", {"at": 5}, "Count"),
        ("HoldsDay HoldsCount", {"item": {"at": 5}}, "HoldsCount"),
        ("HoldsDay HoldsCount", {"item": {"at": "2026-01-31"}}, "HoldsDay"),
    ],
)
def test_the_member_that_is_chosen(
    made: Any, names: str, data: dict[str, Any], chosen: str
) -> None:
    classes = [getattr(made, name) for name in names.split()]
    for ordered in (classes, classes[::-1]):
        assert type(made.decode(_union(ordered), data)).__name__ == chosen


def _union(classes: list[Any]) -> Any:
    union = classes[0]
    for cls in classes[1:]:
        union |= cls
    return union


@pytest.mark.parametrize(
    ("names", "data", "problem"),
    [
        ("Cat Dog", {"kind": "fish"}, "kind: must be 'cat' or 'dog'"),
        ("Cat Dog", {"kind": 5}, "kind: expected 'cat' or 'dog', found integer"),
        ("Cat Dog", {"name": "x"}, "kind: missing key, expected 'cat' or 'dog'"),
        (
            "Black White Wolf",
            {"type": "cat", "color": "red"},
            "color: must be 'black' or 'white'",
        ),
        ("Cat Dog", {"kind": "cat", "name": 1}, "name: expected string, found integer"),
        (
            "Short Long",
            {"id": "1", "extra": "x"},
            "id: expected integer, found string (in Long, the nearest of Long, Short)",
        ),
        ("Short Long", 5, "expected Short or Long, found integer"),
    ],
)
def test_problems(made: Any, names: str, data: Any, problem: str) -> None:
    union = _union([getattr(made, name) for name in names.split()])
    with pytest.raises(made.DecodeError) as caught:
        made.decode(union, data)
    assert [str(each) for each in caught.value.errors] == [problem]


_TYPES = [
    "int",
    "string",
    "number",
    "boolean",
    "date",
    "list of int",
    "string or int",
    '"x"',
    '"y"',
    "Part",
    "Piece",
]
_PARTS = (table("Part", "p | int | no"), table("Piece", "q | int | no"))
_ROWS = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(_TYPES), st.sampled_from(["yes", "no"])
    ),
    unique_by=lambda row: row[0],
    max_size=3,
)
NAMES = ("One", "Two", "Three")
some = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(data=st.data())
@some
def test_random_models_come_back_and_lose_no_key(data: st.DataObject) -> None:
    pages = [table(n, *(" | ".join(r) for r in data.draw(_ROWS))) for n in NAMES]
    holder = table("Holder", f"item | {' or '.join(NAMES)} | yes")
    with package(*pages, *_PARTS, holder) as compiled:
        alike = _alike(compiled)
        for name in NAMES:
            document = data.draw(Documents(compiled.schema).definition(name))
            value = compiled.cls(name).from_dict(document)
            holding = compiled.package.Holder(item=value)
            again = compiled.package.Holder.from_dict({"item": document})
            assert again.to_dict() == {"item": document}
            assert alike or again == holding
            assert compiled.package.Holder.from_json(holding.to_json()) == again


def _alike(compiled: Compiled) -> bool:
    """Return whether two of the models cannot be told apart; insist that it is so."""
    models = [compiled.schema.definitions[name] for name in NAMES]
    alike = [
        (one, other)
        for one, other in combinations(models, 2)
        if isinstance(one, ObjectDef)
        and isinstance(other, ObjectDef)
        and may_be_both(one, other, compiled.schema)
    ]
    for one, other in alike:
        keys = {f.wire_name for d in (one, other) for f in d.fields if f.required}
        assert all(keys <= {f.wire_name for f in d.fields} for d in (one, other))
    return bool(alike)
