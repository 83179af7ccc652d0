"""Values that a description lists: where a list ends, and whether it is complete."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import Literal, UnionOf
from generator.source import SourceFile


def read(type_: str, doc: str) -> tuple[object, bool | None]:
    """Return the values of a field of ``type_`` that ``doc`` describes, and whether null is one."""
    text = f"# A\n\n| Field | Type | Required | Description |\n|-|-|-|-|\n| a | {type_} | yes | {doc} |\n"
    schema = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], Report()).schema
    definition = schema.definitions["A"]
    assert isinstance(definition, ObjectDef)
    (field,) = definition.fields
    return _values(field), field.nullable


def _values(field: Field) -> object:
    match field.type:
        case UnionOf(members):
            return [m.value for m in members if isinstance(m, Literal)]
        case Literal(value):
            return [value]
        case _:
            return None


@pytest.mark.parametrize(
    "doc",
    [
        "One of `a`, `b` or (since v2) `c`",
        "One of `a`, `b` and, since v2, `c`.",
        "One of `a` (the default), `b`, `c`.",
        "Possible values: `a` - first, `b` - second, `c` - third",
        "Possible values:<br>- `a`: like `x`<br>- `b`: second<br>- `c`: third",
        "One of <ul><li>`a`</li><li>`b`</li><li>`c`</li></ul>",
        "One of 'a', 'b', 'c'",
        "Possible values are:<br/><ul><li>`a` *(old, see `x`)*</li> <li>`b` _(slow)_</li><li>`c`</li></ul>",
        "Possible values: <ol><li>`a`: first<li>`b`: `a` again<li>`c`: third</ol> Not `d`.",
        "One of <br>`a ` - first `x`.<br> ` b` - second.<br>`c` - third.",
        "One of `a`, `b`, or `c`; `x` and `y` came later.",
        "`a` oder `b` oder `c`. Mögliche Werte: `a`, `b` oder `c`",
        "`a`, `b`, `c` 중 하나",
        "상태. `a`、`b`、`c`のいずれか",
        "`a`、`b`、`c` 之一",
    ],
)
def test_a_list_goes_on_behind_a_gap(doc: str) -> None:
    assert read("string", doc)[0] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "doc",
    [
        "One of `a`, `b`, or a custom name",
        "One of `a`, `b`, etc.",
        "A number, or one of `a`, `b`",
        "One of: <ul><li>`a`</li><li>`b`</li><li>a name of your own</li></ul>",
        "One of `a`, `b`, …",
        "One of `a`, `b` or any value of the list",
        "May be `a` or `b`, among others",
        "What it is, e.g. one of `a`, `b`",
        "Possible values include `a` and `b`",
        "Can be `a`.",
        "Allowed values: letters, digits",
    ],
)
def test_a_list_that_is_not_complete_allows_any_text(doc: str) -> None:
    assert read("string", doc)[0] is None


@pytest.mark.parametrize(
    "doc",
    [
        "can be a, b, or c",
        "One of: a, b or c.",
        "`a`: first<br>`b`: second<br>`c`: third",
        "`a` for the first, `b` for the second, or `c` for others",
        "a = first, b = second, c = third",
        "'a', 'b' or 'c'",
    ],
)
def test_an_enum_takes_what_its_row_lists(doc: str) -> None:
    assert read("enum", doc)[0] == ["a", "b", "c"]
    assert read("enum", "Whether it is `a` or not")[0] is None


@pytest.mark.parametrize(
    "doc",
    ["One of `a`, `b` or null", "One of `a`, `b`, `null`", "One of `null`, `a`, `b`"],
)
def test_null_among_values_is_no_text(doc: str) -> None:
    assert read("string", doc) == (["a", "b"], True)


def test_words_without_marks() -> None:
    assert read("string", "Allowed values: OPEN, CLOSED")[0] == ["OPEN", "CLOSED"]
    assert read("integer", "One of 1, 2, 3.")[0] == [1, 2, 3]
    assert read("integer", "One of 1, 2, 3 steps")[0] is None
    assert read("integer", "Must be 0 or higher")[0] is None


def test_the_only_value_is_a_constant() -> None:
    assert read("string", "Always `list`.")[0] == ["list"]
    assert read("string", 'Must be `"list"`')[0] == ["list"]
    assert read("integer", "Immer `3`")[0] == [3]
    assert read("string", "Always `list` at first.")[0] is None
    assert read("string", "Must be `list` or a name")[0] is None


def test_bare_values_in_an_html_list() -> None:
    listed = (
        "Valid values are: <ul><li>IN_USE</li> <li>OUT_OF_USE</li><li>LOST</li> </ul>"
    )
    assert read("string", listed)[0] == ["IN_USE", "OUT_OF_USE", "LOST"]
    assert read("string", listed.replace("LOST", "or lost"))[0] is None


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("## `a`\n\n- **Type**: `string`\n- **Allowed values**: `b`, `c`", ["b", "c"]),
        ("## a\n\nHow it is lit. Allowed values: `b`, `c`.", ["b", "c"]),
        ("## a\n\nValues are many, such as `b`, `c`.", None),
        ("## z\n\nAllowed values: `b`, `c`.", None),
        ("# a\n\nAllowed values: `b`, `c`.", None),
    ],
)
def test_values_in_the_section_of_a_field(section: str, expected: object) -> None:
    table = "| Field | Type | Required |\n|-|-|-|\n| a | string | yes |\n"
    file = SourceFile("a.md", f"# A\n\n{table}\n{section}\n")
    schema = read_schema([file], DIALECTS["plain"], Report()).schema
    definition = schema.definitions["A"]
    assert isinstance(definition, ObjectDef)
    assert _values(definition.fields[0]) == expected
