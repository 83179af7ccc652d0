"""Decimals are read from the digits of the document, without a float in between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from spec_package import Compiled, model, spec_package

from generator.config import Config

SPECS = {
    "Price.md": model("Price", {"amount": "*BigDecimal*", "weight": "*double*"}),
    "Cart.md": model(
        "Cart",
        {
            "prices": r"List\<[Price](Price.md)>",
            "rate": "*double*",
            "rates": r"Map\<String, *double*>",
            "note": "*Object*",
            "plain": "[Plain](Plain.md)",
        },
    ),
    # Beside decimals in one document, it must not see what they are kept as.
    "Plain.md": model("Plain", {"real": "*double*", "thing": "*Object*"}),
    "Alone.md": model("Alone", {"real": "*double*"}),
}


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def shop(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with spec_package(SPECS, config=Config(json=request.param)) as compiled:
        yield compiled


def cart(amount: str) -> str:
    price = f'{{"amount":{amount},"weight":0.10}}'
    plain = '{"real":1.50,"thing":[1.50]}'
    return (
        f'{{"prices":[{price}],"rate":0.10,"rates":{{"a":2.50,"b":3}},'
        f'"note":{{"x":[1.10,{{"y":1e2}}]}},"plain":{plain}}}'
    )


@pytest.mark.parametrize(
    "digits",
    ["1.10", "0.1000", "123456789012345678901234567890.123456789", "-1E+5", "7", "0.0"],
)
def test_every_digit_is_kept(shop: Compiled, digits: str) -> None:
    made = shop.cls("Cart").from_json(cart(digits))
    assert str(made.prices[0].amount) == str(Decimal(digits))
    assert type(made.prices[0].amount) is Decimal
    cls, decode_json = shop.cls("Cart"), shop.package.decode_json
    assert decode_json(cls, cart(digits)) == made
    assert decode_json(dict[str, cls], f'{{"a":{cart(digits)}}}') == {"a": made}  # type: ignore[valid-type]


@given(number=st.decimals(allow_nan=False, allow_infinity=False))
@settings(max_examples=50)
def test_any_number(shop: Compiled, number: Decimal) -> None:
    made = shop.package.decode_json(Decimal, str(number))
    assert made.as_tuple() == number.as_tuple()


def test_other_numbers_are_floats(shop: Compiled) -> None:
    made = shop.cls("Cart").from_json(cart("1.10"))
    found = [
        made.prices[0].weight,
        made.rate,
        made.rates["a"],
        made.note["x"][0],
        made.note["x"][1]["y"],
        made.plain.real,
        made.plain.thing[0],
    ]
    assert [type(number) for number in found] == [float] * len(found)
    assert found == [0.1, 0.1, 2.5, 1.1, 100.0, 1.5, 1.5]
    assert type(made.rates["b"]) is int


def test_beside_a_class_that_knows_nothing_of_decimals(shop: Compiled) -> None:
    union = shop.cls("Price") | shop.cls("Alone")
    assert shop.package.decode_json(union, '{"real": 1.5}').real == 1.5
    priced = shop.package.decode_json(union, '{"amount": 1.10, "weight": 1}')
    assert str(priced.amount) == "1.10"


def test_numbers_out_of_range(shop: Compiled) -> None:
    for text in (cart("1e9999999"), cart("1").replace("0.10", "1e400")):
        with pytest.raises(shop.package.DecodeError):
            shop.cls("Cart").from_json(text)
    with pytest.raises(shop.package.DecodeError) as caught:
        shop.cls("Alone").from_json('{"real": 1e400}')
    assert tuple(caught.value.errors[0]) == ("real", "number", "invalid number")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_no_number_is_none(shop: Compiled, value: float) -> None:
    for data in ({"real": value}, {"amount": value, "weight": 1}):
        cls = shop.cls("Alone" if "real" in data else "Price")
        with pytest.raises(shop.package.DecodeError):
            cls.from_dict(data)
    for amount in (Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")):
        with pytest.raises(shop.package.DecodeError):
            shop.cls("Price").from_dict({"amount": amount, "weight": 1})


def test_data_that_was_parsed_with_decimals(shop: Compiled) -> None:
    data: dict[str, Any] = {"amount": Decimal("1.10"), "weight": 1.5}
    assert shop.cls("Price").from_dict(data).amount == Decimal("1.10")


def test_integers_of_any_size(shop: Compiled) -> None:
    big = 2**70
    assert shop.cls("Alone").from_json(f'{{"real": {big}}}').real in (big, float(big))
