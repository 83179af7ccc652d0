"""Every row that a page shows is in the schema, or in a finding that stops the run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from generator.compiler import read_schema
from generator.diagnostics.report import Report, Severity
from generator.frontend.dialects.java import JAVA
from generator.ir.schema import EnumDef, ObjectDef
from generator.source import SourceFile

# Where one of these is reported, it speaks for all rows of the table.
WHOLE_TABLE = {"missing-column", "missing-table", "missing-title"}

FIELD_ROW = "| `{}` | *String* | yes |"
fields = st.one_of(
    st.sampled_from("abcdefgh").map(FIELD_ROW.format),
    st.sampled_from(
        [
            "| `b\\|c` | *String* | yes | too many |",
            "| `short` |",
            "`no_pipe` | *String* | yes |",
            "|  | *String* | yes |",
            "| | | |",
            "  | `indented` | *String* | yes |",
            "    | `code` | *String* | yes |",
            "\t| `tab` | *String* | yes |",
            "",
            "",
            "text",
            "> quote",
            "***",
            "- item",
            "<div>",
            "<!-- comment",
            "-->",
            "### Heading",
        ]
    ),
)
values = fields.map(lambda row: row.replace(" | yes |", " |"))
FIELDS = "# A\n\n## Fields\n\n| Field | Type | Required |\n|---|---|---|\n"
VALUES = "# A\n\n## Values\n\n| Name | Value |\n|---|---|\n"


def lost(text: str) -> list[str]:
    """Return the rows of ``text``, below the six lines of its head, that are nowhere."""
    report = Report()
    schema = read_schema([SourceFile("A.md", text)], JAVA, report).schema
    errors = [found for found in report if found.severity is Severity.ERROR]
    if WHOLE_TABLE & {found.code for found in errors}:
        return []
    kept = {found.span.begin[0] for found in errors}
    for definition in schema.definitions.values():
        match definition:
            case ObjectDef(fields=read):
                kept |= {field.span.begin[0] for field in read}
            case EnumDef(members=read_members):
                kept |= {member.span.begin[0] for member in read_members}
    rows = enumerate(text.split("\n"), start=1)
    return [
        line
        for number, line in rows
        if number > 6 and number not in kept and re.match(r"\s*\|", line)
    ]


@given(st.lists(fields, max_size=8))
def test_rows_of_fields(rows: list[str]) -> None:
    assert lost(FIELDS + "\n".join(rows)) == []


@given(st.lists(values, max_size=8))
def test_rows_of_values(rows: list[str]) -> None:
    assert lost(VALUES + "\n".join(rows)) == []


def test_rows_behind_the_limit_of_markdown_it() -> None:
    # markdown-it ends a table when it has filled in 65,536 cells that rows left out.
    columns = 1000
    header = "| Field | Type | Required |" + " x |" * (columns - 3)
    rows = [f"| `f{number}` | *String* | yes |" for number in range(80)]
    lines = ["# A", "", "## Fields", "", header, "|---" * columns + "|", *rows]
    assert lost("\n".join(lines)) == []


@pytest.mark.parametrize("line", ["---", "==="])
def test_a_stray_row_that_is_underlined(line: str) -> None:
    assert (
        lost(f"{FIELDS}| `a` | *String* | yes |\n\n| `b` | *String* | yes |\n{line}\n")
        == []
    )
