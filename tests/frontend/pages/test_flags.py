"""Defaults of booleans in words, and values in code."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import Literal, UnionOf
from generator.source import SourceFile


def read(header: str, row: str) -> tuple[Field, list[str]]:
    rules = "|".join("-" * (header.count("|") - 1))
    report = Report()
    file = SourceFile("a.md", f"# Lamp\n\n{header}\n|{rules}|\n{row}\n")
    schema = read_schema([file], DIALECTS["plain"], report).schema
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    codes = {each.code for each in report} - {"no-required-column"}
    return lamp.fields[0], sorted(codes)


WORDS = [
    ("yes", True),
    ("No", False),
    ("on", True),
    ("`off`", False),
    ("Enabled", True),
    ("disabled", False),
    ("true", True),
    ("ja", True),
    ("nein", False),
    ("oui", True),
    ("Sí", True),
    ("não", False),
    ("да", True),
    ("はい", True),
    ("否", False),
    ("아니요", False),
]


@pytest.mark.parametrize(("word", "value"), WORDS)
def test_a_column(word: str, value: bool) -> None:
    header = "| Field | Type | Default |"
    field, codes = read(header, f"| lit | boolean | {word} |\n| size | int | 5 |")
    assert field.default is not None
    assert (field.default.value, codes) == (value, [])


@pytest.mark.parametrize(("word", "value"), WORDS)
def test_a_description(word: str, value: bool) -> None:
    header = "| Field | Type | Description |"
    field, codes = read(header, f"| lit | bool | Whether it is lit. Default: {word}. |")
    assert field.default is not None
    assert (field.default.value, codes) == (value, [])


def test_the_words_are_texts_of_other_fields() -> None:
    field, codes = read("| Field | Type | Default |", "| tint | string | on |")
    assert field.default is not None
    assert (field.default.value, codes) == ("on", [])


@pytest.mark.parametrize(
    ("cell", "value"), [("`auto`", "auto"), ("auto", None), ("`generated`", None)]
)
def test_auto_in_code_is_a_value(cell: str, value: str | None) -> None:
    field, codes = read("| Field | Type | Default |", f"| tint | string | {cell} |")
    assert (field.default and field.default.value, codes) == (value, [])


@pytest.mark.parametrize("doc", ["`x` / `y`", "`x`/`y`.", "State: `x` / `y`"])
def test_values_with_slashes(doc: str) -> None:
    field, codes = read("| Field | Type | Description |", f"| a | string | {doc} |")
    assert field.type == UnionOf((Literal("x"), Literal("y")))
    assert codes == []


@pytest.mark.parametrize("doc", ["See `x` / `y` there.", "Format: `x` / `y`", "x / y"])
def test_other_slashes(doc: str) -> None:
    field, _ = read("| Field | Type | Description |", f"| a | string | {doc} |")
    assert not isinstance(field.type, UnionOf)
