"""Columns of tables that people write: limits, formats, values, what a row belongs to, and what the
text around a table says.
"""

from __future__ import annotations

import pytest
from test_plain_tables import fields, read, table
from type_text import show

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.pages.constraints.clauses import (
    Length,
    Maximum,
    Minimum,
    Pattern,
)
from generator.frontend.pages.page import FieldRow, ObjectPage
from generator.frontend.types.typeexpr import (
    MaybeNullExpr,
    NameExpr,
    UnionExpr,
    unwrapped,
)
from generator.ir.schema import ObjectDef
from generator.passes.nest import nest_rows
from generator.source import SourceFile


def limits(row: FieldRow) -> list[object]:
    """Return the constraints of ``row``, without their places."""
    found: list[object] = []
    for each in row.constraints:
        match each:
            case Minimum(value):
                found.append(("min", value))
            case Maximum(value):
                found.append(("max", value))
            case Length(least, most):
                found.append(("length", least, most))
            case Pattern(text):
                found.append(text)
    return found


def test_columns_of_limits_are_of_a_number_or_of_a_length() -> None:
    rows, found = fields(
        "Field | Type | Min | Max | Required",
        "berth | int | 1 | 40 | yes",
        "vessel | string | 2 | - | yes",
        "crew | array of string | - | 12 | no",
    )
    assert [limits(row) for row in rows] == [
        [("min", 1), ("max", 40)],
        [("length", 2, None)],
        [("length", None, 12)],
    ]
    assert not found


def test_limits_beside_a_mean_are_of_a_sample() -> None:
    [row], found = fields("Field | Type | Min | Max | Mean", "depth | int | 1 | 9 | 4")
    assert not row.constraints
    assert found.count("unread-column at 3:18") == 1


def test_columns_of_lengths_and_patterns() -> None:
    [row], found = fields(
        "Field | Type | Min Length | Max Length | Pattern | Required",
        "flag | string | 2 | 8 chars | `^[a-z]+$` | yes",
    )
    assert limits(row) == [("length", 2, None), ("length", None, 8), "^[a-z]+$"]
    assert not found


def test_a_limit_that_is_no_number_is_a_warning_at_its_place() -> None:
    [row], found = fields("Field | Type | Max | Required", "deck | int | the top | yes")
    assert not row.constraints
    assert found == ["unread-constraint at 5:16"]


@pytest.mark.parametrize(
    ("type_", "format_", "expected"),
    [
        ("string", "UUID", "uuid"),
        ("string", "ISO 8601", "datetime"),
        ("string", "YYYY-MM-DD", "date"),
        ("integer", "int32", "int"),
        ("string", "-", "str"),
        ("array of strings", "uuid", "List(uuid)"),
        ("map of strings", "uuid", "Map(uuid)"),
        ("string or null", "date", "Nullable(date)"),
        ("string?", "date", "Optional(date)"),
    ],
)
def test_a_format_beside_a_type(type_: str, format_: str, expected: str) -> None:
    [row], found = fields(
        "Field | Type | Format | Required", f"port | {type_} | {format_} | yes"
    )
    assert show(row.type) == expected
    assert not found


def test_a_format_may_be_a_pattern() -> None:
    [row], found = fields("Field | Type | Format | Required", "a | string | `^x+$` | y")
    assert limits(row) == ["^x+$"]
    assert not found


@pytest.mark.parametrize(
    "cell",
    [
        "One of: calm, rough",
        "`calm` or `rough`",
        "in:calm,rough",
        "CHECK (sea IN ('calm', 'rough'))",
        "Enum: [calm rough]",
    ],
)
def test_values_among_constraints(cell: str) -> None:
    [row], found = fields(
        "Field | Type | Required | Validation", f"sea | string | yes | {cell}"
    )
    assert show(row.type) == 'Union(Literal("calm"), Literal("rough"))'
    assert not found


def test_words_in_capitals_among_constraints_are_values() -> None:
    [row], found = fields(
        "Field | Type | Required | Constraints", "sea | string | yes | CALM, ROUGH"
    )
    assert show(row.type) == 'Union(Literal("CALM"), Literal("ROUGH"))'
    assert not found


@pytest.mark.parametrize(
    "cell",
    [
        "PK, UNIQUE",
        "UNIQUE, NOT NULL",
        "`NOT NULL`, `UNIQUE`",
        "`FK`, `INDEX`",
        "`required`, `min 2`",
    ],
)
def test_words_of_databases_are_no_values(cell: str) -> None:
    [row], _ = fields("Field | Type | Constraints", f"sea | string | {cell}")
    assert show(row.type) == "str"


