"""Rows are cut where markdown-it cuts them."""

from __future__ import annotations

from hypothesis import assume, given
from markdown_it import MarkdownIt
from random_markdown import rows, texts

from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Table
from generator.source import SourceFile

HEADER = "| A | B | C |\n|---|---|---|\n"


def cells_of_markdown_it(text: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    opened = [i for i, token in enumerate(tokens) if token.type == "td_open"]
    return [tokens[i + 1].content for i in opened]


@given(rows | texts)
def test_cells_are_those_of_markdown_it(row: str) -> None:
    text = f"{HEADER}{row}\n"
    # Line separators of Unicode are no line ends; NUL is replaced before anything is cut.
    assume("\x00" not in row)
    expected = cells_of_markdown_it(text)
    table = read_document(SourceFile("A.md", text)).blocks[0]
    assert isinstance(table, Table)
    found = [cell.content for row in table.rows for cell in row.cells]
    # The ends may differ: markdown-it strips blanks of Unicode there, which GFM keeps.
    assert [cell.strip() for cell in found] == [cell.strip() for cell in expected]


@given(rows)
def test_cells_without_a_column_are_kept(row: str) -> None:
    table = read_document(SourceFile("A.md", f"{HEADER}{row}\n")).blocks[0]
    assert isinstance(table, Table)
    for read in table.rows:
        assert len(read.cells) == 3
        pipes = row.strip().count("|") - row.count("\\|")
        assert len(read.extra) == max(0, pipes - 1 - 3)
