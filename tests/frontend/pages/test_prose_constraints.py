"""Constraints in descriptions: only what is clear is read."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.constraints import Constraint, Length, Maximum, Minimum, Pattern
from generator.ir.schema import ObjectDef
from generator.source import SourceFile


def read(type_: str, doc: str) -> tuple[tuple[Constraint, ...], list[str]]:
    header = "| Field | Type | Required | Description |\n|-|-|-|-|\n"
    text = f"# A\n\n{header}| a | {type_} | yes | {doc} |\n"
    report = Report()
    file = SourceFile("a.md", text)
    found = read_schema([file], DIALECTS["plain"], report).schema.definitions["A"]
    assert isinstance(found, ObjectDef)
    return found.fields[0].constraints, [each.code for each in report]


@pytest.mark.parametrize(
    ("type_", "doc", "expected"),
    [
        ("string", "Max 80 characters", [Length(None, 80)]),
        ("string", "What it is called (max. 80 chars).", [Length(None, 80)]),
        ("string", "What it is called, up to 80 characters.", [Length(None, 80)]),
        ("string", "Must be between 3 and 20 characters long.", [Length(3, 20)]),
        ("string", "Maximum length of 50 characters.", [Length(None, 50)]),
        ("string", "Must not exceed 50 characters.", [Length(None, 50)]),
        ("string", "Must not be empty.", [Length(1, None)]),
        ("string", "最多 20 个字符", [Length(None, 20)]),
        ("string", r"Pattern `^\d{5}$`", [Pattern(r"^\d{5}$", 65536)]),
        ("string", "A code. Must match `^[A-Z]$`.", [Pattern("^[A-Z]$", 65536)]),
        ("string", "`^[A-Z]$`", [Pattern("^[A-Z]$", 65536)]),
        ("string", "**Required.** `^[A-Z]$`", [Pattern("^[A-Z]$", 65536)]),
        ("string", "A code. `^[A-Z]$`.", [Pattern("^[A-Z]$", 65536)]),
        ("string", "A code<br/>Format: `^[A-Z]$`", [Pattern("^[A-Z]$", 65536)]),
        ("string[]", "Up to 10 items.", [Length(None, 10)]),
        ("integer", "Between 1 and 5", [Minimum(1, False), Maximum(5, False)]),
        ("integer", "From 1 to 5", [Minimum(1, False), Maximum(5, False)]),
        ("integer", "How good it is (1-5).", [Minimum(1, False), Maximum(5, False)]),
        ("integer", "Page size. Default: 20, max. 100.", [Maximum(100, False)]),
        ("number", "must be positive", [Minimum(0, True)]),
        ("integer", "Must be greater than 0.", [Minimum(0, True)]),
    ],
)
def test_clear_sentences(type_: str, doc: str, expected: list[Constraint]) -> None:
    assert read(type_, doc) == (tuple(expected), [])


@pytest.mark.parametrize(
    ("type_", "doc"),
    [
        ("string", "For guests, max 80 characters."),
        ("string", "Max 80 characters if it is short."),
        ("string", "Max 100"),
        ("string", "A currency (3 characters)"),
        ("string", "Matches `^a$` if it is short."),
        ("string", "Matches `^a$` or matches `^b$`"),
        ("string", "A text like `^a$`"),
        ("string", "Reserved: `^a$`"),
        ("string", "For guests. `^a$` if it is short."),
        ("string", "`^a$`: reserved"),
        ("string[]", "Max 80 characters."),
        ("integer", "Size, max 5 MB"),
        ("integer", "Number of tries (1-10). -1 for no limit."),
        ("integer", "Up to 3 retries"),
        ("integer", "Page number (1-based)"),
        ("boolean", "Between 1 and 5"),
    ],
)
def test_what_is_not_clear_refuses_no_data(type_: str, doc: str) -> None:
    assert read(type_, doc) == ((), [])


@pytest.mark.parametrize("doc", ["between 5 and 1", "min 5, max 1", "> 5 and < 5"])
def test_limits_that_nothing_is_within(doc: str) -> None:
    assert read("integer", doc) == ((), ["impossible-limits"])


def test_a_column_of_constraints_wins() -> None:
    header = "| Field | Type | Constraints | Description |\n|-|-|-|-|\n"
    text = f"# A\n\n{header}| a | integer | max 3 | Between 1 and 5. |\n"
    schema = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], Report()).schema
    found = schema.definitions["A"]
    assert isinstance(found, ObjectDef)
    assert found.fields[0].constraints == (Maximum(3, False),)


@pytest.mark.parametrize(
    ("type_", "constraints", "expected"),
    [
        ("string", "min length 2, min length 4", ["repeated-limit"]),
        ("string", "max 20 characters, max 30 characters", ["repeated-limit"]),
        ("integer", ">= 2, >= 5", ["repeated-limit"]),
        ("integer", "max 7, max 5", ["repeated-limit"]),
        ("integer", "min 2, min 2", []),
        ("integer", "positive, min 5", []),
        ("string", "non-empty, min length 3", []),
        ("varchar(50)", "max length 40", []),
    ],
)
def test_a_limit_given_twice(type_: str, constraints: str, expected: list[str]) -> None:
    header = "| Field | Type | Required | Constraints |\n|-|-|-|-|\n"
    text = f"# A\n\n{header}| a | {type_} | yes | {constraints} |\n"
    report = Report()
    read_schema([SourceFile("a.md", text)], DIALECTS["plain"], report)
    assert [each.code for each in report] == expected