def test_constraints_beside_values_stay() -> None:
    [row], found = fields(
        "Field | Type | Constraints", "sea | text | NOT NULL, one of: `calm`, `rough`"
    )
    assert show(row.type) == 'Union(Literal("calm"), Literal("rough"))'
    assert row.required
    assert not found


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2 a 30 caracteres", [("length", 2, 30)]),
        ("Máximo 30 caracteres", [("length", None, 30)]),
        ("2 à 30 caractères", [("length", 2, 30)]),
        ("mindestens 2 Zeichen", [("length", 2, None)]),
        ("30 символов максимум", [("length", None, 30)]),
        ("2〜30文字", [("length", 2, 30)]),
        ("最大30文字", [("length", None, 30)]),
        ("不超过30个字符", [("length", None, 30)]),
        ("30자 이내", [("length", None, 30)]),
        ("50 characters max", [("length", None, 50)]),
        ("min_length=2", [("length", 2, None)]),
        (r"min:2\|max:30", [("length", 2, None), ("length", None, 30)]),
    ],
)
def test_limits_in_other_words(cell: str, expected: list[object]) -> None:
    [row], found = fields(
        "Field | Type | Required | Constraints", f"sea | string | yes | {cell}"
    )
    assert limits(row) == expected
    assert not found


@pytest.mark.parametrize(
    "cell",
    [
        "entre 1 y 9",
        "zwischen 1 und 9",
        "between:1,9",
        "ge=1, le=9",
        "CHECK (knots >= 1 AND knots <= 9)",
        "CHECK (knots BETWEEN 1 AND 9)",
    ],
)
def test_limits_of_numbers_in_other_words(cell: str) -> None:
    [row], found = fields(
        "Field | Type | Required | Constraints", f"knots | int | yes | {cell}"
    )
    assert limits(row) == [("min", 1), ("max", 9)]
    assert not found


def test_a_remark_behind_not_null_is_a_warning_and_not_null_counts() -> None:
    rows, found = fields(
        "Column | Type | Constraints",
        "hull | text | NOT NULL — in oak",
        "mast | text |",
    )
    assert [row.required for row in rows] == [True, False]
    assert found == ["unread-constraint at 5:17"]


def test_a_column_of_models_makes_a_model_of_each() -> None:
    text = table(
        "Table | Column | Type | Required",
        "ships | id | int | yes",
        "| name | text | no",
        "ports | id | int | yes",
    )
    pages, found = read(f"# Dictionary\n\n{text}\n")
    assert [(page.head.title, len(page.rows)) for page in objects(pages)] == [
        ("ships", 2),
        ("ports", 1),
    ]
    assert not found


def test_a_column_of_one_model_is_that_of_the_heading() -> None:
    text = table("Table | Column | Type | Required", "ships | id | int | yes")
    pages, _ = read(f"# Ship\n\n{text}\n")
    assert [page.head.title for page in objects(pages)] == ["Ship"]


def test_a_column_of_parents_nests() -> None:
    text = table(
        "Parent | Field | Type | Required",
        "Root | hold | object | yes",
        "hold | crates | array | yes",
        "hold.crates[] | weight | int | yes",
    )
    pages, found = read(f"# Cargo\n\n{text}\n")
    assert not found
    nested = list(nest_rows(pages, "auto", Report()))
    assert {
        page.head.title: [row.name for row in page.rows] for page in objects(nested)
    } == {
        "Cargo": ["hold"],
        "Cargo hold": ["crates"],
        "Cargo hold crates": ["weight"],
    }


def objects(pages: object) -> list[ObjectPage]:
    assert isinstance(pages, list | tuple)
    return [page for page in pages if isinstance(page, ObjectPage)]


def around(
    before: str, *rows: str, after: str = ""
) -> tuple[list[FieldRow], list[str]]:
    """Return the rows of a table without a column of requiredness, between two texts."""
    pages, found = read(
        f"# A\n\n{before}\n\n{table('Field | Type | Description', *rows)}\n\n{after}\n"
    )
    [page] = objects(pages)
    return list(page.rows), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All fields are optional.", [False, True]),
        ("All properties are optional unless noted otherwise:", [False, True]),
        ("Every field is required, unless it says so.", [True, True]),
        ("Todos los campos son opcional.", [False, True]),
        ("所有字段均为可选。", [False, True]),
    ],
)
def test_a_text_says_it_of_all_rows(text: str, expected: list[bool]) -> None:
    rows, found = around(
        text, "sail | string | cloth", "oar | string | **Required.** b"
    )
    assert [row.required for row in rows] == expected
    assert not found


