"""The rows of scalars: one for each, true of the values that packages take."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, get_args
from uuid import UUID

import pytest
from hypothesis import given, strategies as st
from spec_package import Compiled, model, spec_package

from generator.backends.python.types.scalars import PY_SCALARS, Formatted, Printed
from generator.frontend.types.typeexpr import ScalarName
from generator.ir.scalars import FACTS, JsonKind, Scalar, kind_of
from generator.ir.types import (
    ListOf,
    Literal,
    MapOf,
    Nullable,
    Ref,
    StreamOf,
    Type,
    UnionOf,
    Unknown,
    children,
    map_children,
    walk,
)


@pytest.fixture(scope="module")
def package() -> Iterator[Compiled]:
    with spec_package({"A.md": model("A", {"x": "*int*"})}) as compiled:
        yield compiled


def test_each_scalar_has_its_rows() -> None:
    assert FACTS.keys() == {*Scalar}
    assert PY_SCALARS.keys() == {*Scalar}
    assert {*get_args(ScalarName)} == {scalar.value for scalar in Scalar}


@pytest.mark.parametrize("scalar", Scalar)
def test_examples_are_values(package: Compiled, scalar: Scalar) -> None:
    facts = FACTS[scalar]
    assert kind_of(facts.example) in facts.kinds
    if type_ := _runtime_type(scalar):
        decoded = package.package.decode(type_, facts.example)
        assert package.package.encode(decoded) == facts.example


def _runtime_type(scalar: Scalar) -> Any:
    """Return the class that values of ``scalar`` have, if that is no class of JSON's own."""
    row = PY_SCALARS[scalar]
    if not isinstance(row.codec, Formatted | Printed):
        return None
    return eval(row.annotation.text, {"dt": dt, "Decimal": Decimal, "UUID": UUID})


_PIECES = st.sampled_from(
    [
        *"PTWDHMSYZtz+-.,:_ ",
        *("1", "02", "59", "60", "2026", "0.5", "٣", "12:00:00", "99999999999", "P1DT"),
        *("2026-01-31", "123e4567-e89b-42d3-a456-426614174000"),
    ]
)


@pytest.mark.parametrize("scalar", [s for s in Scalar if FACTS[s].parse])
@given(text=st.lists(_PIECES, max_size=7).map("".join))
def test_defaults_are_what_decoders_take(
    package: Compiled, scalar: Scalar, text: str
) -> None:
    try:
        package.package.decode(_runtime_type(scalar), text)
    except package.package.DecodeError:
        assert not FACTS[scalar].takes(text)
    else:
        assert FACTS[scalar].takes(text)


def test_what_json_may_be_of_a_scalar() -> None:
    takes = {s: FACTS[s].takes_all for s in Scalar}
    assert all(takes[s] <= FACTS[s].kinds for s in Scalar)
    assert takes[Scalar.DECIMAL] == {JsonKind.INTEGER, JsonKind.FRACTION}
    assert not takes[Scalar.DATE]


_LEAVES: st.SearchStrategy[Type] = (
    st.sampled_from(Scalar)
    | st.sampled_from("ab").map(Ref)
    | st.builds(Literal, st.integers())
    | st.builds(Unknown, st.just("?"))
)
_TYPES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.one_of(*(st.builds(cls, inner) for cls in (ListOf, MapOf, StreamOf)))
        | st.builds(Nullable, inner)
        | st.lists(inner, min_size=1, max_size=3).map(tuple).map(UnionOf)
    ),
)


@given(_TYPES)
def test_walk_meets_each_type_before_its_children(type_: Type) -> None:
    def met(here: Type) -> list[Type]:
        return [here, *(each for child in children(here) for each in met(child))]

    assert [*walk(type_)] == met(type_)
    assert map_children(type_, lambda child: child) == type_
    # The order is that of the text.
    ids = [each.id for each in walk(type_) if isinstance(each, Ref)]
    assert ids == re.findall(r"Ref\(id='(\w)'\)", repr(type_))
