"""Cells as people write them: dates in other forms, answers, lengths in words, remarks after none."""

# ruff: noqa: RUF001  (brackets and letters that look like others)

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.constraints import Length
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import ListOf, Ref, Scalar, Type, UnionOf
from generator.source import SourceFile


def fields(header: str, *rows: str, after: str = "") -> tuple[Field, ...]:
    dashes = "|".join("-" * (header.count("|") + 1))
    lines = [f"| {header} |", f"|{dashes}|", *(f"| {row} |" for row in rows)]
    return described("\n".join(lines) + f"\n\n{after}")


def described(text: str) -> tuple[Field, ...]:
    source = SourceFile("a.md", f"# Lamp\n\n{text}\n")
    schema = read_schema([source], DIALECTS["plain"], Report()).schema
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    return lamp.fields


def codes(text: str) -> list[str]:
    report = Report()
    read_schema([SourceFile("a.md", text)], DIALECTS["plain"], report)
    return [each.code for each in report]


@pytest.mark.parametrize(
    ("type_", "doc", "example", "expected"),
    [
        ("date", "Format: DD/MM/YYYY", "", Scalar.STR),
        ("date", "as YYYYMMDD", "", Scalar.STR),
        ("Datum", "Format TT.MM.JJJJ", "", Scalar.STR),
        ("date (DD.MM.YYYY)", "", "", Scalar.STR),
        ("date[]", "each MM-DD-YYYY", "", ListOf(Scalar.STR)),
        ("date", "", "31.01.2024", Scalar.STR),
        ("date", "Format: yyyy-mm-dd", "2024-01-31", Scalar.DATE),
        ("date", "Date of birth", "", Scalar.DATE),
        ("datetime", "YYYY-MM-DDTHH:mm:ssZ", "", Scalar.DATETIME),
        ("timestamp", "Unix timestamp in seconds", "", Scalar.INT),
        ("timestamp", "Milliseconds since the epoch", "", Scalar.INT),
        ("timestamp", "", "1700000000", Scalar.INT),
        ("timestamp", "ISO 8601 or Unix timestamp", "", Scalar.DATETIME),
        ("timestamp", "When the epoch of the training ends", "", Scalar.DATETIME),
    ],
)
def test_dates_are_typed_as_written(
    type_: str, doc: str, example: str, expected: Type
) -> None:
    row = f"lit | {type_} | {doc} | {example}"
    assert fields("Name | Type | Description | Example", row)[0].type == expected


def test_a_form_of_dates_is_no_constraint() -> None:
    assert (
        codes(
            "# Lamp\n\n| Name | Type | Required |\n|-|-|-|\n| a | date (DD/MM/YYYY) | yes |\n"
        )
        == []
    )


@pytest.mark.parametrize(
    ("length", "least", "most"),
    [
        ("max. 50", None, 50),
        ("≤ 50", None, 50),
        ("up to 50", None, 50),
        ("2-50", 2, 50),
        ("50", None, 50),
    ],
)
def test_lengths_in_words(length: str, least: int | None, most: int) -> None:
    (lamp,) = fields("Name | Type | Length", f"label | string | {length}")
    assert [*lamp.constraints] == [Length(least, most)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("yes", True),
        ("`on`", True),
        ("disabled", False),
        ("0", False),
        ("falso", False),
        ("wahr", True),
        ("ложь", False),
    ],
)
def test_booleans_default_to_words(cell: str, value: bool) -> None:
    rows = f"lit | boolean | {cell}", "watts | integer | 5"
    lamp, _ = fields("Name | Type | Default", *rows)
    assert lamp.default
    assert lamp.default.value is value


def test_texts_default_to_words() -> None:
    (lamp,) = fields("Name | Type | Default", "mode | string | on")
    assert lamp.default
    assert lamp.default.value == "on"


@pytest.mark.parametrize(
    ("cell", "required"),
    [
        ("None (required)", True),
        ("none, required", True),
        ("なし（必須）", True),
        ("- (generated)", False),
    ],
)
def test_remarks_after_no_default(cell: str, required: bool) -> None:
    lamp, other = fields(
        "Name | Type | Default", f"a | string | {cell}", "b | string | **required**"
    )
    assert lamp.default is None
    assert (lamp.required, other.required) == (required, True)


