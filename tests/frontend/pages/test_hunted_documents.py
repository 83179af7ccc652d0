"""Whole documents as people write them: what their headings, headers and examples say of tables."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import ObjectDef, Schema
from generator.ir.types import ListOf, Ref, Scalar, Type, UnionOf
from generator.source import SourceFile


def read(text: str) -> tuple[Schema, list[str]]:
    report = Report()
    schema = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], report).schema
    return schema, [each.code for each in report]


def model(text: str, name: str = "Lamp") -> ObjectDef:
    found = read(text)[0].definitions[name]
    assert isinstance(found, ObjectDef)
    return found


def table(header: str, *rows: str) -> str:
    dashes = "|".join("-" * (header.count("|") + 1))
    lines = [f"| {header} |", f"|{dashes}|", *(f"| {row} |" for row in rows)]
    return "\n".join(lines) + "\n\n"


def typed(type_: str, doc: str) -> Type:
    return (
        model(
            f"# Lamp\n\n{table('Field | Type | Description', f'a | {type_} | {doc}')}"
        )
        .fields[0]
        .type
    )


FIELDS = table("Field | Type", "a | string", "b | int")


@pytest.mark.parametrize(
    ("heading", "required"),
    [
        ("## Required Fields", True),
        ("**Required:**", True),
        ("### Optional query parameters", False),
        ("**Optional**", False),
        ("## 可选参数", False),
    ],
)
def test_a_heading_says_whether_its_rows_are_required(
    heading: str, required: bool
) -> None:
    schema, found = read(f"# Lamp\n\n{heading}\n\n{FIELDS}")
    (each,) = (d for d in schema.definitions.values() if isinstance(d, ObjectDef))
    assert [field.required for field in each.fields] == [required, required]
    assert "no-required-column" not in found


@pytest.mark.parametrize("heading", ["Request body (optional)", "Request body"])
def test_an_optional_body_says_nothing_of_its_rows(heading: str) -> None:
    schema, found = read(f"# POST /lamps\n\n**{heading}:**\n\n{FIELDS}")
    assert [*schema.definitions] == ["POST /lamps Request body"]
    assert "no-required-column" in found


def test_a_mark_alone_in_its_cell_is_about_its_row() -> None:
    variables = table("Variable | Default | Notes", "A | *(required)* | x", "B | 5 | x")
    schema, _ = read(f"# Set-up\n\n{variables}# Lamp\n\n{FIELDS}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert all(field.required for field in lamp.fields)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("(none)", []),
        ("*(not set)*", []),
        ("Auto Increment", []),
        ("(from b)", ["unread-default"]),
    ],
)
def test_a_default_in_brackets(cell: str, codes: list[str]) -> None:
    rows = table("Field | Type | Required | Default", f"a | int | no | {cell}")
    schema, found = read(f"# Lamp\n\n{rows}")
    assert (found, schema.definitions["Lamp"].fields[0].default) == (codes, None)  # type: ignore[union-attr]


def test_commands_are_no_values() -> None:
    rows = table(
        "Command | Description", "`/on <lamp>` | Lights it", "`/off` | Puts it out"
    )
    assert read(f"# Lamp code\n\nEach command:\n\n{rows}")[0].definitions == {}


@pytest.mark.parametrize(
    "rows",
    [
        table("Option | Type | Required | Description", "`--size <n>` | int | no | x"),
        table(
            "Option | Type | Default",
            "`-q`, `--quiet` | flag | off",
            "`--log <file>` | string | -",
        ),
        table("Argument | Type | Required", "`<id>` | string | yes"),
    ],
)
def test_options_of_a_command_are_no_fields(rows: str) -> None:
    assert read(f"# lamp show\n\n{rows}")[0].definitions == {}


def test_a_pattern_of_keys_is_no_operand() -> None:
    schema, _ = read(f"# Lamp\n\n{table('Key | Type', '`<id>` | string')}")
    assert [*schema.definitions] == ["Lamp"]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Output | Type | Description", "`arn` | string | x"),
        ("Offset | Size | Field | Notes", "0x00 | string | arn | x"),
        ("Output | Value kind | Type", "arn | x | string"),
    ],
)
def test_an_unknown_header_above_names_or_types(header: str, row: str) -> None:
    (field,) = model(f"# Lamp\n\n{table(header, row)}").fields
    assert (field.wire_name, field.type) == ("arn", Scalar.STR)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Tool | Type | Use", "lathe | machine | x"),
        ("Output | Type | Use", "the arn | string | x"),
        ("Topic | Type | Use", "`lamps/{id}` | string | x"),
    ],
)
def test_other_tables_have_no_names(header: str, row: str) -> None:
    assert read(f"# Lamp\n\n{table(header, row)}")[0].definitions == {}


def test_an_example_shows_which_dots_nest() -> None:
    rows = table("Field | Type", "bulb.watt | int", "log.level | string")
    json = '```json\n{"bulb": {"watt": 5}, "log.level": "low"}\n```\n\n'
    schema, found = read(f"# Lamp\n\n{json}{rows}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert [field.wire_name for field in lamp.fields] == ["bulb", "log.level"]
    assert lamp.fields[0].type == Ref("Lamp bulb")
    assert found.count("dotted-name") == 1


@pytest.mark.parametrize(
    ("doc", "is_union"),
    [
        ("Side to use: `left` or `right`.", True),
        ('Backend of it: `"one"`, `"two"`, or `"three"`', True),
        ("Date format: `YYYY` or `YYYY_MM`", False),
        ("Type of it: `string` or `number`", False),
        ("Side: `left`, `right`", False),
        ("Side: `left` or `right`. More text.", False),
    ],
)
def test_a_choice_after_a_colon(doc: str, is_union: bool) -> None:
    assert isinstance(typed("string", doc), UnionOf) is is_union


def test_options_are_values_beside_a_name() -> None:
    rows = table("Parameter | Type | Options", "a | string | `x`, `y`")
    assert isinstance(model(f"# Lamp\n\n{rows}").fields[0].type, UnionOf)


def test_an_interface_is_known_by_its_name() -> None:
    rows = table("Field | Type", "inner | `LampNode[]`")
    assert model(f"# Lamp\n\n{rows}## LampNode Interface\n\n{FIELDS}").fields[
        0
    ].type == ListOf(Ref("LampNode Interface"))


def test_a_star_before_a_name_is_a_mark() -> None:
    rows = table("Field | Type | Description", "*a | string | x", "b | string | x")
    fields = model(f"# Lamp\n\n{rows}").fields
    assert [(f.wire_name, f.required) for f in fields] == [("a", True), ("b", False)]


def test_a_cardinality_in_brackets() -> None:
    rows = table("Field | Type | Cardinality", "a | string | (0-N)", "b | int | (1)")
    one, other = model(f"# Lamp\n\n{rows}").fields
    assert (one.type, one.required) == (ListOf(Scalar.STR), False)
    assert (other.type, other.required) == (Scalar.INT, True)


def test_a_default_may_be_of_one_kind_of_value() -> None:
    rows = table(
        "Field | Type | Required | Default", "a | string or array | no | `skills`"
    )
    schema, found = read(f"# Lamp\n\n{rows}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert lamp.fields[0].default is not None
    assert found == []


@pytest.mark.parametrize("heading", ["Recommended attributes", "Opt-in attributes"])
def test_a_heading_says_that_its_rows_may_be_missing(heading: str) -> None:
    lamp = model(f"# Lamp\n\n## {heading}\n\n{FIELDS}", f"Lamp {heading}")
    assert not any(field.required for field in lamp.fields)


@pytest.mark.parametrize(
    ("doc", "default"),
    [
        ("If it is not set, the default is used.", None),
        ("The default is blue.", "blue"),
    ],
)
def test_what_happens_to_a_default(doc: str, default: str | None) -> None:
    rows = table("Field | Type | Required | Description", f"a | string | no | {doc}")
    found = model(f"# Lamp\n\n{rows}").fields[0].default
    assert (found.value if found else None) == default


@pytest.mark.parametrize("header", ["JSON path", "Config key", "Env var", "Attr"])
def test_more_headers_of_names(header: str) -> None:
    rows = table(f"{header} | Type", "stops[].at | string", "b | some words")
    stops, other = model(f"# Lamp\n\n{rows}").fields
    assert (stops.type, other.wire_name) == (ListOf(Ref("Lamp stops")), "b")


def test_keys_of_databases_are_no_names() -> None:
    rows = table("Primary key | Type", "id | int", "id | int")
    assert read(f"# Lamp\n\n{rows}")[0].definitions == {}


def test_a_response_after_the_table_of_a_request() -> None:
    text = f"# Lamp\n\n{FIELDS}A good request returns this:\n\n```json\n{{}}\n```\n\n{FIELDS}"
    schema, found = read(text)
    assert [*schema.definitions] == ["Lamp", "Lamp returns"]
    assert "unread-table" not in found


@pytest.mark.parametrize(
    "sentence", ["The request and its body.", "These are more fields:"]
)
def test_other_sentences_name_no_table(sentence: str) -> None:
    assert "unread-table" in read(f"# Lamp\n\n{FIELDS}{sentence}\n\n{FIELDS}")[1]


def test_fields_of_each_event_are_no_model() -> None:
    rows = table(
        "Event | Parameters | When", "`on` | `by: Int` | x", "`off` | `at: Int` | y"
    )
    assert read(f"# Lamps\n\n{rows}")[0].definitions == {}


def test_common_codes_of_errors_are_no_values() -> None:
    rows = table("Code | Description", "13 | Bad", "14 | Worse")
    assert read(f"# Lamps\n\n## Common error codes\n\n{rows}")[0].definitions == {}


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("repeated string", ListOf(Scalar.STR)),
        ("DATS", Scalar.STR),
        ("DEC", Scalar.DECIMAL),
    ],
)
def test_words_of_messages_and_databases(word: str, type_: Type) -> None:
    assert typed(word, "x") == type_


def test_several_names_in_a_cell_are_keys() -> None:
    rows = table(
        "Owner property | Type | Notes", "`a` | `string` | x", "`b`, `c` | `int` | y"
    )
    fields = model(f"# Lamp\n\n{rows}").fields
    assert [field.wire_name for field in fields] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("type_", "cell", "default"),
    [("JSON", "`'{}'`", {}), ("text[]", "`'{}'`", []), ("string", "`'{}'`", "{}")],
)
def test_an_empty_default_of_a_database(type_: str, cell: str, default: object) -> None:
    rows = table("Column | Type | Nullable | Default", f"a | {type_} | no | {cell}")
    found = model(f"# Lamp\n\n{rows}").fields[0].default
    assert found
    assert found.value == default


@pytest.mark.parametrize(
    ("default", "type_"), [("`30s`", Scalar.STR), ("`PT30S`", Scalar.DURATION)]
)
def test_a_duration_is_what_its_default_is(default: str, type_: Type) -> None:
    rows = table("Field | Type | Required | Default", f"a | duration | no | {default}")
    field = model(f"# Lamp\n\n{rows}").fields[0]
    assert (field.type, field.default is not None) == (type_, True)


@pytest.mark.parametrize(
    ("word", "type_"),
    [("string uuid", Scalar.UUID), ("string email", Scalar.STR), ("ASCII", Scalar.STR)],
)
def test_a_format_after_a_blank(word: str, type_: Type) -> None:
    assert typed(word, "x") == type_


@pytest.mark.parametrize(
    ("doc", "count"),
    [
        ("Must be `A`, `B`, or `C`; a `Z` before it is accepted.", 3),
        ("Must be `A`, `B`; `C`.", 3),
    ],
)
def test_a_semicolon_after_the_last_value(doc: str, count: int) -> None:
    found = typed("string", doc)
    assert isinstance(found, UnionOf)
    assert len(found.members) == count


def test_other_values_are_accepted_too() -> None:
    doc = "Must be `A` or `B`; other names are also accepted."
    assert typed("string", doc) == Scalar.STR


def test_kinds_of_things_are_no_types() -> None:
    rows = table("Tag | Type", "`v1` | `stable`", "`v2` | `beta`")
    assert read(f"# Tags\n\n{rows}")[0].definitions == {}


def test_a_column_without_a_header_describes() -> None:
    lamp = model(f"# Lamp\n\n{table('Property | Type | ', 'a | string | What it is.')}")
    assert lamp.fields[0].doc == "What it is."


def test_an_item_alone_names_its_table() -> None:
    inside = "".join(f"  {line}\n" for line in FIELDS.splitlines())
    text = f"# Lamps\n\n- Request\n\n{inside}\n- Response\n\n{inside}"
    schema, found = read(text)
    assert [*schema.definitions] == ["Lamps Request", "Lamps Response"]
    assert "unread-table" not in found


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("Pattern `LMP-<4 digits>`", 0),
        ("Pattern `{year}-{month}`", 0),
        ("Pattern `LMP-(?P<n>[0-9]{4})`", 1),
        (r"Pattern `\p{Lu}+<x>{2}`", 0),
        ("Pattern `LMP-[0-9]{4}`", 1),
    ],
)
def test_a_form_is_no_regular_expression(rule: str, count: int) -> None:
    rows = table("Field | Type | Required | Constraints", f"a | string | yes | {rule}")
    assert len(model(f"# Lamp\n\n{rows}").fields[0].constraints) == count


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("char[8]", Scalar.STR),
        ("uint8[8]", ListOf(Scalar.INT)),
        ("tuple[string, ...]", ListOf(Scalar.STR)),
        ("non-empty string", Scalar.STR),
    ],
)
def test_types_of_programs(word: str, type_: Type) -> None:
    found = typed(word, "x")
    assert found == type_ or repr(type_) in repr(found)


def test_values_of_typed_fields_describe_them() -> None:
    lamp = model(f"# Lamp\n\n{table('Field | Type | Value', 'a | string | The name.')}")
    assert lamp.fields[0].doc == "The name."


def test_codes_of_an_exit_are_no_values() -> None:
    rows = table("Code | Meaning", "`0` | Good", "`1` | Bad")
    assert read(f"# Lamps\n\nExit code meanings:\n\n{rows}")[0].definitions == {}


def test_a_request_and_a_response_of_the_same_name() -> None:
    text = (
        f"# Shop\n\n## Add\n\n### Request body `Lamp`\n\n{FIELDS}"
        f"### Response body `Lamp`\n\n{FIELDS}"
    )
    names = set(read(text)[0].definitions)
    assert names == {"Request body Lamp", "Response body Lamp"}
