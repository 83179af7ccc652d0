"""Descriptions and examples of the schema: what is in the cells, and nothing else."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.java import JAVA
from generator.ir.schema import ObjectDef
from generator.source import SourceFile

PAGE = """# Pet

Two lines
of text.

## Fields

| Field | Type | Required | Description | Example |
|---|---|---|---|---|
| `a` | *String* | yes | One.<br/><br/>Two. | say "hi" |
| `b` | *String* | no | N/A | N/A |
"""


def read(text: str) -> ObjectDef:
    reading = read_schema([SourceFile("Pet.md", text)], JAVA, Report())
    definition = reading.schema.definitions["Pet"]
    assert isinstance(definition, ObjectDef)
    return definition


def test_descriptions_and_examples() -> None:
    pet = read(PAGE)
    assert pet.identity.doc == "Two lines\nof text."
    assert [field.doc for field in pet.fields] == ["One.\n\nTwo.", ""]
    assert pet.fields[0].example == 'say "hi"'


def test_not_available_is_no_example() -> None:
    assert read(PAGE).fields[1].example == ""


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_the_file_do_not_matter(end: str) -> None:
    assert read(PAGE.replace("\n", end)) == read(PAGE)
