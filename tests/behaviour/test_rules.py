"""Defaults and constraints of hand-written tables, in the generated classes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
from spec_package import read_texts, spec_package

SPEC = """\
# Order

| Property | Type | Required | Default | Constraints |
| --- | --- | --- | --- | --- |
| id | uuid | no | 123e4567-e89b-42d3-a456-426614174000 | |
| status | [Status](#status) | no | `paid` | |
| count | integer | no | 1 | 1..100; multiple of 1 |
| ratio | number | no | 0.5 | > 0, < 1 |
| total | decimal | no | 1.50 | >= 0 |
| note | string? | no | `"none"` | max length 5 |
| tags | string[] | no | `[]` | unique; max length 2 |
| since | date | no | 2026-01-31 | |
| code | string | no | | pattern `^[A-Z]+$` |
| needed | integer | yes | | >= 10 |

# Status

| Value | Meaning |
| --- | --- |
| open | Not paid |
| paid | Paid |
"""


@pytest.fixture(scope="module")
def package() -> Any:
    with spec_package({"order.md": SPEC}, dialect="plain") as compiled:
        yield compiled.package


def test_defaults_are_values_of_the_type(package: ModuleType) -> None:
    order = package.Order.from_dict({"needed": 10})
    assert order == package.Order(needed=10)
    assert order.id == UUID("123e4567-e89b-42d3-a456-426614174000")
    assert order.status is package.Status.paid
    assert (order.count, order.ratio, order.total) == (1, 0.5, Decimal("1.5"))
    assert (order.note, order.tags, order.code) == ("none", [], None)
    assert order.since == dt.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("1.50", "1.50"),
        ("0.1000000000000000055", "0.1000000000000000055"),
        ("`-0.0`", "-0.0"),
        ("1e2", "1E+2"),
        ("7", "7"),
        ("1e-99999999999999999999", "0.0"),  # no Decimal has such an exponent
    ],
)
def test_the_default_of_a_decimal_has_the_digits_of_the_cell(
    written: str, digits: str
) -> None:
    head = (
        "# A\n\n| Property | Type | Required | Default |\n| --- | --- | --- | --- |\n"
    )
    row = f"| x | decimal | no | {written} |\n| y | number | no | {written} |\n"
    with spec_package({"a.md": head + row}, dialect="plain") as compiled:
        for made in (compiled.package.A(), compiled.package.A.from_json("{}")):
            assert (str(made.x), made.y) == (digits, float(written.strip("`")))
            assert made.to_dict()["x"] == digits
        again = (compiled.folder / "docs/A.md").read_text("utf-8")
    schema = read_texts({"a.md": again}, "gen").schema
    default, _ = (field.default for field in schema.definitions["A"].fields)  # type: ignore[union-attr]
    assert default is not None
    assert str(default.value) == digits


def test_default_lists_are_not_shared(package: ModuleType) -> None:
    one, two = (package.Order.from_dict({"needed": 10}) for _ in range(2))
    one.tags.append("a")
    assert two.tags == [] == package.Order(needed=10).tags


def test_defaults_are_written(package: ModuleType) -> None:
    written = package.Order(needed=10).to_dict()
    assert written["status"] == "paid"
    assert written["tags"] == []
    assert package.Order.from_dict(written) == package.Order(needed=10)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("count", 0, "must be >= 1"),
        ("count", 101, "must be <= 100"),
        ("ratio", 0, "must be > 0"),
        ("ratio", 1.0, "must be < 1"),
        ("total", "-0.01", "must be >= 0"),
        ("note", "longer", "length must be <= 5"),
        ("tags", ["a", "a"], "elements must be unique"),
        ("tags", ["a", "b", "c"], "length must be <= 2"),
        ("needed", 9, "must be >= 10"),
    ],
)
def test_broken_constraints(
    package: ModuleType, field: str, value: Any, expected: str
) -> None:
    with pytest.raises(package.DecodeError) as caught:
        package.Order.from_dict({"needed": 10, field: value})
    problem = caught.value.errors[0]
    assert (problem.path, problem.expected) == (field, expected)
    assert len(caught.value.errors) == 1


def test_a_broken_pattern(package: ModuleType) -> None:
    with pytest.raises(package.DecodeError, match=r"code: must match \^\[A-Z\]\+\$"):
        package.Order.from_dict({"needed": 10, "code": "lower"})
    assert package.Order.from_dict({"needed": 10, "code": "UP"}).code == "UP"


@pytest.mark.parametrize(
    "data",
    [
        {"count": 1},
        {"count": 100},
        {"ratio": 0.001},
        {"total": "0"},
        {"note": "12345"},
        {"note": None},
        {"tags": ["a", "b"]},
        {"code": None},
    ],
)
def test_values_at_the_limits(package: ModuleType, data: dict[str, Any]) -> None:
    document = {"needed": 10, **data}
    order = package.Order.from_dict(document)
    assert package.Order.from_dict(order.to_dict()) == order


def test_a_wrong_type_is_no_broken_constraint(package: ModuleType) -> None:
    with pytest.raises(package.DecodeError) as caught:
        package.Order.from_dict({"needed": "10"})
    assert str(caught.value) == "Order: needed: expected integer, found string"
