"""Words of one's own for types: `[types]` of the configuration."""

from __future__ import annotations

import pytest

from generator.compiler import Reading, read_schema
from generator.config import Config, Entry
from generator.diagnostics.report import Report
from generator.ir.schema import ObjectDef
from generator.ir.types import ListOf, MapOf, Ref, Scalar, Type
from generator.source import SourceFile, Span

CONFIG = SourceFile("gen.toml", "[types]\n")
PLACE = Span(CONFIG, 0, 7)


def read(types: dict[str, str], *cells: str) -> tuple[Reading, Report]:
    """Return what is read from a table with ``cells`` for types, and what was found."""
    rows = "".join(f"| f{n} | {cell} | yes |\n" for n, cell in enumerate(cells))
    text = f"# Lamp\n\n| Field | Type | Required |\n|---|---|---|\n{rows}"
    entries = tuple(Entry(word, meaning, PLACE) for word, meaning in types.items())
    report = Report()
    sources = [SourceFile("lamp.md", text)]
    return read_schema(sources, None, report, config=Config(types=entries)), report


def types_of(reading: Reading) -> list[Type]:
    lamp = reading.schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    return [field.type for field in lamp.fields]


def test_words_stand_alone_and_inside_types() -> None:
    cells = ("snowflake", "snowflake[]", "map of Unique ID", "list of snowflakes")
    reading, report = read({"snowflake": "string", "unique-id": "integer"}, *cells)
    assert types_of(reading) == [
        Scalar.STR,
        ListOf(Scalar.STR),
        MapOf(Scalar.INT),
        ListOf(Scalar.STR),
    ]
    assert not list(report)


def test_any_type_may_be_meant() -> None:
    reading, report = read(
        {"Tags": "list of string", "Self": "Lamp", "Price (EUR)": "decimal"},
        *("Tags", "Self", "price (EUR)"),
    )
    assert types_of(reading) == [ListOf(Scalar.STR), Ref("Lamp"), Scalar.DECIMAL]
    assert not list(report)


def test_a_word_of_ones_own_comes_before_those_of_gen() -> None:
    reading, report = read({"Timestamp": "integer"}, "Timestamp", "timestamp")
    assert types_of(reading) == [Scalar.INT, Scalar.INT]
    assert not list(report)


@pytest.mark.parametrize("wrong", ["", "lst of", "strng", "string, required"])
def test_what_is_no_type_is_an_error_at_its_place(wrong: str) -> None:
    _, report = read({"snowflake": wrong}, "string")
    assert [(d.code, d.span) for d in report] == [("bad-setting", PLACE)]


def test_a_word_that_no_cell_has_is_a_warning() -> None:
    _, report = read({"snowflake": "string", "Money": "decimal"}, "money")
    assert [(d.code, d.span) for d in report] == [("unused-type-word", PLACE)]


def test_a_model_that_no_page_describes_is_told_in_the_configuration() -> None:
    _, report = read({"Money": "list of Amount", "Self": "Lamp"}, "Money", "Self")
    assert {(found.code, found.span) for found in report} >= {("unknown-model", PLACE)}
    assert "`Amount`" in next(f.message for f in report if f.span == PLACE)
