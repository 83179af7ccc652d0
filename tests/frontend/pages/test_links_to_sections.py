"""Links to headings around a table, to files in another case, and to names of scalars."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import ObjectDef, Schema, UnionDef
from generator.ir.types import ListOf, Ref, Scalar, Type, Unknown
from generator.source import SourceFile

HEADER = "| Field | Type | Required |\n|-|-|-|\n"


def read(**texts: str) -> tuple[Schema, list[str]]:
    """Read files by name; ``Flight.md`` is given as ``Flight``."""
    report = Report()
    files = [SourceFile(f"{name}.md", text) for name, text in texts.items()]
    schema = read_schema(files, DIALECTS["plain"], report).schema
    return schema, [each.code for each in report]


def type_of_gate(schema: Schema) -> Type:
    flight = schema.definitions["Flight"]
    assert isinstance(flight, ObjectDef)
    return flight.fields[0].type


FLIGHT = f"# Flight\n\n{HEADER}| gate | [gate place](#boarding-gate) | yes |\n\n"
TERMINAL = f"##### Terminal\n\n{HEADER}| hall | string | yes |\n\n"
LIFT = f"##### Lift\n\n{HEADER}| floor | integer | yes |\n\n"
KINDS = "##### Kinds\n\n| Value | Description |\n|-|-|\n| `A` | near |\n\n"


def test_a_link_to_a_heading_finds_the_only_object_below_it() -> None:
    schema, found = read(Flight=f"{FLIGHT}## Boarding Gate\n\n{TERMINAL}{KINDS}")
    assert type_of_gate(schema) == Ref("Terminal")
    assert found == []


def test_a_link_to_a_heading_above_several_objects_finds_none() -> None:
    schema, found = read(Flight=f"{FLIGHT}## Boarding Gate\n\n{TERMINAL}{LIFT}")
    assert type_of_gate(schema) == Unknown("gate place")
    assert found == ["unknown-model"]


def test_a_link_to_a_file_may_differ_in_case() -> None:
    flight = f"# Flight\n\n{HEADER}| gate | [the gate](gateinfo.md) | yes |\n"
    schema, found = read(
        Flight=flight, gateInfo=f"# Gate\n\n{HEADER}| hall | string | yes |\n"
    )
    assert type_of_gate(schema) == Ref("Gate")
    assert found == []


@pytest.mark.parametrize("article", ["a", "the", "The"])
def test_an_article_in_a_link_is_no_part_of_the_name(article: str) -> None:
    flight = f"# Flight\n\n{HEADER}| gate | [{article} lift](#lift) | yes |\n\n"
    schema, found = read(Flight=f"{flight}{LIFT}")
    assert type_of_gate(schema) == Ref("Lift")
    assert found == []


@pytest.mark.parametrize(
    ("type_", "found"),
    [
        ("Object (see [Lift](#lift))", Ref("Lift")),
        ("object, see the [lift](#lift)", Ref("Lift")),
        ("array of objects (see [Lift](#lift))", ListOf(Ref("Lift"))),
        ("string (see [Lift](#lift))", Scalar.STR),
    ],
)
def test_a_link_after_a_bare_object_is_its_model(type_: str, found: Type) -> None:
    flight = f"# Flight\n\n{HEADER}| gate | {type_} | yes |\n\n"
    schema, _ = read(Flight=f"{flight}{LIFT}")
    assert type_of_gate(schema) == found


def test_tags_of_code_are_no_part_of_a_type() -> None:
    schema, found = read(
        Flight=f"# Flight\n\n{HEADER}| gate | <code>integer</code> | yes |\n"
    )
    assert type_of_gate(schema) == Scalar.INT
    assert found == []


def test_a_file_with_the_case_of_the_link_is_preferred() -> None:
    flight = f"# Flight\n\n{HEADER}| gate | [the gate](gateinfo.md) | yes |\n"
    hall = f"{HEADER}| hall | string | yes |\n"
    schema, _ = read(
        Flight=flight, gateInfo=f"# Gate\n\n{hall}", gateinfo=f"# Exit\n\n{hall}"
    )
    assert type_of_gate(schema) == Ref("Exit")


@pytest.mark.parametrize(
    ("heading", "link"),
    [
        ("GateCode (string)", "#gatecode-string"),
        ("GateCode (string) {#gate-code}", "#gate-code"),
        ("GateCode (string)  [#gatecode]", "#gatecode"),
        ("`GateCode` (`string`)", "#gatecode-string"),
    ],
)
def test_a_linked_heading_with_a_scalar_is_its_other_name(
    heading: str, link: str
) -> None:
    flight = f"# Flight\n\n{HEADER}| gate | [GateCode]({link}) | yes |\n"
    schema, found = read(Flight=f"{flight}\n## {heading}\n\nHall and number.\n")
    assert type_of_gate(schema) == Ref("GateCode")
    code = schema.definitions["GateCode"]
    assert isinstance(code, UnionDef)
    assert code.members == (Scalar.STR,)
    assert found == []


def test_a_heading_with_a_scalar_that_nothing_links_to_is_text() -> None:
    flight = f"# Flight\n\n{HEADER}| gate | string | yes |\n"
    schema, _ = read(Flight=f"{flight}\n## Remark (string)\n\nSome text.\n")
    assert [*schema.definitions] == ["Flight"]
