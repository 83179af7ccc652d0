"""docs/inspect.md names each key that `gen inspect` prints, and each kind of type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_specs import EVERYTHING
from spec_package import read_texts

from generator.compiler import Reading, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.inputs.workspace import read_specs
from generator.reports.inspection import FORMAT, inspect

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/inspect.md").read_text("utf-8")
CASES = ("deprecation", "rules", "going-on", "unions", "error-unknown-model")


def readings() -> Iterator[tuple[Reading, Report]]:
    yield read_texts(EVERYTHING), Report()
    for folder in (
        ROOT / "specs",
        *(ROOT / "tests/cases" / n / "specs" for n in CASES),
    ):
        report = Report()
        sources = read_specs(folder, report)
        yield read_schema(sources, None, report, config=Config()), report


def found(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys in ``data`` with their values, but for ids and values of tags."""
    if isinstance(data, list):
        for item in data:
            yield from found(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key, value
            is_map = key in ("models", "enums", "unions", "opaque", "mapping")
            yield from found([*value.values()] if is_map and value else value)


@pytest.fixture(scope="module")
def printed() -> list[tuple[str, Any]]:
    return [
        pair
        for reading, report in readings()
        for pair in found(inspect(reading, report))
    ]


def test_each_key_is_described(printed: list[tuple[str, Any]]) -> None:
    named = {*re.findall(r"`(\w+)`", PAGE), *re.findall(r'"(\w+)":', PAGE)}
    assert {key for key, _ in printed} - named == set()


def test_each_kind_is_described(printed: list[tuple[str, Any]]) -> None:
    kinds = {value for key, value in printed if key == "kind"}
    assert {"ref", "list", "map", "union", "literal", "prim", "unknown"} <= kinds
    assert {
        kind for kind in kinds if f'"{kind}"' not in PAGE and f"`{kind}`" not in PAGE
    } == set()


def test_the_number_of_the_format_is_described() -> None:
    assert f"`{FORMAT}`" in PAGE


def test_definitions_and_members_have_their_names_in_python() -> None:
    reading = read_texts(EVERYTHING)
    names, data = reading.names["python"], inspect(reading, [])
    for kind in ("models", "enums", "unions", "opaque"):
        for id_, definition in data[kind].items():
            assert definition["python_name"] == names.classes[id_]
    for id_, enum in data["enums"].items():
        members = tuple(member["python_name"] for member in enum["members"])
        assert members == names.members[id_]
