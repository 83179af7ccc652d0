"""Cells and headers that look like values, defaults or types, and are not."""

from __future__ import annotations

import pytest
from test_hunted_documents import model, read, table, typed

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
