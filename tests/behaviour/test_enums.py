"""Enums are open: unknown values keep the type of the enum, and survive."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies as st
from sample_specs import EVERYTHING
from spec_package import Compiled, spec_package

ANY_BUT_STRINGS: list[Any] = [1, None, True, [], {}, 1.5]
ANY_BUT_INTEGERS: list[Any] = [True, 1.0, "1", None, 2.5, [], {}]


@pytest.fixture(scope="module")
def samples() -> Iterator[Compiled]:
    with spec_package(EVERYTHING) as compiled:
        yield compiled


def test_known_values_are_the_members(samples: Compiled) -> None:
    color, level = samples.package.Color, samples.package.Level
    assert samples.package.decode(color, "red") is color.RED
    assert samples.package.decode(level, 2) is level.HIGH
    assert (color.RED, level.LOW) == ("red", 1)


@pytest.mark.parametrize(("name", "value"), [("Color", "mauve"), ("Level", 99)])
def test_an_unknown_value(samples: Compiled, name: str, value: Any) -> None:
    enum: Any = samples.cls(name)
    unknown = samples.package.decode(enum, value)
    assert type(unknown) is enum
    assert unknown == value
    assert hash(unknown) == hash(value)
    assert unknown.value == value
    assert unknown.name == str(value)
    assert str(unknown) == str(value)
    assert not any(unknown is member for member in samples.cls(name))
    assert value not in {member.value for member in samples.cls(name)}
    assert unknown == enum(value)
    assert unknown != enum(type(value)(f"{value}1"))
    assert samples.package.encode(unknown) == value
    assert type(samples.package.encode(unknown)) is type(value)


@pytest.mark.parametrize(("name", "value"), [("Color", "mauve"), ("Level", 99)])
def test_an_unknown_value_is_copied(samples: Compiled, name: str, value: Any) -> None:
    unknown = samples.cls(name)(value)
    for made in (
        copy.copy(unknown),
        copy.deepcopy([unknown])[0],
        *[pickle.loads(pickle.dumps(unknown, p)) for p in range(6)],
    ):
        assert type(made) is samples.cls(name)
        assert made == value


@pytest.mark.parametrize("name", ["Color", "Level"])
def test_known_values_stay_the_same_when_copied(samples: Compiled, name: str) -> None:
    for member in samples.cls(name):
        assert copy.deepcopy(member) is member
        assert pickle.loads(pickle.dumps(member)) is member


@given(value=st.text())
def test_any_string_survives(samples: Compiled, value: str) -> None:
    unknown = samples.package.decode_json(
        samples.package.Color, samples.package.encode_json(value)
    )
    assert type(unknown) is samples.package.Color
    assert unknown == value


def test_an_unknown_value_falls_through_a_match(samples: Compiled) -> None:
    color = samples.package.Color

    def describe(found: Any) -> str:
        match found:
            case color.RED:
                return "red"
            case color.GREEN:
                return "green"
            case _:
                return f"other: {found}"

    shown = [describe(samples.package.decode(color, v)) for v in ("red", "mauve")]
    assert shown == ["red", "other: mauve"]


def test_unknown_values_survive_in_a_model(samples: Compiled) -> None:
    data = {"color": "mauve", "level": 9, "colors": {"k": "puce"}}
    optionals = samples.package.Optionals.from_dict(data)
    assert type(optionals.color) is samples.package.Color
    assert type(optionals.colors["k"]) is samples.package.Color
    assert optionals.to_dict() == data
    assert pickle.loads(pickle.dumps(optionals)) == optionals


def test_unknown_values_leave_the_enum_as_it_was(samples: Compiled) -> None:
    samples.package.decode(samples.package.Color, "mauve")
    assert [member.value for member in samples.package.Color] == ["red", "green"]
    assert not hasattr(samples.package.Color, "mauve")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *[("Color", data) for data in ANY_BUT_STRINGS],
        *[("Level", data) for data in ANY_BUT_INTEGERS],
    ],
)
def test_refused(samples: Compiled, name: str, data: Any) -> None:
    enum: Any = samples.cls(name)
    for type_, value, path in (
        (enum, data, ""),
        (list[enum], [data], "[0]"),
        (dict[str, enum], {"k": data}, "k"),
    ):
        with pytest.raises(samples.package.DecodeError) as caught:
            samples.package.decode(type_, value)
        assert caught.value.path == path


@pytest.mark.parametrize("data", [True, 1.0])
def test_no_integer_enum_in_a_model(samples: Compiled, data: Any) -> None:
    """True and 1.0 are equal to 1, so a plain look-up would take them for it."""
    with pytest.raises(samples.package.DecodeError) as caught:
        samples.package.Optionals.from_dict({"level": data})
    assert caught.value.path == "level"
    nests = {"levels": [data], "levelByName": {"k": data}, "level": data}
    with pytest.raises(samples.package.DecodeError) as caught:
        samples.package.Nests.from_dict(nests)
    found = [p.path for p in caught.value.errors if p.found != "no key"]
    assert found == ["level", "levels[0]", "levelByName.k"]


# Not Level(True): for any IntEnum that is Level(1).
@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("Color", value) for value in (None, 1, True, b"red", ["red"])],
        *[("Level", value) for value in (None, 1.5, "1", [1])],
    ],
)
def test_calling_the_enum_refuses_other_types(
    samples: Compiled, name: str, value: Any
) -> None:
    with pytest.raises((ValueError, TypeError)):
        samples.cls(name)(value)
