"""Types of the user's own in the place of scalars."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from pydantic import ValidationError
from spec_package import Compiled, spec_package

from generator.compiler import read_schema
from generator.config import Config, Record
from generator.diagnostics.report import Report
from generator.source import SourceFile, Span

SPEC = """\
# Order

| Field   | Type            | Required | Default | Validation |
| ------- | --------------- | -------- | ------- | ---------- |
| total   | decimal         | yes      |         | >= 0       |
| price   | decimal         | no       | 2.5     |            |
| fees    | list of decimal | yes      |         |            |
| `by name` | map of decimal  | no       |         |            |
| other   | decimal or null | no       |         |            |
| number  | string          | yes      |         |            |
| parse_money | string      | yes      |         |            |
"""
NOWHERE = Span(SourceFile("gen.toml", ""), 0, 0)


@dataclass(frozen=True)
class Money:
    amount: Decimal


def parse_money(amount: Decimal) -> Money:
    if amount > 1000:
        raise ValueError("too much")
    return Money(amount)


def format_money(money: Money) -> Decimal:
    return money.amount


def record(**values: str) -> Record:
    paths = {
        "type": "acme_money:Money",
        "decode": "acme_money:parse_money",
        "encode": "acme_money:format_money",
    }
    return Record(paths | values, NOWHERE)


MONEY = record(**{"for": "decimal"})


@pytest.fixture(scope="module", autouse=True)
def acme() -> Iterator[None]:
    module = types.ModuleType("acme_money")
    module.__dict__.update(
        Money=Money, parse_money=parse_money, format_money=format_money
    )
    sys.modules["acme_money"] = module
    yield
    del sys.modules["acme_money"]


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def shop(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(converters=(MONEY,), json=request.param)
    with spec_package({"o.md": SPEC}, "plain", config) as compiled:
        yield compiled


DOCUMENT: dict[str, Any] = {
    "total": "1.10",
    "price": "2.5",
    "fees": ["1", "2.50"],
    "by name": {"a": "3"},
    "other": None,
    "number": "N",
    "parse_money": "x",
}


def test_there_and_back(shop: Compiled) -> None:
    order = shop.cls("Order").from_dict(DOCUMENT)
    assert order.total == Money(Decimal("1.10"))
    assert order.fees == [Money(Decimal(1)), Money(Decimal("2.50"))]
    assert order.by_name == {"a": Money(Decimal(3))}
    assert order.other is None
    assert order.to_dict() == DOCUMENT
    assert shop.cls("Order").from_json(order.to_json()) == order
    assert shop.package.encode(order) == DOCUMENT
    assert shop.package.decode(shop.cls("Order"), DOCUMENT) == order


def test_a_default_is_converted(shop: Compiled) -> None:
    data = {k: DOCUMENT[k] for k in ("total", "fees", "number", "parse_money")}
    assert shop.cls("Order").from_dict(data).price == Money(Decimal("2.5"))


@given(amount=st.decimals(0, 1000, allow_nan=False))
@settings(max_examples=20)
def test_any_amount(shop: Compiled, amount: Decimal) -> None:
    order = shop.cls("Order").from_dict(DOCUMENT | {"total": str(amount)})
    assert shop.cls("Order").from_json(order.to_json()).total == Money(amount)


@pytest.mark.parametrize(
    ("total", "problem"),
    [
        ("x", ("total", "decimal number", "string")),
        ("-1", ("total", "must be >= 0", "")),
        ("1001", ("total", "Money", "invalid string")),
    ],
)
def test_what_does_not_fit(
    shop: Compiled, total: str, problem: tuple[str, str, str]
) -> None:
    with pytest.raises(shop.package.DecodeError) as caught:
        shop.cls("Order").from_dict(DOCUMENT | {"total": total})
    assert [tuple(found) for found in caught.value.errors] == [problem]


def test_a_value_that_is_none_of_the_type(shop: Compiled) -> None:
    order = shop.cls("Order").from_dict(DOCUMENT)
    order.fees[1] = Decimal(1)
    for encode in (order.to_dict, order.to_json):
        with pytest.raises(shop.package.EncodeError) as caught:
            encode()
        assert caught.value.errors == (("fees[1]", "Money", "Decimal"),)


def test_a_class_of_the_same_name_steps_aside() -> None:
    spec = (
        SPEC
        + "\n# Money\n\n| Field | Type | Required |\n| - | - | - |\n| x | int | yes |\n"
    )
    report = Report()
    config = Config(converters=(MONEY,))
    reading = read_schema([SourceFile("o.md", spec)], None, report, config=config)
    assert reading.names["python"].classes["Money"] == "Money_"
    assert "a converter in the configuration has that name" in str(
        [found.message for found in report]
    )


@pytest.mark.parametrize(
    "unused",
    [record(**{"for": "uuid"}), record(**{"for": "decimal", "fields": "Oder.*"})],
)
def test_one_that_is_for_no_field_is_a_warning(unused: Record) -> None:
    report = Report()
    config = Config(converters=(unused,))
    read_schema([SourceFile("o.md", SPEC)], None, report, config=config)
    assert [found.code for found in report] == ["unused-converter"]


@pytest.fixture(scope="module")
def pydantic_shop() -> Iterator[Compiled]:
    config = Config(converters=(MONEY,), models="pydantic")
    with spec_package({"o.md": SPEC}, "plain", config) as compiled:
        yield compiled


def test_pydantic_converts_there_and_back(pydantic_shop: Compiled) -> None:
    cls = pydantic_shop.cls("Order")
    order = cls.model_validate_json(json.dumps(DOCUMENT))
    assert order == cls.model_validate(DOCUMENT)
    assert order.total == Money(Decimal("1.10"))
    assert order.fees == [Money(Decimal(1)), Money(Decimal("2.50"))]
    assert order.by_name == {"a": Money(Decimal(3))}
    assert json.loads(order.model_dump_json()) == DOCUMENT
    assert order.model_dump()["total"] == Decimal("1.10")
    assert cls.model_validate(order.model_dump()) == order
    made = cls(total=Money(Decimal(1)), fees=[], number="N", parse_money="x")
    assert (made.total, made.price) == (Money(Decimal(1)), Money(Decimal("2.5")))


@pytest.mark.parametrize("total", ["x", "-1", "1001"])
def test_pydantic_says_what_does_not_fit(pydantic_shop: Compiled, total: str) -> None:
    with pytest.raises(ValidationError) as caught:
        pydantic_shop.cls("Order").model_validate(DOCUMENT | {"total": total})
    assert [error["loc"] for error in caught.value.errors()] == [("total",)]


def test_pydantic_describes_what_is_in_json(pydantic_shop: Compiled) -> None:
    for mode in ("validation", "serialization"):
        schema = pydantic_shop.cls("Order").model_json_schema(mode=mode)
        assert schema["properties"]["total"]["pattern"]
