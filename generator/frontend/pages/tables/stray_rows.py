"""Lines that look like table rows, but that Markdown reads as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic
from generator.frontend.markdown.document import Block, ListBlock, Prose, Table
from generator.frontend.markdown.rows import (
    BLANKS,
    split_row,
    width,
    width_of_delimiters,
)
from generator.frontend.words.headers import field_meanings
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

# A row, with the marks of a quote or of list items before it.
_ROW = lazy_pattern(r"(?:[ \t>*+-]|\d{1,9}[.)])*\|")
# The line below a header in tables whose rows have no pipes at their ends.
_DELIMITERS = lazy_pattern(r"[ \t>]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")


def find_stray_rows(blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Yield a finding for each line of ``blocks`` that looks like a row but is not one.

    Markdown reads rows as text if a blank line, an indentation, a list or a quote separates them
    from their table.  A whole table without a line of dashes is one finding.

    Reports: stray-row, missing-delimiters.
    """
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Prose | ListBlock) and "|" in block.span.text:
            for rows in _runs(block):
                is_cut_off = isinstance(before, Table) or isinstance(block, ListBlock)
                whole = None if is_cut_off else _without_delimiters(rows)
                yield from [whole] if whole else map(catalog.stray_row, rows)
        before = block


def find_lost_tables(blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Yield a finding for each table of fields among ``blocks`` that lacks its line of dashes.

    In a file without pages, other lines with pipes are probably drawings.

    Reports: missing-delimiters.
    """
    for block in blocks:
        if isinstance(block, Prose) and "|" in block.span.text:
            for rows in _runs(block):
                whole = _without_delimiters(rows) if _names_fields(rows[0]) else None
                yield from [whole] if whole else []


def _names_fields(header: Span) -> bool:
    """Return whether the words of ``header`` are those of a table of fields."""
    cells = split_row(header.file, header.start, header.text.strip(BLANKS))
    roles = {m.role for cell in cells for m in field_meanings(cell.content)}
    return "name" in roles and not roles.isdisjoint(("type", "required"))


def _runs(block: Prose | ListBlock) -> Iterator[Sequence[Span]]:
    """Yield runs of adjacent lines in ``block`` that look like rows."""
    first, last = block.span.begin[0], block.span.finish[0]
    lines = [block.span.file.lines(n, n) for n in range(first, last + 1)]
    for is_row, run in groupby(lines, _is_row):
        if is_row:
            yield list(run)


def _is_row(line: Span) -> bool:
    return bool(_ROW.match(line.text) or _DELIMITERS.fullmatch(line.text))


def _without_delimiters(rows: Sequence[Span]) -> Diagnostic | None:
    """Return a finding if ``rows`` are a table that only lacks its line of dashes."""
    if len(rows) < 2:
        return None
    header, second, *others = (row.text.strip(BLANKS) for row in rows)
    columns, written = width(header), width_of_delimiters(second)
    is_quoted = header.startswith(">")
    is_elsewhere = any(map(width_of_delimiters, [header, *others]))
    if columns == written or is_quoted or is_elsewhere:
        return None
    whole = Span(rows[0].file, rows[0].start, rows[-1].end)
    return catalog.missing_delimiters(whole, columns, written)
