"""Literals in code: whatever stands in a fence is a value or is reported."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import assume, given, strategies as st

from generator.compiler import emit_files, read_schema
from generator.diagnostics.report import Report
from generator.frontend.pages.values.code_literals import read_literals
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile

values = st.one_of(
    st.text(), st.booleans(), st.integers(), st.floats(allow_nan=False, width=32)
).filter(lambda value: abs(value) < 1e300 if isinstance(value, float) else True)


@given(st.lists(values, min_size=1, max_size=5))
def test_literals_are_read_back(written: list[str | int | float]) -> None:
    code = " | ".join(json.dumps(value) for value in written)
    assert [literal.value for literal in read_literals(code)] == written


pieces = st.sampled_from([*"\"'\\|-.0123456789etrufals <>\n", "true", "Unrecognized"])


@given(st.lists(pieces, max_size=8).map("".join))
def test_pieces_are_in_order_and_none_is_left_out(code: str) -> None:
    # Numbers with leading zeros are in test_nothing_is_raised.
    assume(not re.search(r"0\d", code))
    found = list(read_literals(code))
    at = 0
    for literal in found:
        assert not code[at : literal.start].strip(" |;\n")
        assert literal.start < literal.end
        at = literal.end
    assert not code[at:].strip(" |;\n")


FENCE = "# A\n\n## Values\n\n```typescript\n{}\n```\n"
TABLE = "# A\n\n## Values\n\n| Name | Value |\n|---|---|\n| `A` | {} |\n"


def compile_page(text: str) -> list[str]:
    """Return the codes that are reported; the files must be such as can be written."""
    report = Report()
    reading = read_schema([SourceFile("A.md", text)], JAVA, report)
    if not report.has_errors:
        for file in emit_files(reading):
            assert file.text.encode("utf-8") or not file.text
    return [found.code for found in report]


@pytest.mark.parametrize("code", ["7", "-7", "0.5", '"7"', "true | false", "a", "1e5"])
def test_values_in_a_fence(code: str) -> None:
    assert ("unreadable-value" in compile_page(FENCE.format(code))) is (code == "a")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(FENCE.format("007"), id="leading zeros"),
        pytest.param(FENCE.format("9" * 5000), id="more digits than Python reads"),
        pytest.param(TABLE.format("9" * 5000), id="the same in a table"),
        pytest.param(FENCE.format('"\\ud800"'), id="half a character, in the docs"),
        pytest.param("# A\n\n## Supported Types\n\n### A\n", id="a union of itself"),
    ],
)
def test_nothing_is_raised(page: str) -> None:
    compile_page(page)


def test_no_value_is_lost_among_its_equals() -> None:
    report = Report()
    page = SourceFile("A.md", FENCE.format("1 | true | 0 | false"))
    reading = read_schema([page], JAVA, report)
    [module] = [file.text for file in emit_files(reading) if file.path == "a.py"]
    assert "True" in module or report.has_errors
