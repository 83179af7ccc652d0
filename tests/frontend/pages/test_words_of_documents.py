"""Cells and headers that look like values, defaults or types, and are not."""

from __future__ import annotations

import pytest
from test_hunted_documents import FIELDS, model, read, table, typed

from generator.ir.schema import ObjectDef
from generator.ir.types import ListOf, Literal, Scalar, Type, UnionOf
from generator.text.code_spans import read_code_span


def in_column(header: str, cell: str) -> Type:
    text = table(f"Field | Type | {header}", f"a | string | {cell}")
    return model(f"# Lamp\n\n{text}").fields[0].type


@pytest.mark.parametrize("header", ["Example values", "Sample values", "Beispielwerte"])
def test_example_values_are_not_all_values(header: str) -> None:
    assert in_column(header, "`red`, `dark blue`") == Scalar.STR


def test_default_values_are_defaults() -> None:
    text = table("Field | Type | Default values", "a | string | `red`")
    field = model(f"# Lamp\n\n{text}").fields[0]
    assert field.type == Scalar.STR
    assert field.default is not None


@pytest.mark.parametrize(
    "cell",
    ["N/A", "n/a", "—", "none", "`lamp_*`", "`lamp-<id>`", "`{id}`", "`a`, `b_…`"],
)
def test_a_cell_of_nothing_and_a_form_list_no_values(cell: str) -> None:
    assert in_column("Allowed values", cell) == Scalar.STR


@pytest.mark.parametrize(
    "cell", ["`lamp_*`", "any short name", "see the list of rooms"]
)
def test_a_cell_of_values_that_lists_none_describes_them(cell: str) -> None:
    text = table("Field | Type | Values | Notes", f"a | string | {cell} | Where.")
    doc = model(f"# Lamp\n\n{text}").fields[0].doc
    assert "Where." in doc
    assert f"Values: {cell}" in doc


def test_values_between_pipes_after_a_colon() -> None:
    values = UnionOf(tuple(map(Literal, ("left", "right", "top"))))
    assert typed("string", r"Side: `left` \| `right` \| `top`") == values


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("byte", Scalar.INT),
        ("DWORD", Scalar.INT),
        ("s16", Scalar.INT),
        ("byte array", Scalar.BYTES),
        ("string (byte)", Scalar.BYTES),
        ("list of qword", ListOf(Scalar.INT)),
    ],
)
def test_types_of_memory(type_: str, expected: Type) -> None:
    assert typed(type_, "x") == expected


def test_two_code_spans_are_not_one() -> None:
    assert read_code_span("`1` / `2`") is None
    assert read_code_span("`` `1` / `2` ``") == "`1` / `2`"
    text = table("Field | Type | Default", "a | string | `1` / `2`")
    assert "unread-default" in read(f"# Lamp\n\n{text}")[1]


@pytest.mark.parametrize("header", ["Obrig.", "Oblig."])
def test_short_words_for_required(header: str) -> None:
    text = table(f"Campo | Tipo | {header}", "a | texto | sim", "b | texto | não")
    if header == "Oblig.":
        text = text.replace("sim", "sí").replace("não", "no")
    fields = model(f"# Lamp\n\n{text}").fields
    assert [field.required for field in fields] == [True, False]


@pytest.mark.parametrize("header", ["Event", "Event name", "Message", "事件"])
def test_a_column_of_events_names_the_models(header: str) -> None:
    rows = (
        "`lamp:lit` | hour | int",
        " | room | string",
        "`$lamp_out` | hour | string",
    )
    schema, found = read(f"# Lamps\n\n{table(f'{header} | Property | Type', *rows)}")
    fields = {
        name: [field.doc_name for field in each.fields]
        for name, each in schema.definitions.items()
        if isinstance(each, ObjectDef)
    }
    assert fields == {"lamp:lit": ["hour", "room"], "$lamp_out": ["hour"]}
    assert "unread-column" not in found


def test_events_without_a_name_are_not_merged_in_silence() -> None:
    rows = ("`lit` / `out` | hour | int", "`on fire, at night!` | room | string")
    schema, found = read(f"# Lamps\n\n{table('Event | Property | Type', *rows)}")
    assert [*schema.definitions] == ["Lamps"]
    assert "unread-column" in found


def test_the_properties_of_each_event_in_a_cell_are_not_a_field() -> None:
    rows = ("`lit` | `hour`, `room` | At dusk.", "`out` | `hour` | At dawn.")
    text = table("Event | Properties | Description", *rows)
    assert not read(f"# Lamps\n\n{text}")[0].definitions


REQUIRED = table("Field | Type", "id | string")
OPTIONAL = table("Field | Type", "note | string", "size | int")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("### Required fields", "### Optional fields"),
        ("### Optional", "### Required"),
        ("**Required:**", "**Optional:**"),
        ("### 1.1 Required Attributes", "### 1.2 Recommended Attributes"),
        ("### 必填参数", "### 可选参数"),
    ],
)
def test_headings_may_divide_one_model(first: str, second: str) -> None:
    swapped = "Required" in second
    tables = (OPTIONAL, REQUIRED) if swapped else (REQUIRED, OPTIONAL)
    text = (
        f"# All\n\n## Lamp\n\nGlows.\n\n{first}\n\n{tables[0]}{second}\n\n{tables[1]}"
    )
    schema, found = read(text)
    assert [*schema.definitions] == ["Lamp"]
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    required = {field.doc_name: field.required for field in lamp.fields}
    assert required == {"id": True, "note": False, "size": False}
    assert "Glows." in lamp.identity.doc
    assert found == []


