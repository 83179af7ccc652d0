"""Every row that a page shows is in the schema, or in a finding that stops the run."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from rows import FIELDS, VALUES, lost

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
