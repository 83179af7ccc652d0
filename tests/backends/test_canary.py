"""Code in a spec is never code in the package, wherever in the spec it stands."""

from __future__ import annotations

import ast

import pytest
from hostile import payloads, strings_of
from hypothesis import given, settings

from generator.compiler import emit_files, read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile

MODEL = """# {0}

{0}

## Fields

| Field | Type | Required | Description | Example | Wire name |
|---|---|---|---|---|---|
| {0} | String | yes | {0} | {0} | {0} |
| {0}2 | [Kind](Kind.md) | no | {0}<br/>{0} | {0} | second {0} |
"""
KIND = "# Kind\n\n{0}\n\n## Values\n\n| Name | Value |\n|---|---|\n| {0} | {0} |\n| `b` | `{0}` |\n"
ANYTHING = "# {0}\n\n{0}\n"


def python_of(files: dict[str, str]) -> dict[str, str]:
    report = Report()
    sources = [SourceFile(path, text) for path, text in files.items()]
    reading = read_schema(sources, JAVA, report)
    assert not report.has_errors, [str(found) for found in report]
    written = emit_files(reading)
    return {
        file.path: file.text
        for file in written
        if file.path.endswith(".py") and not file.path.startswith("_runtime/")
    }


@settings(max_examples=100)
@given(payloads)
def test_code_in_a_spec_stays_text(payload: str) -> None:
    texts = {
        f"{page}.md": template.replace("{0}", payload)
        for page, template in [("Model", MODEL), ("Kind", KIND), ("Any", ANYTHING)]
    }
    strings = [
        string for file in python_of(texts).items() for string in strings_of(*file)
    ]
    # Two descriptions of fields, two of values, two keys: it is there, as text.
    assert sum("__import__" in string for string in strings) >= 6


@settings(max_examples=50)
@given(payloads, payloads)
def test_code_in_the_name_of_a_file_stays_text(folder: str, name: str) -> None:
    path = f"{folder}/{name}.md".replace("\x00", "")
    for file in python_of({path: "# A\n"}).items():
        strings_of(*file)


@pytest.mark.parametrize("name", ["coding: latin-9", "coding=nothing", "-*- coding:x"])
def test_the_name_of_a_file_is_no_declaration_of_an_encoding(name: str) -> None:
    for path, text in python_of({f"{name}.md": "# A\n"}).items():
        ast.parse(text.encode(), path)
