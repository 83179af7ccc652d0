"""Descriptions that say that a value may be null, and those that only mention null."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import Field, ObjectDef
from generator.ir.types import Scalar
from generator.source import SourceFile


def read(*lines: str) -> tuple[dict[str, Field], list[str]]:
    """Return the fields of a table with ``lines``, by name, and the codes of the findings."""
    report = Report()
    text = "\n".join(["# Buoy", "", *lines, ""])
    schema = read_schema([SourceFile("a.md", text)], DIALECTS["plain"], report).schema
    buoy = schema.definitions["Buoy"]
    assert isinstance(buoy, ObjectDef)
    return {f.doc_name: f for f in buoy.fields}, [each.code for each in report]


def is_nullable(description: str) -> bool | None:
    fields, _ = read(
        "| Field | Type | Required | Description |",
        "|-|-|-|-|",
        f"| light | string | yes | {description} |",
    )
    assert fields["light"].required
    return fields["light"].nullable


@pytest.mark.parametrize(
    "description",
    [
        "Read-only. Nullable.",
        "Colour of the light. May be null.",
        "Can be `null` if the light is out.",
        "Colour, or *null* by day",
        "`null` for buoys without a light",
        "The colour (null when unlit).",
        "If it is unlit, `null`.",
        "This field is not required and may be null.",
        "If null, the light is white.",
        "null means white",
        "One of: red, green, null",
        "`None` if unlit",
        "红色, 可为 null",
        "kann null sein",
        "Puede ser nulo",
        "couleur, ou null",
        "場合はnull",
        "색, 또는 null",
        "pode ser nula",
        "может быть null",
    ],
)
def test_a_description_allows_null(description: str) -> None:
    assert is_nullable(description) is True


@pytest.mark.parametrize(
    "description",
    [
        "Never null.",
        "This cannot be null.",
        "Must not be empty or null.",
        "non-nullable",
        "A colour. Not nullable.",
        "Does not return null.",
        "Lamps in it may be numbered; items may be null.",
        "The `lamp` property of the mast must be null or missing.",
        "The value null is forbidden.",
        "Only set when `mast` is null.",
        "Annulled buoys have none.",
        "None if unlit",
        "null",
        "不可为null",
        "darf nicht null sein",
        "no puede ser nulo",
        "не может быть null",
    ],
)
def test_a_description_only_mentions_null(description: str) -> None:
    assert is_nullable(description) is False


def test_a_column_for_null_wins() -> None:
    fields, _ = read(
        "| Field | Type | Nullable | Description |",
        "|-|-|-|-|",
        "| light | string | no | May be null. |",
        "| mast | string | yes | A name. |",
    )
    assert [field.nullable for field in fields.values()] == [False, True]


def test_a_mark_at_a_type_means_null_where_names_have_marks() -> None:
    fields, _ = read(
        "| Field | Type | Description |",
        "|-|-|-|",
        "| depth? | integer | Left out on land. |",
        "| light | ?string | Its colour. |",
    )
    light, depth = fields["light"], fields["depth"]
    assert (light.required, light.nullable) == (True, True)
    assert (depth.required, depth.nullable) == (False, False)


def test_a_mark_at_a_type_means_optional_where_no_name_has_one() -> None:
    fields, _ = read(
        "| Field? | Type | Description |",
        "|-|-|-|",
        "| depth | integer | In metres. |",
        "| light | ?string | Its colour. |",
    )
    light = fields["light"]
    assert (light.required, light.nullable) == (False, False)


@pytest.mark.parametrize("mark", [r" \*", "†", "[^2]", " <sup>2</sup>", " **"])
def test_a_type_with_the_mark_of_a_footnote(mark: str) -> None:
    fields, found = read(
        "| Field | Type | Required |",
        "|-|-|-|",
        f"| depth | integer{mark} | yes |",
    )
    assert fields["depth"].type == Scalar.INT
    assert found == []
