"""The table of a section, and lines that look like a table but would be lost."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Row, Table
from generator.frontend.markdown.outline import Section
from generator.frontend.pages.tables.columns import Columns
from generator.frontend.pages.tables.repair_rows import fill_row, repair_row
from generator.frontend.pages.tables.stray_rows import find_stray_rows

MAX_ROWS = 20_000
MAX_COLUMNS = 1_000


def find_table(section: Section, report: Report) -> Table | None:
    """Return the table of ``section``.

    Reports: stray-row, missing-delimiters, unread-table, missing-table, large-table.
    """
    tables = [block for block in section.blocks if isinstance(block, Table)]
    strays = list(find_stray_rows(section.blocks))
    report.extend(strays)
    report.extend(catalog.unread_table(table.header_span) for table in tables[1:])
    if not tables and not strays:
        report.add(catalog.missing_table(section.heading.span))
    if tables and is_too_large(tables[0], report):
        return None
    return tables[0] if tables else None


def is_too_large(table: Table, report: Report) -> bool:
    """Return whether ``table`` exceeds the limits.

    Reports: large-table.
    """
    is_large = len(table.rows) > MAX_ROWS or len(table.header) > MAX_COLUMNS
    if is_large:
        report.add(catalog.large_table(table.header_span, MAX_ROWS, MAX_COLUMNS))
    return is_large


def whole_rows(table: Table, columns: Columns, report: Report) -> Iterator[Row]:
    """Yield the rows of ``table``, repaired where they have more or fewer cells than its header.

    Reports: repaired-row, too-many-cells, filled-row.
    """
    for row in table.rows:
        repaired = repair_row(row, columns) if row.extra else None
        if repaired:
            report.add(catalog.repaired_row(repaired[1].span))
        elif row.extra:
            report.add(catalog.too_many_cells(row.extra_span, len(row.cells)))
        elif not row.cells[-1].content and (filled := fill_row(row, columns)):
            report.add(catalog.filled_row(row.span))
            row = filled
        yield repaired[0] if repaired else row
