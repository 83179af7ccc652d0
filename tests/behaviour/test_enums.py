"""Enums are open: unknown values keep the type of the enum, and survive."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from sample_specs import EVERYTHING
from spec_package import Compiled, read_texts, spec_package, values

from generator.compiler import emit_files
from generator.config import Config

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
    found = [p.path for p in caught.value.errors if p.found != "missing key"]
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


FLAGS = """\
# Rights

| Value       | Name  |
| ----------- | ----- |
| `1 << 0`    | READ  |
| `1 << 1`    | WRITE |
| 0           | NONE  |
| `(3 << 2)`  | ADMIN |

# Colors

| Value | Name   |
| ----- | ------ |
| 0x1   | RED    |
| 0x2   | GREEN  |
| 0x3   | YELLOW |

# Signals

| Value | Name  |
| ----- | ----- |
| 0x07  | BELL  |
| 0x08  | BACK  |

# File

| Field  | Type              | Required |
| ------ | ----------------- | -------- |
| rights | [Rights](#rights) | yes      |
| colors | array of [Colors](#colors) | no |
| code   | [Signals](#signals)   | no       |
"""


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def files(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(json=request.param)
    with spec_package({"a.md": FLAGS}, "plain", config=config) as compiled:
        yield compiled


def test_bits_are_flags(files: Compiled) -> None:
    rights = files.package.Rights
    file = files.package.File.from_json(b'{"rights": 3, "colors": [1, 3, 4]}')
    assert file.rights == rights.READ | rights.WRITE
    assert file.rights.__class__ is rights
    assert rights.ADMIN.value == 12
    assert file.to_dict() == {"rights": 3, "colors": [1, 3, 4]}
    assert files.package.File.from_json(file.to_json()) == file
    assert files.package.Colors.YELLOW == 3
    # Nobody says that these are bits.
    assert (
        files.package.File.from_dict({"rights": 0, "code": "0x08"}).code.name == "BACK"
    )


@given(value=st.integers(0, 2**80))
def test_any_bits_are_taken(files: Compiled, value: int) -> None:
    rights = files.package.Rights
    before = len(rights._value2member_map_)
    file = files.package.File.from_dict({"rights": value})
    assert file.rights == value
    assert file.to_dict() == {"rights": value}
    assert pickle.loads(pickle.dumps(file.rights)) == value
    assert not ~file.rights & file.rights
    # Values of data are not kept.
    assert len(rights._value2member_map_) == before
    assert rights(0) is rights.NONE


@pytest.mark.parametrize("value", [-1, True, 1.0, "1", None])
def test_what_is_no_flag(files: Compiled, value: Any) -> None:
    package = files.package
    for type_, data in ((package.File, {"rights": value}), (package.Rights, value)):
        with pytest.raises(package.DecodeError):
            package.decode(type_, data)


MATCH = """\
from typing import assert_never
from kinds import Closed, Level, Open

def level(value: Level) -> int:
    match value:
        case Level.LOW | Level.HIGH:
            return 1
        case _:
            assert_never(value)

def opened(value: Open) -> int:
    match value:
        case Open.A | Open.B:
            return 1
        case _:
            assert_never(value)

def closed(value: Closed) -> int:
    match value:
        case Closed.A | Closed.B:
            return 1
        case _:
            assert_never(value)
"""


def test_only_closed_enums_are_exhausted(tmp_path: Path) -> None:
    """A checker must not take a match over the listed members of an open enum for one over all."""
    page = values("Closed", {"A": "a", "B": "b"})
    closed = page.replace("## Values", "## Values\n\nA closed enum.")
    specs = {
        "Open.md": values("Open", {"A": "a", "B": "b"}),
        "Level.md": values("Level", {"LOW": 1, "HIGH": 2}),
        "Closed.md": closed,
    }
    for file in emit_files(read_texts(specs)):
        path = tmp_path / "kinds" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")
    (tmp_path / "use.py").write_text(MATCH, "utf-8")
    for checker in (["mypy", "--strict"], ["basedpyright", "--level", "error"]):
        command = [sys.executable, "-m", *checker, "use.py"]
        ended = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        wrong = re.findall(r"use\.py:(\d+):(?:\d+)?.*error", ended.stdout)
        assert wrong == ["9", "16"], ended.stdout