@pytest.mark.parametrize(
    "text", ["Not all fields are optional.", "All fields marked with x are optional."]
)
def test_a_text_about_some_rows_says_nothing_of_all(text: str) -> None:
    rows, _ = around(text, "sail | string | cloth")
    assert rows[0].required


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("sail†", "† optional"),
        (r"sail\*", r"\* optional"),
        ("sail^", "`^` marks optional fields."),
        (r"sail\*", "Fields marked with an asterisk are optional."),
    ],
)
def test_a_sign_means_what_the_text_below_says(name: str, after: str) -> None:
    rows, _ = around("", f"{name} | string | cloth", "oar | string | wood", after=after)
    assert [(row.name, row.required) for row in rows] == [
        ("sail", False),
        ("oar", True),
    ]


def test_a_sign_may_mean_null() -> None:
    rows, _ = around("", "sail? | string | cloth", after="`?` = nullable")
    assert rows[0].required
    assert show(rows[0].type) == "Nullable(str)"


def test_a_default_in_words_makes_a_row_optional() -> None:
    rows, found = fields(
        "Option | Type | Default",
        "tide | int | `300` (five minutes)",
        "moon | int | see the table",
        "wind | int | null",
        "rain | int | 60_000",
        "name | string | -",
    )
    assert [row.required for row in rows] == [False, False, False, False, True]
    assert [row.default.value if row.default else None for row in rows] == [
        *(300, None, None, 60_000, None)
    ]
    assert "unread-default at 6:16" in found


def test_a_row_about_several_types_is_a_field_though_a_column_is_called_value() -> None:
    text = table(
        "key | type | value | description",
        "name | string | `x` | a",
        "size | int | `3` | b",
    )
    pages, _ = read(f"## Buoy\n\n{text}\n")
    assert [[row.name for row in page.rows] for page in objects(pages)] == [
        ["name", "size"]
    ]


def test_a_cell_of_names_without_a_name_is_left_out() -> None:
    rows, found = fields(
        "Field | Type | Required", "n/a | int | no", "tide | int | yes"
    )
    assert [row.name for row in rows] == ["tide"]
    assert found == ["empty-name at 5:1"]


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("float32[3]", "List(float)"),
        ("uint16 LE", "int"),
        ("uint32 big-endian", "int"),
        ("int (query)", "int"),
        ("UUID (path parameter)", "uuid"),
        ("object (keys:string, values:integer)", "Map(int)"),
    ],
)
def test_types_with_a_remark_of_no_matter(type_: str, expected: str) -> None:
    [row], found = fields("Field | Type | Required", f"tide | {type_} | yes")
    assert show(row.type) == expected
    assert not found


@pytest.mark.parametrize("word", ["DATA", "Array of DATA", "Data"])
def test_a_word_of_another_language_is_no_type_below_an_english_header(
    word: str,
) -> None:
    [row], found = fields("Field | Type | Required", f"hash | {word} | yes")
    assert "date" not in show(row.type)
    assert found[0].startswith("unreadable-type at 5:")


def test_a_word_is_a_type_below_a_header_of_its_language() -> None:
    [row], found = fields("Campo | Tipo | Obrigatório", "partida | data | sim")
    assert show(row.type) == "date"
    assert not found


@pytest.mark.parametrize(
    "type_", [r"`Calm` \| `Rough`", "`Calm`, `Rough`", "`Calm` / `Rough`"]
)
def test_names_in_code_may_be_values(type_: str) -> None:
    [row], found = fields("Field | Type | Required", f"sea | {type_} | yes")
    assert isinstance(row.type, MaybeNullExpr | UnionExpr)
    union = unwrapped(row.type)
    assert isinstance(union, UnionExpr)
    assert all(isinstance(m, NameExpr) and m.is_value for m in union.members)
    assert not found


def test_names_outside_of_code_are_models() -> None:
    [row], _ = fields("Field | Type | Required", r"sea | Calm \| Rough | yes")
    union = unwrapped(row.type)
    assert isinstance(union, UnionExpr)
    assert not any(isinstance(m, NameExpr) and m.is_value for m in union.members)


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ('<a href="#buoy">Buoy</a>', "Buoy -> #buoy"),
        ('List of <a href="#buoy">Buoy</a>', "List(Buoy -> #buoy)"),
        ('enum <a href="#sea">Sea</a>', "Sea -> #sea"),
        ("enum [Sea](#sea)", "Sea -> #sea"),
    ],
)
def test_anchors_of_html_are_links(type_: str, expected: str) -> None:
    [row], found = fields("Field | Type | Required", f"mark | {type_} | yes")
    assert show(row.type) == expected
    assert not found


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        ("Integer representing the depth", "int"),
        ("ISO8601 timestamp of the last dive", "datetime"),
        ("Array of strings with the crew", "List(str)"),
        ("A boolean indicating whether it floats", "bool"),
        ("Date of the launch", "any"),
        ("String theory", "any"),
    ],
)
def test_a_type_in_front_of_a_description(doc: str, expected: str) -> None:
    [row], _ = fields("Field | Required | Description", f"dive | yes | {doc}")
    assert show(row.type) == expected


