"""What stands around and inside the tables of whole documents: lists, quotes, marks of a root."""

from __future__ import annotations

import pytest
from test_hunted_tables import model, read

from generator.frontend.pages.rows.root_rows import names_below_root
from generator.ir.constraints import Length, Maximum, Minimum
from generator.ir.schema import EnumDef, ObjectDef, OpaqueDef, UnionDef
from generator.ir.types import ListOf, Literal, MapOf, Ref, Scalar, UnionOf

INNER = "| Field | Type |\n|-|-|\n| rim | string |\n"


def indented(text: str, mark: str) -> str:
    return "".join(f"{mark}{line}\n" for line in text.splitlines())


def test_a_label_with_a_list_below_is_that_of_the_list() -> None:
    schema, _ = read(f"# Cup\n\n*Found in:*\n\n- [Shelf](#shelf)\n\n{INNER}")
    assert [*schema.definitions] == ["Cup"]


def test_a_label_of_a_request_may_have_a_list_below() -> None:
    text = f"# Add a cup\n\n**Request:**\n\n- as JSON\n\n{INNER}"
    assert [*read(text)[0].definitions] == ["Add a cup Request"]


@pytest.mark.parametrize(
    "item",
    ["- **Request body:**", "* **Request body**:", "1. Request body:", "- *Request*"],
)
def test_the_item_that_holds_a_table_names_it(item: str) -> None:
    text = f"# Add a cup\n\n- **Auth**: none\n{item}\n\n{indented(INNER, '    ')}"
    names = [*read(text.replace("1.", "-"))[0].definitions]
    assert names in (["Add a cup Request body"], ["Add a cup Request"])


@pytest.mark.parametrize("title", ["#### Saucer", "**Saucer**", "**Saucer** (flat):"])
def test_a_title_in_a_quote_names_the_table_below_it(title: str) -> None:
    quote = indented(f"{title}\n\n{INNER}", "> ")
    schema, found = read(f"# Cup\n\n{INNER}\n{quote}")
    assert [*schema.definitions] == ["Cup", "Saucer"]
    assert found == []


def test_text_below_a_title_in_a_quote_describes_the_model() -> None:
    quote = indented(f"#### Saucer\n\nBelow a cup.\n\n{INNER}", "> ")
    schema, _ = read(f"# Cup\n\n{quote}")
    assert "Below a cup." in model(schema, "Saucer").identity.doc


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["(array)", "[].id", "[].tags[]"], ["", "id", "tags[]"]),
        (["$", "$.id", "$.a.b"], ["", "id", "a.b"]),
        (["[*].id"], ["id"]),
        (["(root)", "id"], ["", "id"]),
        (["(root)"], ["(root)"]),
        (["id", "(other)"], ["id", "(other)"]),
        (["$ref", "$id"], ["$ref", "$id"]),
        (["[].id", "name"], ["[].id", "name"]),
    ],
)
def test_marks_of_a_root(names: list[str], expected: list[str]) -> None:
    assert names_below_root(names) == expected


REFERENCE = """# Reference

#### Cup

_Appears in:_
- [Shelf](#shelf)

| Field | Description | Default | Validation |
| --- | --- | --- | --- |
| `glaze` _[Glaze](#glaze)_ | Of it. |  | Optional: \\{\\} <br /> |
| `rims` _Rim array_ | All of them. |  | MaxItems: 2 <br /> |

#### Rim

| Field | Description |
| --- | --- |
| `width` _integer_ | In mm. |

#### Glaze

_Underlying type:_ _string_

How it shines.

_Appears in:_
- [Cup](#cup)

| Field | Description |
| --- | --- |
| `Matt` | not at all |
| `Gloss` | much |

#### Colour

_Underlying type:_ _string_

_Validation:_
- Enum: [Red Blue]

#### Names

_Underlying type:_ _[Rim](#rim) array_
"""


def test_a_reference_of_a_crd() -> None:
    schema, _ = read(REFERENCE)
    glaze, rims = model(schema, "Cup").fields
    assert (glaze.type, glaze.required) == (Ref("Glaze"), False)
    assert (rims.type, rims.constraints) == (ListOf(Ref("Rim")), (Length(None, 2),))
    values = [
        [member.value for member in each.members]
        for each in (schema.definitions["Glaze"], schema.definitions["Colour"])
        if isinstance(each, EnumDef)
    ]
    assert values == [["Matt", "Gloss"], ["Red", "Blue"]]
    names = schema.definitions["Names"]
    assert isinstance(names, UnionDef)
    assert names.members == (ListOf(Ref("Rim")),)


