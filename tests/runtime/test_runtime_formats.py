"""The formats of the runtime by themselves: what is read is what is written."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st
from spec_package import imported

from generator.backends.templating.environment import template_root

OFFSETS = st.integers(-1439, 1439).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))


@pytest.fixture(scope="module")
def formats() -> Iterator[Any]:
    with imported(template_root() / "python" / "_runtime") as package:
        __import__(f"{package.__name__}.formats")
        yield sys.modules[f"{package.__name__}.formats"]


@given(value=st.datetimes(timezones=st.none() | OFFSETS))
def test_datetimes(formats: Any, value: dt.datetime) -> None:
    again = formats.parse_datetime(formats.format_datetime(value))
    assert (again, again.utcoffset()) == (value, value.utcoffset())


@given(value=st.dates())
def test_dates(formats: Any, value: dt.date) -> None:
    assert formats.parse_date(value.isoformat()) == value


@given(value=st.binary())
def test_bytes(formats: Any, value: bytes) -> None:
    assert formats.parse_bytes(formats.format_bytes(value)) == value


@given(value=st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals(formats: Any, value: Decimal) -> None:
    assert formats.parse_decimal(str(value)).as_tuple() == value.as_tuple()


@given(data=st.text() | st.binary() | st.integers() | st.floats() | st.none())
@pytest.mark.parametrize(
    "name", ["parse_datetime", "parse_date", "parse_bytes", "parse_decimal"]
)
def test_whatever_comes_is_read_or_refused(formats: Any, name: str, data: Any) -> None:
    refusals = sys.modules[formats.InvalidValue.__module__].__dict__["VALUE_ERRORS"]
    try:
        getattr(formats, name)(data)
    except refusals:
        return