def test_a_range_behind_a_number_limits_it() -> None:
    [row], found = fields("Field | Type | Required", "tilt | float 0-1 | yes")
    assert limits(row) == [("min", 0), ("max", 1)]
    assert not found


@pytest.mark.parametrize(("mark", "expected"), [("⚪", False), ("既存・必須", True)])
def test_marks_of_requiredness(mark: str, expected: bool) -> None:
    rows, found = fields("Field | Type | Required", f"a | int | {mark}", "b | int | ✅")
    assert [row.required for row in rows] == [expected, True]
    assert not found


def test_a_length_may_have_a_comma_between_thousands() -> None:
    [row], found = fields(
        "Field | Type | Max Length | Required", "log | string | 40,000 chars | yes"
    )
    assert limits(row) == [("length", None, 40_000)]
    assert not found


@pytest.mark.parametrize("cell", ["[calm, rough]", "calm/rough"])
def test_bare_words_among_constraints_are_the_values_of_an_enum(cell: str) -> None:
    [row], found = fields(
        "Field | Type | Required | Validation", f"sea | enum | yes | {cell}"
    )
    assert show(row.type) == 'Union(Literal("calm"), Literal("rough"))'
    assert not found


def test_bare_words_among_constraints_of_a_text_are_a_warning() -> None:
    [row], found = fields(
        "Field | Type | Required | Validation", "sea | string | yes | calm/rough"
    )
    assert show(row.type) == "str"
    assert found == ["unread-constraint at 5:24"]


def test_lines_of_text_below_a_row_are_no_fields() -> None:
    rows, found = fields(
        "Field | Type | Required", "tide | int | yes", "which goes on for a line | |"
    )
    assert [row.name for row in rows] == ["tide"]
    assert found == ["empty-name at 6:1"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Entity: Vessel", "Vessel"),
        ("Data Model: `Vessel`", "Vessel"),
        ("Message: deck/lamp", "deck/lamp"),
        ("Message in a bottle", "Message in a bottle"),
    ],
)
def test_the_kind_before_a_colon_is_no_part_of_a_name(heading: str, title: str) -> None:
    text = table("Field | Type | Required", "tide | int | yes")
    [page] = objects(read(f"## {heading}\n\n{text}\n")[0])
    assert page.head.title == title


def test_words_alone_name_a_table_below_a_heading() -> None:
    one = table("Field | Type | Required", "tide | int | yes")
    text = f"# Moor\n\n## Request\n\nHeaders\n\n{one}\n\nBody\n\n{one}\n\nMoorParam\n\n{one}\n"
    pages, found = read(text)
    assert [page.head.title for page in objects(pages)] == [
        *("Moor Request Headers", "Moor Request Body", "MoorParam")
    ]
    assert not found


def test_a_sentence_is_no_name_of_a_table() -> None:
    one = table("Field | Type | Required", "tide | int | yes")
    pages, _ = read(f"# Moor\n\nSee below\n\n{one}\n")
    assert [page.head.title for page in objects(pages)] == ["Moor"]


def test_columns_of_people_are_unread_in_the_documents_of_sdks() -> None:
    text = table(
        "Parent | Field | Type | Format | Required", "hold | tide | str | uuid | yes"
    )
    [page], found = read(f"# A\n\n## Fields\n\n{text}\n", "gen")
    assert isinstance(page, ObjectPage)
    assert [(row.name, show(row.type)) for row in page.rows] == [("tide", "str")]
    assert found == ["unread-column at 5:3", "unread-column at 5:27"]


@pytest.mark.parametrize("header", ["#", "No.", "Nr.", "序号", "番号", "번호", "№"])
def test_a_column_of_row_numbers_is_not_reported(header: str) -> None:
    columns = f"{header} | Name | Type | Required"
    assert fields(columns, "1 | a | string | yes", "2. | b | string | no")[1] == []
    # Other cells are not numbers of rows.
    _, found = fields(columns, "1 | a | string | yes", "x | b | string | no")
    assert found == ["unread-column at 3:3"]


@pytest.mark.parametrize(
    ("cell", "required", "nullable"),
    [
        ("yes, nullable", True, True),
        ("no (nullable)", False, True),
        ("required or null", True, True),
        ("yes, not nullable", True, False),
        ("yes", True, False),
    ],
)
def test_a_column_of_requiredness_may_tell_of_null(
    cell: str, required: bool, nullable: bool
) -> None:
    text = (
        f"# A\n\n| Name | Type | Required |\n|---|---|---|\n| a | string | {cell} |\n"
    )
    report = Report()
    reading = read_schema([SourceFile("A.md", text)], None, report)
    [definition] = reading.schema.definitions.values()
    assert isinstance(definition, ObjectDef)
    [field] = definition.fields
    assert (field.required, field.nullable) == (required, nullable)
