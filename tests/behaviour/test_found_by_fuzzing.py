"""Inputs that a hunt for faults found: each of them went wrong once."""

from __future__ import annotations

import ast
from typing import Any

import black
import pytest
from black.mode import Mode
from hypothesis import given, strategies as st
from spec_package import read_texts, spec_package

from generator.compiler import emit_files, read_schema
from generator.diagnostics.report import Report
from generator.source import SourceFile


def page(*rows: str) -> str:
    table = (
        "| Name | Type | Required | Default | Constraints |\n|---|---|---|---|---|\n"
    )
    return f"# A\n\n{table}" + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize(
    "type_",
    [
        "map of (list of (uuid or null) or null)",
        "map of (list of list of date or null)",
        "list of (map of (uuid or null) or null)",
    ],
)
@pytest.mark.parametrize(
    "name", ["a", "a_name_that_is_so_long_that_lines_are_split_too"]
)
def test_nulls_inside_of_maps(type_: str, name: str) -> None:
    reading = read_texts({"a.md": page(f"{name} | {type_} | yes | | ")}, "plain")
    for file in emit_files(reading):
        if file.path.endswith(".py"):
            ast.parse(file.text)
            assert black.format_str(file.text, mode=Mode()) == file.text, file.path


@pytest.mark.parametrize("value", [1e30, 1e300, 10**30])
@pytest.mark.parametrize("unit", ["0.1", "0.01", "2"])
def test_multiples_of_huge_numbers(value: Any, unit: str) -> None:
    specs = {"a.md": page(f"m | number | yes | | multiple of {unit}")}
    with spec_package(specs, "plain") as compiled:
        assert compiled.package.A.from_dict({"m": value}).m == value


@pytest.mark.parametrize("value", [float("inf"), 10**1000 + 1])
def test_no_multiples(value: Any) -> None:
    specs = {"a.md": page("m | number | yes | | multiple of 0.5")}
    with spec_package(specs, "plain") as compiled:
        with pytest.raises(compiled.package.DecodeError) as caught:
            compiled.package.A.from_dict({"m": value})
        assert caught.value.path == "m"


def test_a_union_of_itself_and_a_list_of_itself() -> None:
    union = "# J\n\n## Supported Types\n\n### `List<J>`\n\n### `String`\n"
    row = "| `j` | [J](J.md) | yes |\n"
    user = f"# A\n\n## Fields\n\n| Field | Type | Required |\n|---|---|---|\n{row}"
    # The finding is that of tests/cases/recursive-union.
    with pytest.raises(AssertionError, match="recursive-union"):
        read_texts({"J.md": union, "A.md": user})


def test_a_long_chain_of_models() -> None:
    rows = "## Fields\n\n| Field | Type | Required |\n|---|---|---|\n"
    specs = {
        f"T{n}.md": f"# T{n}\n\n{rows}| `a` | [T{n + 1}](T{n + 1}.md) | yes |\n"
        for n in range(400)
    }
    specs["T400.md"] = f"# T400\n\n{rows}| `a` | *String* | yes |\n"
    files = {file.path: file.text for file in emit_files(read_texts(specs))}
    # Each page shows a few levels, not all of them.
    assert max(len(text) for path, text in files.items() if "/T" in path) < 2000


@given(
    st.lists(st.sampled_from(["min length 1", "max length 9", "unique"]), max_size=3)
)
def test_guards_of_constraints_are_as_black_has_them(found: list[str]) -> None:
    rows = [
        f"a_quite_long_name_{index} | list of string? | no | | {constraint}"
        for index, constraint in enumerate(found)
    ]
    reading = read_texts(
        {"a.md": page(*rows, "other | integer | yes | | <= 5")}, "plain"
    )
    text = next(file.text for file in emit_files(reading) if file.path == "a.py")
    assert black.format_str(text, mode=Mode()) == text


def test_a_title_of_a_nul() -> None:
    report = Report()
    reading = read_schema([SourceFile("A.md", "# \x00")], None, report)
    assert [file.path for file in emit_files(reading) if file.path.startswith("docs/")]


def test_a_heading_without_text() -> None:
    report = Report()
    sources = [SourceFile("A.md", "# \n## Fields"), SourceFile("b.md", "")]
    assert emit_files(read_schema(sources, None, report))
    assert not report.has_errors
