"""Attributes of JSDoc, sentences among constraints, and status codes in headings."""

from __future__ import annotations

import pytest
from test_hunted_documents import FIELDS, model, read, table

from generator.ir.constraints import Length, Maximum, Minimum
from generator.ir.schema import EnumDef, ObjectDef
from generator.ir.types import ListOf, Literal, Ref, Scalar, UnionOf


@pytest.mark.parametrize(
    "optional", ["<optional>", "&lt;optional&gt;", "`<optional>`", "optional"]
)
def test_attributes_of_jsdoc_say_what_is_optional(optional: str) -> None:
    rows = ("a | string | | x", f"b | string | {optional} | x")
    text = table("Name | Type | Attributes | Description", *rows)
    schema, found = read(f"# Lamp\n\n{text}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert [field.required for field in lamp.fields] == [True, False]
    assert found == []


def test_other_attributes_are_unread() -> None:
    rows = ("a | string | | x", "b | string | pointer | x", "c | string | | x")
    text = table("Name | Type | Attributes | Description", *rows)
    assert "unread-column" in read(f"# Lamp\n\n{text}")[1]


def test_attributes_may_be_names() -> None:
    text = table("Attributes | Type | Description", "a | string | x", "b | int | x")
    assert [field.doc_name for field in model(f"# Lamp\n\n{text}").fields] == ["a", "b"]


def test_sentences_divide_constraints() -> None:
    rows = (
        "a | int | Required. Must be at least 5.",
        "b | string | Optional. Max 9 characters",
        "c | string | Required. Whatever is lit.",
    )
    schema, found = read(f"# Lamp\n\n{table('Field | Type | Constraints', *rows)}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert [field.required for field in lamp.fields] == [True, False, True]
    assert lamp.fields[0].constraints == (Minimum(5, exclusive=False),)
    assert lamp.fields[1].constraints == (Length(None, 9),)
    assert found == ["unread-constraint"]


def test_values_in_brackets_in_code() -> None:
    row = "a | string | Enum: `['red', 'blue']`"
    text = table("Field | Type | Constraints", row)
    values = UnionOf((Literal("red"), Literal("blue")))
    assert model(f"# Lamp\n\n{text}").fields[0].type == values


@pytest.mark.parametrize("heading", ["200", "`200` OK", "200 - Success", "200 Created"])
def test_a_status_code_is_that_of_the_heading_above(heading: str) -> None:
    text = f"# Add a lamp\n\n## Responses\n\n### {heading}\n\n{FIELDS}"
    assert [*read(text)[0].definitions] == ["Add a lamp Responses 200"]


def test_a_status_code_with_a_name_is_a_name() -> None:
    text = f"# Lamps\n\n## Responses\n\n### 200 LampList\n\n{FIELDS}"
    assert [*read(text)[0].definitions] == ["200 LampList"]


def test_values_in_code_below_a_heading_are_its_type() -> None:
    rows = table("Field | Type", "side | `LampSide`")
    text = f"## Lamp\n\n{rows}### LampSide\n\n`'left' | 'right'`. Where it hangs.\n\n- `left`: x\n"
    schema, found = read(f"# Lamps\n\n{text}")
    side = schema.definitions["LampSide"]
    assert isinstance(side, EnumDef)
    assert [member.value for member in side.members] == ["left", "right"]
    assert "unknown-model" not in found


def test_one_value_in_code_below_a_heading_is_no_type() -> None:
    text = f"## Lamp\n\n{FIELDS}### Notes\n\n`'left'` is a side.\n"
    assert [*read(f"# Lamps\n\n{text}")[0].definitions] == ["Lamp"]


@pytest.mark.parametrize(
    ("cell", "required", "expected"),
    [
        (
            "`@NotBlank`, `@Size(min = 2, max = 9)`",
            True,
            {Length(1, None)},
        ),
        ("`@Size(max=9)`", False, {Length(None, 9)}),
        ("@NotNull", True, set()),
        ("@Email", False, set()),
    ],
)
def test_annotations_of_bean_validation(
    cell: str, required: bool, expected: set[object]
) -> None:
    rows = (f"a | string | {cell}", "b | string | required")
    schema, found = read(f"# Lamp\n\n{table('Field | Type | Validation', *rows)}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert lamp.fields[0].type == Scalar.STR
    assert lamp.fields[0].required is required
    assert expected <= set(lamp.fields[0].constraints)
    assert found == []


def test_numbers_in_annotations() -> None:
    text = table("Field | Type | Validation", "a | int | `@Min(1)`, `@Max(9)`")
    limits = model(f"# Lamp\n\n{text}").fields[0].constraints
    assert limits == (Minimum(1, exclusive=False), Maximum(9, exclusive=False))


def test_other_annotations_are_unread() -> None:
    row = "a | string | `@Lit`, `@Pattern(^a)` | x"
    text = table("Field | Type | Validation | Notes", row)
    assert "unread-constraint" in read(f"# Lamp\n\n{text}")[1]
    assert model(f"# Lamp\n\n{text}").fields[0].type == Scalar.STR


@pytest.mark.parametrize(
    "cell",
    [
        "`A01` through `A10`",
        "`A01` to `A10`",
        "`red`, `blue`, etc.",
        "`[A-Z]{1,3}`",
        r"`^\d+$`",
        r"`\d{4}`",
    ],
)
def test_series_and_forms_are_not_all_values(cell: str) -> None:
    text = table("Field | Type | Allowed values", f"a | string | {cell}")
    assert model(f"# Lamp\n\n{text}").fields[0].type == Scalar.STR
    described = table("Field | Type | Notes", f"a | string | One of {cell}")
    assert model(f"# Lamp\n\n{described}").fields[0].type == Scalar.STR


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Path:", "GET /lamps Path"),
        ("Query (all optional):", "GET /lamps Query optional"),
        ("**Query**", "GET /lamps Query"),
        ("**Header:**", "GET /lamps Header"),
    ],
)
def test_a_label_says_where_parameters_are_sent(label: str, name: str) -> None:
    text = f"# Lamps\n\n## GET /lamps\n\n{label}\n\n{FIELDS}"
    assert [*read(text)[0].definitions] == [name]


def test_a_label_says_that_all_are_optional() -> None:
    text = f"# Lamps\n\n## GET /lamps\n\nQuery (all optional):\n\n{FIELDS}"
    lamps = read(text)[0].definitions["GET /lamps Query optional"]
    assert isinstance(lamps, ObjectDef)
    assert not any(field.required for field in lamps.fields)


def test_a_heading_query_is_a_name() -> None:
    text = f"# Lamps\n\n## Query\n\n{FIELDS}"
    assert [*read(text)[0].definitions] == ["Query"]


@pytest.mark.parametrize(
    ("type_", "rule", "expected"),
    [
        ("int", "Must be positive integer", Minimum(0, exclusive=True)),
        ("int", "Must be a positive integer.", Minimum(0, exclusive=True)),
        ("string", "Non-empty string", Length(1, None)),
        ("int", "Non-negative number", Minimum(0, exclusive=False)),
    ],
)
def test_a_word_for_the_type_after_a_constraint(
    type_: str, rule: str, expected: object
) -> None:
    text = table("Field | Type | Constraints | Notes", f"a | {type_} | {rule} | x")
    schema, found = read(f"# Lamp\n\n{text}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    assert lamp.fields[0].constraints == (expected,)
    assert "unread-constraint" not in found


def test_constraints_of_an_unreadable_type_are_no_second_finding() -> None:
    text = table("Field | Type | Required | Constraints", "a | shilling | yes | min 1")
    assert read(f"# Lamp\n\n{text}")[1] == ["unreadable-type"]


@pytest.mark.parametrize(
    "type_",
    [
        "liste d'Ampoule",
        "tableau d\u2019Ampoule",
        "liste de Ampoule",
        "liste d'[Ampoule](#ampoule)",
    ],
)
def test_elisions_of_french(type_: str) -> None:
    header = "Champ | Type | Obligatoire"
    inner = table(header, "b | texte | oui")
    text = f"# Lampe\n\n{table(header, f'a | {type_} | oui')}\n## Ampoule\n\n{inner}"
    schema, found = read(text)
    lamp = schema.definitions["Lampe"]
    assert isinstance(lamp, ObjectDef)
    assert (lamp.fields[0].type, found) == (ListOf(Ref("Ampoule")), [])


def test_the_repetition_of_parquet() -> None:
    rows = ("a | INT64 | REQUIRED", "b | INT64 | OPTIONAL", "c | INT64 | REPEATED")
    schema, found = read(f"# Lamp\n\n{table('Column | dtype | Repetition', *rows)}")
    lamp = schema.definitions["Lamp"]
    assert isinstance(lamp, ObjectDef)
    types = [(field.type, field.required) for field in lamp.fields]
    assert types[:2] == [(Scalar.INT, True), (Scalar.INT, False)]
    assert (types[2][0], found) == (ListOf(Scalar.INT), [])