@pytest.mark.parametrize(
    ("header", "marks", "expected"),
    [
        ("Requis", "ON", [True, False]),
        ("Required", "OM", [False, True]),
        ("Обязательность", "ОН", [True, False]),
    ],
)
def test_letters_for_yes(header: str, marks: str, expected: list[bool]) -> None:
    rows = [f"{name} | string | {mark}" for name, mark in zip("ab", marks, strict=True)]
    found = fields(f"Name | Type | {header}", *rows)
    assert [each.required for each in found] == expected


def test_a_null_at_the_end_of_a_text_is_no_null() -> None:
    assert not fields("Name | Type", "label | string (null-terminated)")[0].nullable


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("массив строк", ListOf(Scalar.STR)),
        ("список целых чисел", ListOf(Scalar.INT)),
        ("Массив Rim", "Rim"),
    ],
)
def test_lists_without_a_word_for_of(type_: str, expected: Type | str) -> None:
    rim = "# Rim\n\n| Name | Type |\n|-|-|\n| a | string |\n"
    (lamp,) = fields("Поле | Тип", f"a | {type_}", after=rim)
    if isinstance(expected, str):
        assert isinstance(lamp.type, ListOf)
        assert isinstance(lamp.type.item, Ref)
        assert str(lamp.type.item.id).endswith(expected)
    else:
        assert lamp.type == expected


def test_a_colon_alone_is_no_description() -> None:
    found = described("- `rim` (string):\n- `base` (string): The base.\n")
    assert [each.doc for each in found] == ["", "The base."]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Name | Columns | Unique", "idx_mail | email | no"),
        ("Nombre | Columnas | Único", "pk | id | sí"),
        ("Имя | Поля | Уникальный", "pk | id | да"),
        ("Name | Version | License | Required", "bulbs | 2.3 | MIT | yes"),
    ],
)
def test_tables_of_things_are_no_models(header: str, row: str) -> None:
    dashes = "|".join("-" * (header.count("|") + 1))
    text = f"# Indexes of lamps\n\n| {header} |\n|{dashes}|\n| {row} |\n"
    report = Report()
    read = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], report)
    assert not read.schema.definitions


def test_options_may_have_a_version() -> None:
    (lamp,) = fields(
        "Option | Default | Version | Description", "watts | 5 | 1.2 | Power."
    )
    assert lamp.default


@pytest.mark.parametrize(
    ("doc", "count"),
    [
        ("Possible values: red, green, blue", 3),
        ("The hue. One of: red, green or blue. No others.", 3),
        ("Must be one of the following: red, blue", 2),
        ("Valores posibles: rojo, azul", 2),
        ("Mögliche Werte: rot, blau", 2),
        ("One of: string, number", 0),
        ("Allowed values: letters, digits and dashes", 0),
        ("Possible values: red, any", 0),
        ("Possible values: red, green, etc.", 0),
        ("May be: plain text, html", 0),
        ("Either red or blue", 0),
    ],
)
def test_words_after_a_colon_are_the_values_of_a_text(doc: str, count: int) -> None:
    row = f"hue | string | {doc}"
    type_ = fields("Name | Type | Description", row)[0].type
    members = type_.members if isinstance(type_, UnionOf) else ()
    assert len(members) == count


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Each file in `lamps/` is a JSON object:", "Lamp"),
        ("The file contains one JSON object:", "Lamp"),
        ("The shade object:", "shade"),
    ],
)
def test_a_sentence_before_a_table_names_no_model(line: str, name: str) -> None:
    text = f"# Lamp\n\n{line}\n\n| Name | Type |\n|-|-|\n| a | string |\n"
    report = Report()
    read = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], report)
    assert [*read.schema.definitions] == [name]


def test_numbers_are_no_names() -> None:
    rows = "11 | ClOrdID | String", "54 | Side | char"
    found = fields("Tag | Name | Type", *rows)
    assert [each.wire_name for each in found] == ["ClOrdID", "Side"]


def test_bytes_are_a_unit_in_a_description() -> None:
    (lamp,) = fields("Variable | Default | Description", "MAX_SIZE | 5 | Bytes")
    assert lamp.type is Scalar.ANY


@pytest.mark.parametrize("word", ["regex", "password", "tel", "cron expression"])
def test_kinds_of_texts(word: str) -> None:
    assert fields("Name | Type", f"a | {word}")[0].type is Scalar.STR
