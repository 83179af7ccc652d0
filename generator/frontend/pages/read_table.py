"""The table of a section; and what looks like one and would be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Block, ListBlock, Prose, Row, Table
from generator.frontend.pages.columns import Columns
from generator.frontend.pages.repair import repair_row
from generator.frontend.pages.sections import Section
from generator.source import Span

# A row, with the marks of a quote or of list items before it.
_ROW = re.compile(r"(?:[ \t>*+-]|\d{1,9}[.)])*\|")
# The line below a header, where rows have no pipes at their ends.
_DELIMITERS = re.compile(r"[ \t>]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")

MAX_ROWS = 20_000
MAX_COLUMNS = 1_000


def find_table(section: Section, report: Report) -> Table | None:
    """Return the table of ``section``.

    Reports: stray-row, unread-table, missing-table, large-table.
    """
    tables = [block for block in section.blocks if isinstance(block, Table)]
    strays = list(stray_rows(section.blocks))
    report.extend(catalog.stray_row(line) for line in strays)
    report.extend(catalog.unread_table(table.header_span) for table in tables[1:])
    if not tables and not strays:
        report.add(catalog.missing_table(section.heading.span))
    if tables and _is_large(tables[0]):
        header = tables[0].header_span
        report.add(catalog.large_table(header, MAX_ROWS, MAX_COLUMNS))
        return None
    return tables[0] if tables else None


def _is_large(table: Table) -> bool:
    return len(table.rows) > MAX_ROWS or len(table.header) > MAX_COLUMNS


def whole_rows(table: Table, columns: Columns, report: Report) -> Iterator[Row]:
    """Yield the rows of ``table``, repaired where they have more cells than its header.

    Reports: repaired-row, too-many-cells.
    """
    for row in table.rows:
        repaired = repair_row(row, columns) if row.extra else None
        if repaired:
            report.add(catalog.repaired_row(repaired[1].span))
        elif row.extra:
            report.add(catalog.too_many_cells(row.extra_span, len(row.cells)))
        yield repaired[0] if repaired else row


def stray_rows(blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the lines of ``blocks`` that look like rows and that Markdown takes for text.

    So it does with a table that a blank line, an indentation, a list, a quote or a delimiter
    row of another width cuts off.
    """
    for block in blocks:
        if not isinstance(block, Prose | ListBlock) or "|" not in block.span.text:
            continue
        first, last = block.span.begin[0], block.span.finish[0]
        for number in range(first, last + 1):
            line = block.span.file.lines(number, number)
            if _ROW.match(line.text) or _DELIMITERS.fullmatch(line.text):
                yield line
