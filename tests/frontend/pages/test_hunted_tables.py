"""What people write around tables: sentences that announce a field, units, flags, numbers of rows."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import EnumDef, ObjectDef, Schema
from generator.ir.types import ListOf, Ref, Scalar, UnionOf
from generator.source import SourceFile


def read(text: str) -> tuple[Schema, list[str]]:
    report = Report()
    file = SourceFile("a.md", text)
    schema = read_schema([file], DIALECTS["plain"], report).schema
    return schema, [each.code for each in report if each.code != "no-required-column"]


def model(schema: Schema, name: str) -> ObjectDef:
    found = schema.definitions[name]
    assert isinstance(found, ObjectDef)
    return found


ORDER = """# Order

| Field | Type | Description |
|-|-|-|
| owner | object | Who. |
| lines | array | What. |

"""
INNER = "| Field | Type |\n|-|-|\n| name | string |\n"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Inside of `owner` are these fields:", "owner"),
        ("Dentro del campo `owner`, el objeto tiene:", "owner"),
        ("**owner 对象:**", "owner 对象"),
        ("**`owner` object**", "owner"),
    ],
)
def test_a_sentence_announces_the_fields_of_an_object(
    sentence: str, title: str
) -> None:
    schema, found = read(f"{ORDER}{sentence}\n\n{INNER}")
    owner, lines = model(schema, "Order").fields
    assert owner.type == Ref(title)
    assert "unread-table" not in found
    assert lines.type != ListOf(Ref(title))


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Each line object has these fields:", "line"),
        ("Each line item object contains:", "line"),
        ("Every line entry consists of:", "line"),
    ],
)
def test_a_sentence_names_one_of_a_list(sentence: str, title: str) -> None:
    schema, _ = read(f"{ORDER}{sentence}\n\n{INNER}")
    assert model(schema, "Order").fields[1].type == ListOf(Ref(title))


def test_a_sentence_about_a_text_announces_nothing() -> None:
    text = ORDER.replace("object", "string")
    _, found = read(f"{text}The value of `owner` is as follows:\n\n{INNER}")
    assert found == ["unread-table"]


def test_units_stay_in_the_description() -> None:
    rows = "| # | Field | Type | Unit | Description |\n|-|-|-|-|-|\n| 1 | u | float | V | At the plug. |\n| 2 | i | float | - | |\n"
    schema, found = read(f"# Meter\n\n{rows}")
    assert [each.doc for each in model(schema, "Meter").fields] == [
        "At the plug. Unit: V.",
        "",
    ]
    assert found == []


def test_a_column_that_only_says_that_there_is_a_default() -> None:
    rows = "| Column | Type | Nullable | Default |\n|-|-|-|-|\n| a | varchar | no | yes |\n| b | varchar | no | - |\n"
    schema, found = read(f"# Lamp\n\n{rows}")
    one, other = model(schema, "Lamp").fields
    assert (one.default, one.required, other.required) == (None, False, True)
    assert found == []


def test_a_linked_list_of_values_is_an_enum() -> None:
    row = "| a | string | [Level](#level): how bad it is |"
    text = f"# Risk\n\n| Field | Type | Description |\n|-|-|-|\n{row}\n\n## Level\n\nHow bad.\n\n- `low`\n- `high`\n"
    schema, _ = read(text)
    assert model(schema, "Risk").fields[0].type == Ref("Level")
    assert isinstance(schema.definitions["Level"], EnumDef)


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("string (YYYY-MM-DD)", "date"),
        ("string (YYYY-MM-DDThh:mm:ssZ)", "datetime"),
        ("enum (yes / no / not now)", "yes no not now"),
        ("constant keyword", "str"),
    ],
)
def test_types_as_people_write_them(type_: str, expected: str) -> None:
    schema, found = read(f"# A\n\n| Field | Type |\n|-|-|\n| a | {type_} |\n")
    assert found == []
    text = repr(model(schema, "A").fields[0].type)
    assert all(word in text for word in expected.split())


@pytest.mark.parametrize(
    ("doc", "is_union"),
    [
        ("`a` \\| `b`.", True),
        ("`a`, `b`, or `c`.", True),
        ("`a` · `b`", False),
        ("`a`, `b`", False),
    ],
)
def test_a_description_of_nothing_but_alternatives(doc: str, is_union: bool) -> None:
    schema, _ = read(
        f"# A\n\n| Field | Type | Description |\n|-|-|-|\n| a | string | {doc} |\n"
    )
    assert isinstance(model(schema, "A").fields[0].type, UnionOf) is is_union


def test_names_of_things_are_no_fields() -> None:
    rows = "| Parameter | Normal Range | Description |\n|-|-|-|\n| Cycle Duration | 9-12 | All of it |\n| Pause Duration | 1-2 | The rest |\n"
    assert read(f"# Times\n\n{rows}")[0].definitions == {}


def test_two_words_are_a_name_not_a_name_and_a_type() -> None:
    names = ("isin", "side", "venue", "Trade Date", "size integer")
    rows = "".join(f"| {name} | Y |\n" for name in names)
    schema, _ = read(f"# Trade\n\n| Field name | Mandatory |\n|-|-|\n{rows}")
    trade = schema.definitions["Trade"]
    assert isinstance(trade, ObjectDef)
    assert [(f.wire_name, f.type) for f in trade.fields][3:] == [
        ("Trade Date", Scalar.ANY),
        ("size", Scalar.INT),
    ]


def test_a_sign_and_a_number_before_a_title() -> None:
    schema, _ = read(
        f"# Spec\n\n## 📡 1. Packet\n\n{INNER}\n## Lamps\n\n**Column Descriptions:**\n\n{INNER}"
    )
    assert [*schema.definitions] == ["Lamps", "Packet"]


@pytest.mark.parametrize(
    "box",
    ['=== "Tab"\n\n', "!!! note\n", '??? info "More"\n\n', "???+ info\n    Text.\n\n"],
)
def test_tables_in_boxes_of_mkdocs_are_read(box: str) -> None:
    inside = "".join(f"    {line}\n" for line in INNER.splitlines())
    schema, found = read(f"# Lamp\n\n{box}{inside}\nText.\n")
    assert [field.wire_name for field in model(schema, "Lamp").fields] == ["name"]
    assert "===" not in schema.definitions["Lamp"].identity.doc
    assert found == []


def test_tabs_of_mkdocs_are_labels() -> None:
    inside = "".join(f"    {line}\n" for line in INNER.splitlines())
    schema, found = read(
        f'# Lamp\n\n=== "Request"\n\n{inside}\n=== "Response"\n\n{inside}\n'
    )
    assert [*schema.definitions] == ["Lamp Request", "Lamp Response"]
    assert found == []


def test_code_is_no_box() -> None:
    inside = "".join(f"    {line}\n" for line in INNER.splitlines())
    schema, _ = read(f"# Lamp\n\na === b\n\n{inside}")
    assert not isinstance(schema.definitions["Lamp"], ObjectDef)


def test_a_stop_ends_a_constraint() -> None:
    rows = "| Field | Type | Constraints |\n|-|-|-|\n| a | string | 1-9 chars. |\n"
    schema, found = read(f"# A\n\n{rows}")
    assert (len(model(schema, "A").fields[0].constraints), found) == (1, [])


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<details>\n<summary>{}</summary>", "</details>"),
        ("<details><summary><b>{}</b></summary>", "</details>"),
        ("<details open>\n<summary><h3>{} </h3></summary>", "</details>"),
        ('<Tab title="{}">', "</Tab>"),
        ("<TabItem value='x' label='{}'>", "</TabItem>"),
    ],
)
def test_titles_of_parts_to_open_are_labels(opening: str, closing: str) -> None:
    parts = "".join(
        f"{opening.format(title)}\n\n{INNER}\n{closing}\n\n"
        for title in ("Request", "Response")
    )
    schema, found = read(f"# Lamp\n\nA lamp.\n\n{parts}")
    assert [*schema.definitions] == ["Lamp Request", "Lamp Response"]
    assert found == []


def test_other_summaries_are_text() -> None:
    opening = "<details>\n<summary>Click <a>here</a></summary>\n\n"
    schema, found = read(f"# Lamp\n\nA lamp.\n\n{opening}{INNER}\n</details>\n")
    assert schema.definitions["Lamp"].identity.doc == "A lamp.\n\nClick <a>here</a>"
    assert found == []


def test_titles_without_a_table_are_left_out() -> None:
    tab = '<Tab title="Python">\n\nText.\n\n</Tab>\n\n'
    schema, _ = read(f"# Lamp\n\n{tab}## Fields\n\n{INNER}")
    assert "Python" not in schema.definitions["Lamp"].identity.doc


@pytest.mark.parametrize(
    ("opening", "closing", "title"),
    [
        (":::note", ":::", ""),
        ("::: tip Since v2", ":::", "Since v2\n\n"),
        (":::warning[Careful]", ":::", "Careful\n\n"),
        ('{% hint style="info" %}', "{% endhint %}", ""),
        ("{{< note >}}", "{{< /note >}}", ""),
        ("  {: .box}", "", ""),
    ],
)
def test_marks_of_site_generators_are_left_out(
    opening: str, closing: str, title: str
) -> None:
    box = f"{opening}\nText.\n{closing}\n\n"
    schema, found = read(f"# Lamp\n\nA lamp.\n\n{box}{INNER}")
    assert schema.definitions["Lamp"].identity.doc == f"A lamp.\n\n{title}Text."
    assert found == []


def test_marks_in_code_and_in_sentences_stay() -> None:
    text = "Write :::note for a note, or {% raw %} here."
    schema, _ = read(f"# Lamp\n\n{text}\n\n{INNER}")
    assert schema.definitions["Lamp"].identity.doc == text
