"""Objects in cells of types, as TypeScript and Terraform write them."""

from __future__ import annotations

import pytest
from test_hunted_documents import read, table

from generator.ir.schema import ObjectDef, Schema
from generator.ir.types import ListOf, MapOf, Ref, Scalar, Type


def schema_of(cell: str) -> tuple[Schema, list[str]]:
    return read(f"# Lamp\n\n{table('Field | Type | Required', f'a | {cell} | yes')}")


def field_type(schema: Schema, model: str = "Lamp") -> Type:
    found = schema.definitions[model]
    assert isinstance(found, ObjectDef)
    return found.fields[0].type


def fields(schema: Schema, model: str) -> dict[str, tuple[Type, bool]]:
    found = schema.definitions[model]
    assert isinstance(found, ObjectDef)
    return {field.doc_name: (field.type, field.required) for field in found.fields}


INNER = Ref("Lamp a")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("`{ x: string, y?: int }`", INNER),
        ("`{ x: string; y?: int }[]`", ListOf(INNER)),
        ("`Array<{ readonly x: string; 'y'?: int; }>`", ListOf(INNER)),
        ("`{ x: string, y?: int } \\| null`", INNER),
        ("`object({ x = string, y = optional(int) })`", INNER),
        ("`{ 'x': string, y?: int }`", INNER),
        ("```object({ x = string y = optional(int) })```", INNER),
        ("list(object({ x = string, y = optional(int, 5) }))", ListOf(INNER)),
        ("`map(object({ x = string, y = optional(int) }))`", MapOf(INNER)),
        ("object `{ x: string, y?: int }`", INNER),
        ("array of objects (`{ x: string, y?: int }`)", ListOf(INNER)),
        ("array of `{ x: string, y?: int }`", ListOf(INNER)),
        (
            "<pre>object({<br>  # a name: long<br>  x = string // x = y<br>  y = optional(int)<br>})</pre>",
            INNER,
        ),
    ],
)
def test_an_object_in_a_cell_is_a_model(cell: str, expected: Type) -> None:
    schema, found = schema_of(cell)
    assert field_type(schema) == expected
    assert fields(schema, "Lamp a") == {
        "x": (Scalar.STR, True),
        "y": (Scalar.INT, False),
    }
    assert found == []


def test_objects_may_be_nested() -> None:
    cell = "`{ rim: { colour: string, y?: int }[], x: int }`"
    schema, _ = schema_of(cell)
    assert fields(schema, "Lamp a")["rim"] == (ListOf(Ref("Lamp a rim")), True)
    assert fields(schema, "Lamp a rim")["colour"] == (Scalar.STR, True)


def test_the_default_of_an_optional_field() -> None:
    schema, _ = schema_of('`object({ x = optional(string, "https://a.b"), y = int })`')
    inner = schema.definitions["Lamp a"]
    assert isinstance(inner, ObjectDef)
    assert inner.fields[0].default is not None
    assert inner.fields[0].default.value == "https://a.b"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("`{ string: int }`", MapOf(Scalar.INT)),
        ("`{ room: int }`", MapOf(Scalar.INT)),
        ("`{ [key: string]: int }`", MapOf(Scalar.INT)),
        ("`{ [slot]: int }`", MapOf(Scalar.INT)),
        ("`{}`", MapOf(Scalar.ANY)),
    ],
)
def test_braces_may_be_a_map(cell: str, expected: Type) -> None:
    schema, found = schema_of(cell)
    assert field_type(schema) == expected
    assert found == []


@pytest.mark.parametrize(
    "cell",
    [
        "`{ x, y }`",
        '`{"x": "lit"}`',
        "`{ x: shilling }[`",
        "`{ see x: below }`",
        "`{{{{{{{{{{ x: int }}}}}}}}}}`",
        "`{ x: int`",
    ],
)
def test_other_braces_are_reported(cell: str) -> None:
    assert "unreadable-type" in schema_of(cell)[1]


def test_a_type_inside_that_cannot_be_read_is_reported() -> None:
    schema, found = schema_of("`{ x: shilling, y: int }`")
    assert list(fields(schema, "Lamp a")) == ["x", "y"]
    assert found == ["unreadable-type"]
