"""Which column of a table holds what, told by the words of its header."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.document import Block, Cell, Row, Table
from generator.frontend.inline import read_inline

# Header, lower case -> what the column holds.
FIELD_COLUMNS: Mapping[str, str] = {
    "field": "name",
    "name": "name",
    "type": "type",
    "required": "required",
    "description": "doc",
    "example": "example",
    "wire name": "wire_name",
}
VALUE_COLUMNS: Mapping[str, str] = {
    "name": "name",
    "value": "value",
    "description": "doc",
}


def is_field_table(block: Block) -> bool:
    """Return whether ``block`` is a table with a column of names and one of types."""
    if not isinstance(block, Table):
        return False
    found = {FIELD_COLUMNS.get(header_word(cell)) for cell in block.header}
    return {"name", "type"} <= found


def header_word(header: Cell) -> str:
    """Return the word of a header by which its column is known."""
    return read_inline(header).text.strip().casefold()


class Columns:
    """The columns of one table: ``columns.cell(row, "type")``."""

    def __init__(self, table: Table, words: Mapping[str, str], report: Report) -> None:
        self.table = table
        self._index: dict[str, int] = {}
        for index, cell in enumerate(table.header):
            word = header_word(cell)
            if word not in words or words[word] in self._index:
                report.add(catalog.unread_column(cell.span, sorted(words)))
                continue
            self._index[words[word]] = index

    def require(self, *wanted: str, report: Report) -> bool:
        """Return whether the ``wanted`` columns are there; report those that are not."""
        missing = [column for column in wanted if column not in self._index]
        if missing:
            report.add(catalog.missing_column(self.table.header_span, missing))
        return not missing

    def __contains__(self, column: str) -> bool:
        return column in self._index

    def index(self, column: str) -> int | None:
        """Return the place of ``column``, None where the table has none."""
        return self._index.get(column)

    def cell(self, row: Row, column: str) -> Cell:
        """Return the cell of ``row`` in ``column``, which the table must have."""
        return row.cells[self._index[column]]

    def content(self, row: Row, column: str) -> str:
        """Return the text of that cell as Markdown, ``""`` where there is no such column."""
        return self.cell(row, column).content if column in self else ""