def test_only_the_header_of_a_table_is_in_a_quote() -> None:
    header, *rows = INNER.splitlines()
    text = "\n".join([f"> {header}", *rows])
    assert [
        f.wire_name for f in model(read(f"# Cup\n\n{text}\n")[0], "Cup").fields
    ] == ["rim"]


def test_a_column_without_any_text_is_not_reported() -> None:
    _, found = read("# Cup\n\n| Field | Type | Odd |\n|-|-|-|\n| a | string | |\n")
    assert found == []


def test_the_title_of_a_document_is_no_model() -> None:
    text = f"# All cups\n\nWhat there is.\n\n# Cup\n\n{INNER}"
    assert [*read(text)[0].definitions] == ["Cup"]
    linked = text.replace("string", "[any](#all-cups)")
    assert [*read(linked)[0].definitions] == ["All cups", "Cup"]


def test_a_table_without_any_field_says_nothing() -> None:
    schema, found = read("# Cup\n\n| Field | Type |\n|-|-|\n| - | object |\n")
    assert isinstance(schema.definitions["Cup"], OpaqueDef)
    assert found == ["empty-name"]


@pytest.mark.parametrize(
    ("type_", "schema", "expected"),
    [
        ("array", "string", ListOf(Scalar.STR)),
        ("array", "", ListOf(Scalar.ANY)),
        ("array", "RimDTO", ListOf(Scalar.ANY)),
        ("integer(int64)", "integer(int64)", Scalar.INT),
    ],
)
def test_the_items_of_a_list_in_a_column_of_their_own(
    type_: str, schema: str, expected: object
) -> None:
    header = "| 参数名称 | 参数说明 | 是否必须 | 数据类型 | schema |\n|-|-|-|-|-|\n"
    read_schema, found = read(f"# Cup\n\n{header}|a||true|{type_}|{schema}|\n")
    assert model(read_schema, "Cup").fields[0].type == expected
    assert found == []


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        ("< string > array", ListOf(Scalar.STR)),
        ("< [Cup](#cup) > array", ListOf(Ref("Cup"))),
        ("< string, integer > map", MapOf(Scalar.INT)),
        ("< < number > array > array", ListOf(ListOf(Scalar.NUMBER))),
    ],
)
def test_a_container_behind_its_items(type_: str, expected: object) -> None:
    row = f"|**a**  <br>*optional*|Of it.  <br>**Default** : `x`|{type_}|"
    text = f"# Cup\n\n|Name|Description|Schema|\n|---|---|---|\n{row}\n"
    field = model(read(text)[0], "Cup").fields[0]
    assert (field.type, field.required) == (expected, False)


def test_the_type_of_a_heading_without_a_table() -> None:
    definitions = read("# Cup\n\n*Type* : enum (red, blue)\n")[0].definitions
    cup = definitions["Cup"]
    assert isinstance(cup, UnionDef)
    assert len(cup.members) == 1


def test_values_by_field_below_a_table() -> None:
    values = "#### 枚举值\n\n|属性|值|\n|---|---|\n|rim|flat|\n|rim|round|\n"
    schema, found = read(f"# Cup\n\n### 属性\n\n{INNER}\n{values}")
    assert isinstance(model(schema, "Cup").fields[0].type, UnionOf)
    assert found == []
    _, found = read(f"# Cup\n\n### 属性\n\n{INNER}\n{values.replace('rim', 'foot')}")
    assert found == ["unclaimed-table"]


def one_field(cell: str, rest: str, columns: str, type_: str = "string") -> ObjectDef:
    text = f"# Cup\n\n| Field | Type | {columns} |\n|-|-|-|\n| {cell} | {type_} | {rest} |\n"
    return model(read(text)[0], "Cup")


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        ("[-90, 90]", (Minimum(-90, False), Maximum(90, False))),
        ("(0, 1]", (Minimum(0, True), Maximum(1, False))),
        ("`[0, 1)`", (Minimum(0, False), Maximum(1, True))),
        ("[5, 1]", ()),
    ],
)
def test_an_interval(rule: str, limits: tuple[object, ...]) -> None:
    cup = one_field("a", rule, "Constraints", "number")
    assert cup.fields[0].constraints == limits


def test_characters_in_a_sentence_are_no_values() -> None:
    cup = one_field("a", "Letters, digits, `+` or `-`; not empty words.", "Rules")
    assert cup.fields[0].type is Scalar.STR


def test_values_after_a_rule_that_is_read() -> None:
    cup = one_field("a", "required, `x` or `y`", "Rules")
    assert isinstance(cup.fields[0].type, UnionOf)


def test_rules_in_prose_describe_a_field_without_a_description() -> None:
    text = "# Cup\n\n| Field | Type | Rules |\n|-|-|-|\n| a | string | Trimmed first, then kept. |\n| b | string | max 3 |\n"
    schema, found = read(text)
    a, b = model(schema, "Cup").fields
    assert (a.doc, b.doc, b.constraints) == (
        "Trimmed first, then kept.",
        "",
        (Length(None, 3),),
    )
    assert found == []


