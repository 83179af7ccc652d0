"""Tables of options: their variables in the environment, casts of defaults, remarks in headings."""

from __future__ import annotations

import pytest

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import ObjectDef
from generator.source import SourceFile


def read(*lines: str) -> tuple[ObjectDef, list[str]]:
    report = Report()
    file = SourceFile("a.md", "\n".join([*lines, ""]))
    schema = read_schema([file], DIALECTS["plain"], report).schema
    (found,) = schema.definitions.values()
    assert isinstance(found, ObjectDef)
    return found, [each.code for each in report]


@pytest.mark.parametrize(
    "header", ["Key", "Option", "Setting", "Name", "Config key", "Config path"]
)
@pytest.mark.parametrize("env", ["Env var", "Environment variable", "Env"])
@pytest.mark.parametrize("is_first", [False, True])
def test_a_variable_beside_a_key_is_not_the_name(
    header: str, env: str, is_first: bool
) -> None:
    columns = [header, env]
    rows = [["`pump.rate`", "`PUMP_RATE`"], ["`pump.mode`", ""]]
    if is_first:
        columns.reverse()
        rows = [row[::-1] for row in rows]
    found, codes = read(
        "# Pump",
        "",
        f"| {' | '.join(columns)} | Type | Default |",
        "|-|-|-|-|",
        *(f"| {' | '.join(row)} | int | 1 |" for row in rows),
    )
    assert [f.wire_name for f in found.fields] == ["pump.rate", "pump.mode"]
    assert "empty-name" not in codes
    assert "unread-column" in codes


def test_a_variable_alone_is_the_name() -> None:
    found, _ = read(
        "# Pump",
        "",
        "| Environment variable | Type | Default |",
        "|-|-|-|",
        "| `PUMP_RATE` | int | 1 |",
    )
    assert [f.wire_name for f in found.fields] == ["PUMP_RATE"]


@pytest.mark.parametrize(
    ("type_", "cell", "default"),
    [
        ("text", "`'new'::character varying(9)`", "new"),
        ("text", "'new'::text", "new"),
        ("bigint", "0::bigint", 0),
        ("jsonb", "`'{}'::jsonb`", {}),
        ("text", "`Pump::text`", "Pump::text"),
    ],
)
def test_a_cast_is_not_part_of_a_default(
    type_: str, cell: str, default: object
) -> None:
    found, codes = read(
        "# Pump",
        "",
        "| Column | Type | Nullable | Default |",
        "|-|-|-|-|",
        f"| a | {type_} | no | {cell} |",
    )
    assert found.fields[0].default
    assert found.fields[0].default.value == default
    assert "unread-default" not in codes


@pytest.mark.parametrize(
    "title", ["pump (required)", "pump (Optional)", "pump [optional]", "pump (必填)"]
)
def test_requiredness_is_not_part_of_a_title(title: str) -> None:
    found, _ = read(f"# {title}", "", "| Field | Type |", "|-|-|", "| a | int |")
    assert found.identity.name == "pump"
