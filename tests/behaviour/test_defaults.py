"""Defaults of every type: new objects each time, and what an absent key is read as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import black
import pytest
from spec_package import Compiled, spec_package

from generator.compiler import read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

SPEC = """\
# State

| Value | Name   |
| ----- | ------ |
| a     | ACTIVE |
| b     | BROKEN |

# Kind

A closed enum.

| Value | Name |
| ----- | ---- |
| one   | ONE  |

# Open kind

An open enum.

| Value | Name |
| ----- | ---- |
| one   | ONE  |

# All

| Field  | Type                       | Required | Default                    |
| ------ | -------------------------- | -------- | -------------------------- |
| role   | "user"                     | yes      |                            |
| kind   | [Kind](#kind)              | yes      |                            |
| count  | 1                          | yes      |                            |
| texts  | list of string             | no       | `["x", "y"]`               |
| counts | map of int                 | no       | `{"k": 1}`                 |
| days   | list of date               | no       | `["2026-01-31"]`           |
| states | list of [State](#state)    | no       | `["a", "b"]`               |
| named  | [State](#state)            | no       | ACTIVE                     |
| path   | [State](#state)            | no       | `State.BROKEN`             |
| thing  | any                        | no       | `{"a": [1, null]}`         |
| either | [State](#state) or integer | no       | b                          |
| table  | list of list of int        | no       | `[[1], [2, 3], []]`        |
| moment | date or string             | no       | 2026-01-31                 |
| money  | list of decimal            | no       | `[1.5, "2.50"]`            |
| empty  | list of string             | no       | `[]`                       |
"""


@pytest.fixture(scope="module", params=["standard", "orjson", "msgspec"])
def compiled(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    config = Config(json=request.param)
    with spec_package({"a.md": SPEC}, "plain", config=config) as compiled:
        yield compiled


CONSTANTS = {"role": "user", "kind": "one", "count": 1}


def test_a_constructor_needs_no_arguments(compiled: Compiled) -> None:
    made, state = compiled.package.All(), compiled.package.State
    assert (made.role, made.kind, made.count) == ("user", compiled.package.Kind.ONE, 1)
    assert made.texts == ["x", "y"]
    assert made.counts == {"k": 1}
    assert made.days == [dt.date(2026, 1, 31)]
    assert made.states == [state.ACTIVE, state.BROKEN]
    assert (made.named, made.path, made.either) == ("a", "b", state.BROKEN)
    assert made.thing == {"a": [1, None]}
    assert made.table == [[1], [2, 3], []]
    assert made.moment == dt.date(2026, 1, 31)
    assert made.money == [Decimal("1.5"), Decimal("2.50")]
    assert made.empty == []


def test_an_absent_key_is_read_as_the_same(compiled: Compiled) -> None:
    made, read = compiled.package.All(), compiled.package.All.from_dict(CONSTANTS)
    assert made == read
    assert compiled.package.All.from_json(made.to_json()) == made
    assert made.to_dict() == read.to_dict()


@pytest.mark.parametrize(
    "name", ["texts", "counts", "states", "thing", "table", "empty"]
)
def test_each_object_has_its_own(compiled: Compiled, name: str) -> None:
    for make in (
        compiled.package.All,
        lambda: compiled.package.All.from_dict(CONSTANTS),
    ):
        assert getattr(make(), name) is not getattr(make(), name)
    assert compiled.package.All().table[0] is not compiled.package.All().table[0]


@pytest.mark.parametrize("key", CONSTANTS)
def test_the_key_of_a_constant_must_be_there(compiled: Compiled, key: str) -> None:
    package = compiled.package
    data = {k: value for k, value in CONSTANTS.items() if k != key}
    with pytest.raises(package.DecodeError) as caught:
        package.All.from_dict(data)
    assert [problem.path for problem in caught.value.errors] == [key]
    with pytest.raises(package.DecodeError):
        package.All.from_dict(CONSTANTS | {key: "other"})


def test_many_constants_are_laid_out() -> None:
    rows = "".join(f'| constant_number_{n} | "{n}" | yes |\n' for n in range(20))
    page = f"# One\n\n| Field | Type | Required |\n| --- | --- | --- |\n{rows}"
    with spec_package({"a.md": page}, "plain") as compiled:
        text = (compiled.folder / "one.py").read_text("utf-8")
        assert text == black.format_str(text, mode=black.Mode())
        assert compiled.package.One.from_dict(compiled.package.One().to_dict())


@pytest.mark.parametrize(
    ("type_", "required"),
    [
        ("[Open kind](#open-kind)", "yes"),  # another value may come
        ("[State](#state)", "yes"),
        ('"a" or "b"', "yes"),
        ("string", "yes"),
    ],
)
def test_what_can_have_other_values_must_be_given(type_: str, required: str) -> None:
    row = f"| Field | Type | Required |\n| --- | --- | --- |\n| x | {type_} | {required} |\n"
    pages = SPEC[: SPEC.index("# All")]
    specs = {"a.md": f"{pages}# One\n\n{row}"}
    with spec_package(specs, "plain") as compiled, pytest.raises(TypeError):
        compiled.package.One()


@pytest.mark.parametrize(
    ("type_", "default"),
    [
        ("list of int", '`["x"]`'),
        ("list of int", "`{}`"),
        ("map of int", "`[1]`"),
        ("list of [State](#state)", '`["z"]`'),
        ("[State](#state)", "OTHER"),
        ("list of date", '`["2026-13-01"]`'),
        ("date", "20260131"),
        ("[All](#all)", "`{}`"),
    ],
)
def test_what_is_no_value_of_the_type(type_: str, default: str) -> None:
    table = f"| Field | Type | Required | Default |\n| --- | --- | --- | --- |\n| x | {type_} | no | {default} |\n"
    report = Report()
    source = SourceFile("a.md", f"{SPEC}\n# One\n\n{table}")
    read_schema([source], DIALECTS["plain"], report)
    assert [finding.code for finding in report] == ["wrong-default"]


@pytest.mark.parametrize(
    ("type_", "default", "rule", "is_kept"),
    [
        ("integer", "0", "> 3", False),
        ("integer", "4", "> 3", True),
        ("integer", "3", ">= 3", True),
        ("integer", "10", "< 10", False),
        ("int8", "200", "", False),
        ("decimal", "0.30", "multiple of 0.1", True),
        ("number", "0.35", "multiple of 0.1", False),
        ("string", '"abcd"', "max length 3", False),
        ("string", '"abc"', "max length 3", True),
        ("string", '"A1"', "pattern `^[a-z]+$`", False),
        ("string", '"\u0663"', "pattern `^\\d$`", False),
        ("list of string", "[]", "min length 1", False),
    ],
)
def test_a_default_keeps_the_constraints(
    type_: str, default: str, rule: str, is_kept: bool
) -> None:
    text = (
        "# Box\n\n| Field | Type | Required | Default | Constraints |\n"
        f"|---|---|---|---|---|\n| a | {type_} | no | `{default}` | {rule} |\n"
    )
    report = Report()
    read_schema([SourceFile("Box.md", text)], DIALECTS["plain"], report)
    found = [(f.code, f.message) for f in report if f.code == "wrong-default"]
    message = "this default breaks a constraint of `a`"
    assert found == ([] if is_kept else [("wrong-default", message)])
    if is_kept:
        with spec_package({"Box.md": text}, "plain") as box:
            assert box.cls("Box").from_dict({}) == box.cls("Box")()