def test_rules_in_prose_beside_a_description_are_one_finding() -> None:
    text = "# Cup\n\n| Field | Type | Rules | Notes |\n|-|-|-|-|\n| a | string | Trimmed first, then kept. | A rim |\n"
    schema, found = read(text)
    assert model(schema, "Cup").fields[0].doc == "A rim"
    assert found == ["unread-constraint"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1440（24時間）", 1440),  # noqa: RUF001
        ("30 (seconds)", 30),
        ("true (since 2.0)", True),
        ("_None_", None),
        ("*n/a*", None),
    ],
)
def test_a_default_before_a_remark(cell: str, value: object) -> None:
    type_ = "boolean" if value is True else "integer"
    field = one_field("a", cell, "Default", type_).fields[0]
    assert (field.default.value if field.default else None) == value


def test_whether_null_is_allowed_in_japanese() -> None:
    rows = "| a | 文字列 | 可 |\n| b | 文字列 | 不可 |\n"
    schema, found = read(f"# Cup\n\n| 項目 | 型 | NULL許容 |\n|-|-|-|\n{rows}")
    assert [field.nullable for field in model(schema, "Cup").fields] == [True, False]
    assert found == []


@pytest.mark.parametrize(
    "type_", ["uuid FK shelves", "uuid FK shelves.id NOT NULL", "uuid fk shelves (id)"]
)
def test_the_target_of_a_foreign_key_without_an_arrow(type_: str) -> None:
    text = f"# Cup\n\n| Field | Type |\n|-|-|\n| shelf | {type_} |\n"
    schema, found = read(text)
    assert model(schema, "Cup").fields[0].type is Scalar.UUID
    assert found == []


def test_a_sentence_about_values_in_any_language() -> None:
    text = "# Cup\n\n| Поле | Тип |\n|-|-|\n| kind | строка |\n\nДопустимые значения `kind`:\n\n- `mug`;\n- `glass`.\n"  # noqa: RUF001
    field = model(read(text)[0], "Cup").fields[0]
    assert isinstance(field.type, UnionOf)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("`s1` ~ `s3`", ["s1", "s2", "s3"]),
        ("`s08`..`s09`", ["s08", "s09"]),
        ("`s1` to `s2`", ["s1", "s2"]),
        ("`rim` · `base`", ["rim", "base"]),
        ("rim · base", ["rim", "base"]),
    ],
)
def test_several_names_in_one_row(cell: str, names: list[str]) -> None:
    schema, _ = read(
        f"# Cup\n\n| Field | Type |\n|-|-|\n| a | string |\n| {cell} | number |\n"
    )
    assert [field.wire_name for field in model(schema, "Cup").fields][1:] == names


def test_the_name_of_an_enum_in_brackets_is_no_value() -> None:
    schema, found = read(
        "# Cup\n\n| Field | Type |\n|-|-|\n| a | enum(RimKind) |\n| b | enum(RIM) |\n"
    )
    a, b = model(schema, "Cup").fields
    assert isinstance(a.type, Ref) or "unknown-model" in found
    assert isinstance(b.type, Literal)


@pytest.mark.parametrize(
    ("type_", "value"), [("jsonb", {}), ("object", {}), ("string", "{}")]
)
def test_a_default_in_json_in_the_quotes_of_a_database(
    type_: str, value: object
) -> None:
    default = one_field("a", "'{}'", "Default", type_).fields[0].default
    assert default is not None
    assert default.value == value


@pytest.mark.parametrize("number", ["12-01", "3-2-1.", "7"])
def test_a_number_with_hyphens_before_a_title(number: str) -> None:
    assert [*read(f"# {number} Cup\n\n{INNER}")[0].definitions] == ["Cup"]


def test_headings_beside_that_of_an_operation() -> None:
    statuses = "| Status | Meaning |\n|-|-|\n| 201 | Made |\n"
    text = f"# Shop\n\n## POST /cups\n\n{statuses}\n## Parameters\n\n{INNER}"
    assert [*read(text)[0].definitions] == ["POST /cups"]


def test_headings_beside_that_of_a_model() -> None:
    text = f"# Shop\n\n## Cup\n\nNo fields.\n\n## Fields\n\n{INNER}"
    assert [*read(text)[0].definitions] == ["Shop"]


def test_a_check_behind_a_type() -> None:
    text = "# Cup\n\n| Field | Type |\n|-|-|\n| a | text CHECK (a <> '') |\n"
    assert model(read(text)[0], "Cup").fields[0].type is Scalar.STR
