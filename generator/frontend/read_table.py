"""The table of a section; and what looks like one and would be lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.document import Block, ListBlock, Prose, Table
from generator.frontend.sections import Section
from generator.source import Span


def find_table(section: Section, report: Report) -> Table | None:
    """Return the table of ``section``.

    Reports: stray-row, too-many-cells, unread-table, missing-table.
    """
    tables = [block for block in section.blocks if isinstance(block, Table)]
    strays = list(_stray_rows(section.blocks))
    report.extend(catalog.stray_row(line) for line in strays)
    report.extend(catalog.unread_table(table.header_span) for table in tables[1:])
    for row in (row for table in tables[:1] for row in table.rows if row.extra):
        report.add(catalog.too_many_cells(row.extra_span, len(row.cells)))
    if not tables and not strays:
        report.add(catalog.missing_table(section.heading.span))
    return tables[0] if tables else None


def _stray_rows(blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the lines of ``blocks`` that look like rows and that Markdown takes for text.

    So it does with a table that a blank line, an indentation or a delimiter row of another
    width cuts off.
    """
    for block in blocks:
        if not isinstance(block, Prose | ListBlock):
            continue
        first, last = block.span.begin[0], block.span.finish[0]
        for number in range(first, last + 1):
            line = block.span.file.lines(number, number)
            if line.text.lstrip().startswith("|"):
                yield line
