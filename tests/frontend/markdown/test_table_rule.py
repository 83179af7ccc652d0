"""Tables are where markdown-it's own rule finds them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt
from random_markdown import documents

from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Table
from generator.source import SourceFile

# Lines that begin, delimit, continue or end a table, or nearly do.
_LINES = st.sampled_from(
    [
        *("|a|b|", "a|b", "| a \\| b |", "|", "||", "a", "", "  | x |", "\t| x | y |"),
        *("|-|-|", "-|-", "|:-:|--:|", "- | -", "|---|", "--", "|- -|", "| - |\t:-: |"),
        *("> |a|b|", "> |-|-|", "- |a|b|", "  |-|-|", "    |a|b|", "# a | b", "1. a|b"),
        *("```", "***", "<ul>", "||a|", "a|b|c|d", "|a|b\\", "\x0b|a|b|"),
    ]
)
_TABLES = st.lists(_LINES, max_size=10).map("\n".join)


def tables_of_markdown_it(text: str) -> list[tuple[int, int]]:
    """Return the first and the last line of each table."""
    tokens = MarkdownIt("commonmark").enable("table").disable("inline").parse(text)
    opened = [t for t in tokens if t.type == "table_open"]
    return [(t.map[0] + 1, t.map[1]) for t in opened if t.map]


def assert_alike(text: str) -> None:
    blocks = read_document(SourceFile("A.md", text)).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    found = [
        (t.span.begin[0], t.span.begin[0] + max(1, len(t.rows) + 1)) for t in tables
    ]
    assert found == tables_of_markdown_it(text)


@given(_TABLES | documents)
def test_tables_are_those_of_markdown_it(text: str) -> None:
    assert_alike(text)


@pytest.mark.parametrize("rows", [255, 257, 1000])
def test_short_rows_are_filled_up_to_the_same_limit(rows: int) -> None:
    header = "|a" * 256 + "|\n" + "|-" * 256 + "|\n"
    assert_alike(header + "|x|\n" * rows)