def test_headings_that_differ_in_more_divide_two_models() -> None:
    text = f"## Lamp\n\n### Required headers\n\n{REQUIRED}### Optional fields\n\n{OPTIONAL}"
    names = [*read(f"# All\n\n{text}")[0].definitions]
    assert sorted(names) == ["Lamp Optional fields", "Lamp Required headers"]


def test_the_same_heading_twice_divides_nothing() -> None:
    half = f"**Required:**\n\n{REQUIRED}"
    text = f"## Lamp\n\n{half}{half}**Optional:**\n\n{OPTIONAL}"
    assert len(read(f"# All\n\n{text}")[0].definitions) == 3


@pytest.mark.parametrize(
    "header", ["Semantics", "What it tells you", "Where it is from"]
)
def test_sentences_below_an_unknown_header_describe_the_fields(header: str) -> None:
    rows = ("a | string | Who lit it.", "b | string | One of `red`, `blue`.")
    schema, found = read(f"# Lamp\n\n{table(f'Field | Type | {header}', *rows)}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert [field.doc for field in lamp.fields] == [
        "Who lit it.",
        "One of `red`, `blue`.",
    ]
    assert lamp.fields[1].type == UnionOf((Literal("red"), Literal("blue")))
    assert "unread-column" not in found


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Field | Type | Owner", "a | string | trade desk"),
        (
            "Field | Type | Owner | Risk",
            "a | string | the desk of trade | not very high",
        ),
        ("Field | Type | Owner | Notes", "a | string | the desk of trade | x"),
    ],
)
def test_other_unknown_columns_stay_unread(header: str, row: str) -> None:
    assert "unread-column" in read(f"# Lamp\n\n{table(header, row)}")[1]


@pytest.mark.parametrize("cell", [r"`long` \| `short`", "long or short", "short/long"])
def test_long_and_short_together_are_values(cell: str) -> None:
    expected = typed(cell, "x")
    assert isinstance(expected, UnionOf)
    assert set(expected.members) == {Literal("long"), Literal("short")}
    assert typed("long", "x") == typed("short or long or int", "x") == Scalar.INT


@pytest.mark.parametrize(
    "default",
    [
        "process.env.LAMP",
        "${{ lamp.token }}",
        "${LAMP}",
        "`$LAMP_ROOM`",
        "os.environ['A']",
    ],
)
def test_a_default_from_the_environment_is_not_a_text(default: str) -> None:
    text = table("Field | Type | Default", f"a | string | {default}")
    field = model(f"# Lamp\n\n{text}").fields[0]
    assert field.default is None
    assert not field.required


def test_a_default_over_several_lines() -> None:
    default = '<pre>[<br>  "a",<br>  "b"<br>]</pre>'
    text = table("Field | Type | Default", f"a | list of string | {default}")
    field = model(f"# Lamp\n\n{text}").fields[0]
    assert field.default is not None
    assert field.default.value == ["a", "b"]


@pytest.mark.parametrize(
    "cell", ["Only on errors", "only for guests", "Only if it is lit"]
)
def test_only_begins_a_condition(cell: str) -> None:
    text = table("Field | Type | Required", f"a | string | {cell}", "b | string | yes")
    schema, found = read(f"# Lamp\n\n{text}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert [field.required for field in lamp.fields] == [False, True]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "Each `LampInput`:",
        "`LampInput` shape:",
        "The `LampInput` object has the following fields:",
        "Where it is used.\nEvery `LampInput` is an object with these properties:",
    ],
)
def test_a_line_with_a_name_in_code_names_the_table_below(line: str) -> None:
    rooms = table("Field | Type", "lamps | `LampInput[]`")
    schema, found = read(f"# Rooms\n\n## Room\n\n{rooms}{line}\n\n{FIELDS}")
    assert sorted(schema.definitions) == ["LampInput", "Room"]
    assert "unknown-model" not in found


@pytest.mark.parametrize(
    "line",
    [
        "The same as `LampBase` plus:",
        "See `LampInput` for more:",
        "A `LampInput` without these:",
    ],
)
def test_other_lines_with_a_name_in_code_name_nothing(line: str) -> None:
    assert [*read(f"# Rooms\n\n## Room\n\n{line}\n\n{FIELDS}")[0].definitions] == [
        "Room"
    ]


@pytest.mark.parametrize("line", ["The `lamp` object:", "The lamp object:"])
def test_the_article_of_a_label_is_not_part_of_its_name(line: str) -> None:
    assert [*read(f"# Rooms\n\n## Room\n\n{line}\n\n{FIELDS}")[0].definitions] == [
        "lamp"
    ]


def test_a_line_with_the_name_of_its_heading_adds_nothing() -> None:
    text = (
        f"# Rooms\n\n## `LampInput`\n\nWhat glows.\n\n`LampInput` fields:\n\n{FIELDS}"
    )
    assert "What glows." in model(text, "LampInput").identity.doc


def test_a_table_without_dashes_is_found_in_a_file_without_pages() -> None:
    lost = "| Field | Required | Notes |\n| id | yes | x |\n"
    assert "missing-delimiters" in read(f"Lamps.\n\n{lost}")[1]
    drawing = "| a lamp | and a room |\n| below | a roof |\n"
    assert "missing-delimiters" not in read(f"Lamps.\n\n{drawing}")[1]


@pytest.mark.parametrize(
    ("heading", "name"),
    [("## 1a. Lamp", "Lamp"), ("## Lamp (required, one or more)", "Lamp")],
)
def test_headings_with_a_number_and_a_remark(heading: str, name: str) -> None:
    assert [*read(f"# Rooms\n\n{heading}\n\n{FIELDS}")[0].definitions] == [name]
