"""Class C of the attacks: values of enums."""

from __future__ import annotations

import pytest
from spec_package import compiled, spec_package, values

from generator.compiler import Reading, read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile

VALUES = [
    "'",
    '"',
    "\\",
    "a\\",
    "` `",
    "1",
    "1.0",
    "True",
    "None",
    "\\ud800",
    "\\n",
    "{x}",
    "__proto__",
    "\u202e",
    "\x1b",
    "é",
]


def read(*shown: str) -> tuple[Reading, Report]:
    report = Report()
    rows = "".join(f"| `V{i}` | {value} |\n" for i, value in enumerate(shown))
    text = f"# A\n\n## Values\n\n| Name | Value |\n|---|---|\n{rows}"
    return read_schema([SourceFile("A.md", text)], JAVA, report), report


def test_each_value_survives() -> None:
    with spec_package(
        {"A.md": values("A", {f"V{i}": v for i, v in enumerate(VALUES)})}
    ) as p:
        wanted = [" " if value == "` `" else value for value in VALUES]
        assert [member.value for member in p.cls("A")] == wanted
        for value in wanted:
            assert p.package.decode(p.cls("A"), value).value == value


def test_numbers_and_strings_in_one_enum_are_strings() -> None:
    reading, report = read("1", "1.0", "True", "one")
    assert not report.has_errors
    with compiled(reading) as package:
        assert [m.value for m in package.cls("A")] == ["1", "1.0", "True", "one"]


def test_values_that_differ_in_case_only() -> None:
    with spec_package({"A.md": values("A", {"a": "x", "A": "X"})}) as package:
        assert [(m.name, m.value) for m in package.cls("A")] == [("a", "x"), ("A", "X")]


def test_a_value_of_a_million_characters() -> None:
    long = "x" * 1_000_000
    with spec_package({"A.md": values("A", {"LONG": long})}) as package:
        assert package.cls("A").LONG.value == long


def test_ten_thousand_members() -> None:
    many = {f"M{number}": f"v{number}" for number in range(10_000)}
    with spec_package({"A.md": values("A", many)}) as package:
        assert len(package.cls("A")) == len(many)


@pytest.mark.parametrize("shown", [("a", "a"), ("1", "1")])
def test_duplicates_are_reported(shown: tuple[str, ...]) -> None:
    _, report = read(*shown)
    assert "duplicate-value" in {found.code for found in report}
