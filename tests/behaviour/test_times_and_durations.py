"""Times of day and durations, in every JSON library."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st
from spec_package import Compiled, spec_package

from generator.compiler import read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

SPEC = """\
# Shift

| Name   | Type                  | Required | Default  |
| ------ | --------------------- | -------- | -------- |
| start  | time                  | yes      |          |
| length | string (duration)     | yes      |          |
| pause  | duration              | no       | PT15M0.5S |
| call   | time                  | no       | 09:00:00Z |
| breaks | array of durations    | no       |          |
| bells  | map of string to time | no       |          |
| left   | duration or null      | no       |          |
| either | duration or integer   | no       |          |
"""
WHOLE = {"start": "08:00:00", "length": "PT8H"}


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def shop(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(json=request.param)
    with spec_package({"a.md": SPEC}, "plain", config=config) as compiled:
        yield compiled


def plus(minutes: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PT1H30M", dt.timedelta(hours=1, minutes=30)),
        ("P1DT2H3M4S", dt.timedelta(1, 4, 0, 0, 3, 2)),
        ("-P1D", dt.timedelta(-1)),
        ("+PT1S", dt.timedelta(0, 1)),
        ("P2W", dt.timedelta(14)),
        ("P1W2D", dt.timedelta(9)),
        ("PT0.5S", dt.timedelta(microseconds=500_000)),
        ("PT0,5H", dt.timedelta(minutes=30)),
        ("P0.5D", dt.timedelta(hours=12)),
        ("PT1.0000019S", dt.timedelta(seconds=1, microseconds=1)),
        ("PT36H", dt.timedelta(1, 0, 0, 0, 0, 12)),
        ("P0D", dt.timedelta()),
    ],
)
def test_durations(shop: Compiled, text: str, value: dt.timedelta) -> None:
    shift = shop.package.Shift.from_json(json.dumps(WHOLE | {"length": text}))
    assert shift.length == value
    again = shop.package.Shift.from_json(shift.to_json())
    assert again == shift
    assert shop.package.Shift.from_dict(shift.to_dict()) == shift


@pytest.mark.parametrize(
    "text",
    [
        *("P1Y", "P1M", "P1Y2M3D", "P1YT1H", "P", "PT", "P1DT", "-P", "1D", "PT1"),
        *("PT1.5H30M", "P-1D", "PT1H-30M", "P1S", "T1H", "pt1h", "PT1H ", "", "PT.5S"),
        *("P99999999999D", "P٣D", "PT1e3S", 5, None, True, {}),
    ],
)
def test_what_is_no_duration(shop: Compiled, text: Any) -> None:
    with pytest.raises(shop.package.DecodeError) as caught:
        shop.package.Shift.from_json(json.dumps(WHOLE | {"length": text}))
    [problem] = caught.value.errors
    assert problem.path == "length"
    assert "without years and months" in problem.expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12:30:00", dt.time(12, 30)),
        ("12:30:00Z", dt.time(12, 30, tzinfo=dt.UTC)),
        ("12:30:00z", dt.time(12, 30, tzinfo=dt.UTC)),
        ("12:30:00.25+02:00", dt.time(12, 30, 0, 250_000, plus(120))),
        ("00:00:00-09:30", dt.time(0, tzinfo=plus(-570))),
        ("12:30:00.123456789Z", dt.time(12, 30, 0, 123_456, dt.UTC)),
    ],
)
def test_times(shop: Compiled, text: str, value: dt.time) -> None:
    shift = shop.package.Shift.from_json(json.dumps(WHOLE | {"start": text}))
    assert shift.start == value
    assert shift.start.utcoffset() == value.utcoffset()
    assert shop.package.Shift.from_json(shift.to_json()) == shift


@pytest.mark.parametrize(
    "text",
    [
        *("12:30", "12", "24:00:00", "23:59:60Z", "12:30:00+24:00", "T12:30:00", ""),
        *("12:30:00,5", "123000", "12:30:00.", "2026-01-31T12:30:00Z", 1, None),
    ],
)
def test_what_is_no_time(shop: Compiled, text: Any) -> None:
    with pytest.raises(shop.package.DecodeError) as caught:
        shop.package.Shift.from_json(json.dumps(WHOLE | {"start": text}))
    assert caught.value.path == "start"


def test_defaults(shop: Compiled) -> None:
    shift = shop.package.Shift.from_dict(WHOLE)
    assert shift.pause == dt.timedelta(minutes=15, microseconds=500_000)
    assert shift.call == dt.time(9, tzinfo=dt.UTC)
    assert shop.package.Shift(start=shift.start, length=shift.length) == shift


def test_inside_of_other_types(shop: Compiled) -> None:
    data = WHOLE | {
        "pause": "PT15M",
        "call": "09:00:00",
        "breaks": ["PT5M", "-PT1S"],
        "bells": {"noon": "12:00:00Z"},
        "left": "P1D",
        "either": "PT0S",
    }
    shift = shop.package.Shift.from_json(json.dumps(data))
    assert shift.breaks == [dt.timedelta(minutes=5), dt.timedelta(seconds=-1)]
    assert shift.either == dt.timedelta()
    assert json.loads(shift.to_json()) == shift.to_dict() == data


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("length", 5),
        ("length", "PT1H"),
        ("length", dt.time(1)),
        ("start", "08:00:00"),
        ("start", dt.datetime(2026, 1, 31)),
        ("start", dt.date(2026, 1, 31)),
        # Their offset depends on the day, or cannot be written.
        ("start", dt.time(1, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("start", dt.time(1, tzinfo=dt.timezone(dt.timedelta(seconds=30)))),
    ],
)
def test_what_cannot_be_written(shop: Compiled, name: str, value: Any) -> None:
    shift = shop.package.Shift.from_dict(WHOLE)
    setattr(shift, name, value)
    for write in (shift.to_json, shift.to_dict):
        with pytest.raises(shop.package.EncodeError) as caught:
            write()
        assert caught.value.path == name


@given(length=st.timedeltas(), start=st.times(timezones=st.none() | st.just(dt.UTC)))
def test_every_value_comes_back(
    shop: Compiled, length: dt.timedelta, start: dt.time
) -> None:
    shift = shop.package.Shift(start=start, length=length, breaks=[length])
    assert shop.package.Shift.from_json(shift.to_json()) == shift
    assert shop.package.Shift.from_dict(shift.to_dict()) == shift


MOMENTS = """\
# Moments

