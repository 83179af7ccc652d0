"""An HTML table -> Table, if each row has one cell per column."""

from __future__ import annotations

import re

from generator.frontend.markdown.document import Cell, HtmlTable, Row, Table
from generator.frontend.markdown.rows import trim
from generator.source import Span

_PART = re.compile(
    r"<(?P<end>/?)(?P<name>table|tr|th|td)\b(?P<attributes>[^<>]*)>", re.IGNORECASE
)
_SPANNING = re.compile(r"(?:col|row)span\s*=\s*[\"']?(?!1\b)", re.IGNORECASE)


def read_html_table(span: Span) -> Table | HtmlTable:
    """Return the table at ``span``: a HtmlTable if it is not just rows of cells."""
    rows = _read_rows(span)
    if not rows or not rows[0]:
        return HtmlTable(span)
    header, *others = rows
    width = len(header)
    if any(len(row) > width for row in others):
        return HtmlTable(span)
    body = tuple(_row(cells, width) for cells in others if cells)
    return Table(tuple(header), body, span)


def _row(cells: list[Cell], width: int) -> Row:
    start, end = cells[0].span.start, cells[-1].span.end
    file = cells[0].span.file
    missing = [Cell(Span(file, end, end), "")] * (width - len(cells))
    return Row((*cells, *missing), (), Span(file, start, end))


def _read_rows(span: Span) -> list[list[Cell]]:
    """Return the cells of each row; none if a cell spans others or contains a table."""
    rows: list[list[Cell]] = []
    opened: int | None = None
    for index, part in enumerate(_PART.finditer(span.text)):
        name = part["name"].lower()
        if _SPANNING.search(part["attributes"]) or (
            name == "table" and index and not part["end"]
        ):
            return []
        if opened is not None:
            text = span.text[opened : part.start()]
            rows[-1].append(trim(span.file, span.start + opened, text))
            opened = None
        if name == "tr" and not part["end"]:
            rows.append([])
        elif name in ("th", "td") and not part["end"]:
            if not rows:
                return []
            opened = part.end()
    return rows
