"""What counts as which type: JSON types are told apart, and formats are checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

import pytest
from sample_specs import EVERYTHING
from spec_package import Compiled, spec_package

UTC = dt.UTC


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(EVERYTHING) as compiled:
        yield compiled


def plus(minutes: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(minutes=minutes))


ACCEPTED: list[tuple[Any, Any, Any]] = [
    (str, "1", "1"),
    (int, 1, 1),
    (int, -(10**30), -(10**30)),
    (float, 1.5, 1.5),
    (float, 1, 1),
    (bool, False, False),
    (None, None, None),
    (Any, {"a": [None]}, {"a": [None]}),
    (Decimal, "1.10", Decimal("1.10")),
    (Decimal, 1.1, Decimal("1.1")),
    (Decimal, 7, Decimal(7)),
    (bytes, "aGk=", b"hi"),
    (bytes, "", b""),
    (dt.date, "2024-02-29", dt.date(2024, 2, 29)),
    (dt.datetime, "2024-02-29T01:02:03Z", dt.datetime(2024, 2, 29, 1, 2, 3, 0, UTC)),
    (dt.datetime, "2024-02-29t01:02:03z", dt.datetime(2024, 2, 29, 1, 2, 3, 0, UTC)),
    (dt.datetime, "2024-02-29T01:02:03", dt.datetime(2024, 2, 29, 1, 2, 3)),
    (
        dt.datetime,
        "2024-02-29T01:02:03.5-09:30",
        dt.datetime(2024, 2, 29, 1, 2, 3, 500_000, plus(-570)),
    ),
    (
        dt.datetime,
        "2024-02-29T01:02:03.123456789+00:00",
        dt.datetime(2024, 2, 29, 1, 2, 3, 123_456, UTC),
    ),
    (Literal["a", 1], 1, 1),
]

WRONG: dict[Any, list[Any]] = {
    str: [1, None, True, [], {}],
    int: [True, 1.0, "1", None],
    float: [True, "1", "1.0", None],
    bool: [0, 1, "true", None],
    None: [0, "", False, "null"],
    Decimal: [True, None, "", "x", "NaN", "Infinity", "1,5", "1E+99999999999999999999"],
    bytes: ["aGk", "a", "a Gk=", "é", "aGk=\n", None, 1],
    dt.date: [
        *["2023-02-29", "20240229", "2024-2-9", "2024-02-29T00:00:00", "2024-W09-4"],
        *["", 1, None, "infinity", "0000-01-01"],
    ],
    dt.datetime: [
        *["2024-02-29", "2024-02-29T25:00:00Z", "2024-02-29T01:02Z", "now", "", 1],
        *["2024-02-29T01:02:03+24:00", "٢٠٢٤-02-29T01:02:03Z", None],
        # A leap second, the end of a day, and what only fromisoformat takes.
        *["2016-12-31T23:59:60Z", "2024-02-29T24:00:00Z", "infinity", "Infinity"],
        *["20240229T010203Z", "2024-W09-4T01:02:03Z", "2024-02-29T01:02:03,5Z"],
        *["2024-02-29T01:02:03.Z", "2024-02-29x01:02:03Z", "2024-02-29T01:02:03+01"],
        *["2024-02-29T01:02:03.123456xZ", "2024-02-29T01:02:03.1234567xZ"],
        *[
            "2024-02-29T01:02:03+01:00:30",
            "0000-01-01T00:00:00Z",
            "10000-01-01T00:00:00Z",
        ],
    ],
    Literal["a", 1]: [True, 1.0, "1", "b", None, []],
}
REFUSED = [(type_, value) for type_, values in WRONG.items() for value in values]


@pytest.mark.parametrize(("type_", "data", "value"), ACCEPTED)
def test_accepted(samples: Compiled, type_: Any, data: Any, value: Any) -> None:
    decoded = samples.package.decode(type_, data)
    assert decoded == value
    assert type(decoded) is type(value)


@pytest.mark.parametrize(("type_", "data"), REFUSED)
def test_refused(samples: Compiled, type_: Any, data: Any) -> None:
    with pytest.raises(samples.package.DecodeError) as caught:
        samples.package.decode(type_, data)
    assert caught.value.path == ""


WHOLE = {
    "text": "",
    "whole": 1,
    "real": 1.5,
    "flag": True,
    "big": 10**30,
    "money": "1.10",
    "day": "2024-02-29",
    "moment": "2024-02-29T01:02:03Z",
    "data": "aGk=",
    "thing": None,
    "nothing": None,
}
KEYS = {
    str: "text",
    int: "whole",
    float: "real",
    bool: "flag",
    Decimal: "money",
    bytes: "data",
    dt.date: "day",
    dt.datetime: "moment",
    None: "nothing",
    Any: "thing",
}


@pytest.mark.parametrize(
    ("type_", "data", "value"), [row for row in ACCEPTED if row[0] in KEYS]
)
def test_accepted_in_a_model(
    samples: Compiled, type_: Any, data: Any, value: Any
) -> None:
    decoded = samples.package.Scalars.from_dict(WHOLE | {KEYS[type_]: data})
    assert getattr(decoded, KEYS[type_]) == value


@pytest.mark.parametrize(("type_", "data"), [row for row in REFUSED if row[0] in KEYS])
def test_refused_in_a_model(samples: Compiled, type_: Any, data: Any) -> None:
    with pytest.raises(samples.package.DecodeError) as caught:
        samples.package.Scalars.from_dict(WHOLE | {KEYS[type_]: data})
    assert [problem.path for problem in caught.value.errors] == [KEYS[type_]]


@pytest.mark.parametrize("data", [True, 1.0, "1"])
def test_nothing_of_the_kind_is_an_int_inside_of_containers(
    samples: Compiled, data: Any
) -> None:
    for type_, value in ((list[int], [1, data]), (dict[str, int], {"k": data})):
        with pytest.raises(samples.package.DecodeError) as caught:
            samples.package.decode(type_, value)
        assert caught.value.path in ("[1]", "k")


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (dt.datetime(2024, 1, 2, 3, 4, 5, 0, UTC), "2024-01-02T03:04:05Z"),
        (
            dt.datetime(2024, 1, 2, 3, 4, 5, 6, plus(90)),
            "2024-01-02T03:04:05.000006+01:30",
        ),
        (dt.datetime(2024, 1, 2), "2024-01-02T00:00:00"),
        (dt.date(1, 1, 1), "0001-01-01"),
        (Decimal("1.10"), "1.10"),
        (b"\xff\x00", "/wA="),
        ([{"k": dt.date(2024, 1, 2)}, None, 1.5], [{"k": "2024-01-02"}, None, 1.5]),
    ],
)
def test_encoded(samples: Compiled, value: Any, data: Any) -> None:
    assert samples.package.encode(value) == data


@pytest.mark.parametrize("value", [object(), {1}, 1j, print, int])
def test_what_json_has_no_type_for(samples: Compiled, value: Any) -> None:
    with pytest.raises(samples.package.EncodeError, match=type(value).__name__):
        samples.package.encode([value])