| Name  | Type             | Required | Default              |
| ----- | ---------------- | -------- | -------------------- |
| at    | datetime         | yes      |                      |
| other | datetime         | no       | 2026-01-31T12:00:00Z |
| all   | list of datetime | no       |                      |
"""
NAIVE = dt.datetime(2026, 1, 31, 12)


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def strict(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(json=request.param, naive_datetimes="refuse")
    with spec_package({"a.md": MOMENTS}, "plain", config=config) as compiled:
        yield compiled


def test_naive_moments_can_be_refused(strict: Compiled) -> None:
    package = strict.package
    for data in ({"at": NAIVE.isoformat()}, {"at": "2026-01-31 12:00:00.5"}):
        with pytest.raises(package.DecodeError, match=r"at: .*with an offset"):
            package.Moments.from_json(json.dumps(data))
        with pytest.raises(package.DecodeError):
            package.decode(dt.datetime, data["at"])
    for moments in (
        package.Moments(at=NAIVE),
        package.Moments(at=NAIVE.astimezone(dt.UTC), all=[NAIVE]),
    ):
        for write in (moments.to_json, moments.to_dict):
            with pytest.raises(package.EncodeError, match="with an offset"):
                write()


@pytest.mark.parametrize("zone", [dt.UTC, plus(90), ZoneInfo("Europe/Berlin")])
def test_others_are_taken_as_ever(strict: Compiled, zone: dt.tzinfo) -> None:
    made = strict.package.Moments(at=NAIVE.replace(tzinfo=zone))
    assert strict.package.Moments.from_json(made.to_json()) == made
    assert strict.package.Moments.from_dict(made.to_dict()) == made


def test_naive_defaults_are_refused_too() -> None:
    text = MOMENTS.replace("12:00:00Z", "12:00:00")
    for setting, codes in (("keep", []), ("refuse", ["wrong-default"])):
        report = Report()
        config = Config(naive_datetimes=setting)
        read_schema(
            [SourceFile("a.md", text)], DIALECTS["plain"], report, config=config
        )
        assert [finding.code for finding in report] == codes
