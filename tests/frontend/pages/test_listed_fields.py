"""Fields in lists: a name in code or in bold, and a type in brackets."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import ObjectDef, Schema
from generator.ir.types import ListOf, Ref, Scalar
from generator.source import SourceFile


def read(text: str) -> tuple[Schema, list[str]]:
    report = Report()
    schema = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], report).schema
    return schema, [each.code for each in report]


def fields(schema: Schema, name: str) -> list[tuple[str, object, bool]]:
    found = schema.definitions[name]
    assert isinstance(found, ObjectDef)
    return [(f.wire_name, f.type, f.required) for f in found.fields]


KETTLE = """# Kettle

What boils.

- `litres` (integer, required) How much.
- **`label`** *(string)*: Any.
- **lid** (object, optional) - On top.
  - `knob` (boolean, required): Whether there is one.
  - `shape` (object)
    - `round` (boolean)
- `tags` (array of strings) Marks
  that go on here.
"""


def test_items_are_fields_and_items_inside_them_fields_of_those() -> None:
    schema, found = read(KETTLE)
    assert found == []
    assert fields(schema, "Kettle") == [
        ("litres", Scalar.INT, True),
        ("label", Scalar.STR, False),
        ("lid", Ref("Kettle lid"), False),
        ("tags", ListOf(Scalar.STR), False),
    ]
    inner = [("knob", Scalar.BOOL, True), ("shape", Ref("Kettle lid shape"), False)]
    assert fields(schema, "Kettle lid") == inner
    assert fields(schema, "Kettle lid shape") == [("round", Scalar.BOOL, False)]
    kettle = schema.definitions["Kettle"]
    assert isinstance(kettle, ObjectDef)
    assert kettle.identity.doc == "What boils."
    assert [f.doc for f in kettle.fields][:3] == ["How much.", "Any.", "On top."]


RESOURCE = """# acme_kettle (Resource)

## Schema

### Required

- `litres` (Number) How much.

### Optional

- `lids` (List of Object) On top. (see [below](#nestedatt--lids))

### Read-Only

- `id` (String) Its number.

<a id="nestedatt--lids"></a>
### Nested Schema for `lids`

Optional:

- `knob` (Boolean) Whether there is one.
"""


def test_headings_divide_the_fields_of_a_resource() -> None:
    schema, _ = read(RESOURCE)
    lids = "acme_kettle Nested Schema for lids"
    assert fields(schema, "acme_kettle") == [
        ("litres", Scalar.NUMBER, True),
        ("lids", ListOf(Ref(lids)), False),
        ("id", Scalar.STR, False),
    ]
    assert [name for name, _, _ in fields(schema, lids)] == ["knob"]


def test_a_label_names_the_model_of_a_list() -> None:
    schema, _ = read("# Pour\n\n**Returns:**\n\n- `left` (integer): How much.\n")
    assert fields(schema, "Pour Returns") == [("left", Scalar.INT, True)]


@pytest.mark.parametrize(
    "items",
    [
        "- `litres` (integer)\n- `label` - any\n",
        "- `litres` (how much)\n- `label` (its name)\n",
        "- `lids` (array)\n  - **Items** *(string)*\n",
        "- [litres](#litres) (integer)\n",
    ],
)
def test_other_lists_stay_text(items: str) -> None:
    assert read(f"# Kettle\n\nText.\n\n## Parts\n\n{items}")[0].definitions.keys() <= {
        "Kettle"
    }


def test_a_list_beside_a_table_describes_its_rows() -> None:
    table = "| Field | Type |\n|-|-|\n| litres | integer |\n"
    schema, _ = read(f"# Kettle\n\n{table}\n- `litres` (string) How much.\n")
    assert fields(schema, "Kettle") == [("litres", Scalar.INT, True)]
