"""An HTML table -> Table, if each row has one cell per column.

Empty cells follow a cell that spans several columns.  Two kinds of rows are skipped: a row with one
cell over all columns is a heading for the rows below; a row that begins with a wide cell on the right
is an argument of the row above, as documents of GraphQL print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.frontend.markdown.document import Cell, HtmlTable, Row, Table
from generator.frontend.markdown.rows import trim
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_PART = lazy_pattern(
    r"<(?P<end>/?)(?P<name>table|tr|th|td)\b(?P<attributes>[^<>]*)>", re.IGNORECASE
)
_ROWSPAN = lazy_pattern(r"rowspan\s*=\s*[\"']?(?!1\b)", re.IGNORECASE)
_COLSPAN = lazy_pattern(r"colspan\s*=\s*[\"']?(\d{1,2})\b", re.IGNORECASE)
_RIGHT = lazy_pattern(r"align\s*=\s*[\"']?right\b", re.IGNORECASE)


def read_html_table(span: Span) -> Iterator[Table | HtmlTable]:
    """Yield the table at ``span``, and a HtmlTable for each table that is not just rows of cells."""
    scan = _Scan(span)
    scan.read()
    rows = [] if scan.is_odd else scan.rows
    header, *others = rows or [[]]
    width = len(header)
    if not header or any(len(row) > width for row in others):
        yield HtmlTable(span)
        return
    body = tuple(_row(cells, width) for cells in others if cells)
    yield Table(tuple(header), body, span)
    yield from map(HtmlTable, scan.inner)


def _row(cells: list[Cell], width: int) -> Row:
    start, end = cells[0].span.start, cells[-1].span.end
    file = cells[0].span.file
    missing = [Cell(Span(file, end, end), "")] * (width - len(cells))
    return Row((*cells, *missing), (), Span(file, start, end))


class _Scan:
    """Reads the cells of each row; tables inside cells are not part of them.

    - ``is_odd``: a cell spans several rows.
    - ``inner``: the tables inside cells.
    """

    def __init__(self, span: Span) -> None:
        self.rows: list[list[Cell]] = []
        self.inner: list[Span] = []
        self.is_odd = False
        self._span = span
        self._opened: int | None = None
        self._width = 1
        self._is_argument = False
        self._cells = 0

    def read(self) -> None:
        depth, start = 0, 0
        for part in _PART.finditer(self._span.text):
            if part["name"].lower() == "table":
                depth += -1 if part["end"] else 1
                if depth == 2 and not part["end"]:
                    start = part.start()
                    self._close(start)
                elif depth == 1 and part["end"]:
                    self.inner.append(self._span.part(start, part.end()))
                continue
            if depth == 1:
                self._step(part)
        self._end_row()

    def _step(self, part: re.Match[str]) -> None:
        self._close(part.start())
        if part["end"]:
            return
        attributes = part["attributes"]
        self.is_odd = self.is_odd or bool(_ROWSPAN.search(attributes))
        if part["name"].lower() == "tr":
            self._end_row()
            self.rows.append([])
            return
        if not self.rows:
            self.rows.append([])
        wide = _COLSPAN.search(attributes)
        self._width = int(wide[1]) if wide else 1
        self._is_argument = self._is_argument or bool(
            not self.rows[-1] and self._width > 1 and _RIGHT.search(attributes)
        )
        self._opened = part.end()
        self._cells += 1

    def _close(self, end: int) -> None:
        """End the open cell, whose text goes up to ``end``."""
        if self._opened is None:
            return
        text = self._span.text[self._opened : end]
        cell = trim(self._span.file, self._span.start + self._opened, text)
        behind = Cell(Span(cell.span.file, cell.span.end, cell.span.end), "")
        self.rows[-1] += [cell, *[behind] * (self._width - 1)]
        self._opened = None

    def _end_row(self) -> None:
        """Drop the last row if it is an argument or a heading."""
        is_heading = self._cells == 1 and self._width >= len(self.rows[0]) > 1
        if self._is_argument or (is_heading and len(self.rows) > 1):
            self.rows.pop()
        self._is_argument, self._cells = False, 0
