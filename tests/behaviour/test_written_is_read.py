"""What is written can be read, and is the same: for any object with attributes of any value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from any_values import change_and_write
from hypothesis import HealthCheck, given, settings, strategies as st
from json_documents import Documents
from sample_specs import EVERYTHING
from spec_package import Compiled, spec_package

from generator.config import Config

ROOT = Path(__file__).parents[2]
SHOP = {p.name: p.read_text("utf-8") for p in (ROOT / "specs/shop").glob("*.md")}
RULES = """\
# Rules

| Property | Type | Required | Default | Constraints |
| --- | --- | --- | --- | --- |
| count | integer | no | 5 | 1..100; multiple of 5 |
| ratio | number | yes | | > 0, < 1 |
| total | decimal? | no | 1.50 | >= 0 |
| note | string? | no | `"none"` | max length 5 |
| tags | string[] | no | | unique; max length 2 |
| code | string | no | | pattern `^[A-Z]+$` |
| names | map of string | yes | | length 1..2 |
"""
# Objects that keep the rules of their classes.
_LINE = {"sku": "AB-1", "quantity": 1, "price": "1.50"}
KEPT: dict[str, dict[str, Any]] = {
    "Rules": {"ratio": 0.5, "names": {"a": "b"}},
    "Line": _LINE,
    "Order": {
        "id": "00000000-0000-0000-0000-000000000001",
        "number": "AB-1",
        "lines": [_LINE],
        "total": "0",
        "placed_at": "2000-01-01T00:00:00Z",
    },
}
LIBRARIES = ("standard", "orjson", "msgspec")


many = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", params=LIBRARIES)
def samples(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with spec_package(EVERYTHING, config=Config(json=request.param)) as compiled:
        yield compiled


@pytest.fixture(scope="module", params=LIBRARIES)
def by_hand(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    specs = {**SHOP, "rules.md": RULES}
    with spec_package(specs, "plain", Config(json=request.param)) as compiled:
        yield compiled


@pytest.mark.parametrize("id_", ["Scalars", "Optionals", "Nests", "Presence", "Names"])
@given(data=st.data())
@many
def test_documents_of_an_sdk(samples: Compiled, id_: str, data: st.DataObject) -> None:
    change_and_write(samples.package, made_of(samples, id_, data), data)


@pytest.mark.parametrize("id_", ["Rules", "Line", "Order"])
@given(data=st.data())
@many
def test_tables_by_hand(by_hand: Compiled, id_: str, data: st.DataObject) -> None:
    change_and_write(by_hand.package, made_of(by_hand, id_, data), data)


def made_of(made: Compiled, id_: str, data: st.DataObject) -> Any:
    """Return an object of a class; any document describes one of a class without rules."""
    document = KEPT.get(id_) or data.draw(Documents(made.schema).definition(id_))
    return made.cls(id_).from_dict(document)


def test_all_that_is_wrong_is_listed(by_hand: Compiled) -> None:
    package: Any = by_hand.package
    rules = package.Rules(count=7, ratio=2, names={}, tags=["a", "a"], code="AB\n")
    for check in (package.validate, package.encode, lambda each: each.to_json()):
        with pytest.raises(package.EncodeError) as caught:
            check(rules)
        paths = [problem.path for problem in caught.value.errors]
        assert paths == ["count", "ratio", "tags", "code", "names"]


def test_a_value_of_any_kind_is_validated(by_hand: Compiled) -> None:
    package: Any = by_hand.package
    good = package.Rules(ratio=0.5, names={"a": "b"})
    package.validate([good, {"day": dt.date(2026, 1, 31)}])
    with pytest.raises(package.EncodeError, match=r"\[0\]\.ratio"):
        package.validate([package.Rules(ratio=0, names={"a": "b"})])


def test_an_object_beside_any_value() -> None:
    """The union of a class and any value: what is no JSON is taken as the class."""
    head = "| Field | Type | Required |\n| --- | --- | --- |\n"
    part = f"# Part\n\n{head}| text | string | yes |\n"
    holder = f"# Holder\n\n{head}| item | any or Part | yes |\n"
    with spec_package({"a.md": part, "b.md": holder}, "plain") as made:
        package: Any = made.package
        value = package.Holder(item=package.Part(text="x"))
        package.validate(value)
        assert package.Holder.from_json(value.to_json()) == value


def test_an_object_of_another_class_is_refused() -> None:
    """Also where it has attributes of the same names, or where there are none to miss."""
    head = "| Field | Type | Required |\n| --- | --- | --- |\n"
    pages = {
        "one.md": f"# One\n\n{head}| x | int | no |\n",
        "two.md": f"# Two\n\n{head}| x | int | no |\n",
        "holder.md": f"# Holder\n\n{head}| one | One | no |\n| nothing | Nothing | no |\n",
        "nothing.md": "# Nothing\n\n## Fields\n\n| Field | Type |\n| --- | --- |\n",
    }
    for library in LIBRARIES:
        config = Config(json=library)
        with spec_package(pages, "gen", config, accept_warnings=True) as made:
            package: Any = made.package
            right = {"one": package.One(x=1), "nothing": package.Nothing()}
            assert package.Holder(**right).to_dict() == {"one": {"x": 1}, "nothing": {}}
            for name, wrong in {"one": package.Two(x=1), "nothing": []}.items():
                holder = package.Holder(**{**right, name: wrong})
                with pytest.raises(package.EncodeError) as caught:
                    holder.to_json()
                assert caught.value.path == name
            with pytest.raises(package.EncodeError):
                package.Holder(nothing=[]).to_dict()
