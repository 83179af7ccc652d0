"""Rows of tables whose cells have unescaped ``|``, as the generators write them.

So the raw line is split again: the first cell is the name, the second the type, the last the notes,
and everything between is the description, including its bars.  If the header has no bars at its
ends, the last bar of a row separates cells, although Markdown ends the row there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from generator.frontend.markdown.document import Cell, Row, Table, cell_at
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_BAR = lazy_pattern(r"(?<!\\)\|")
# Notes may contain bars, for example in a pattern.  They begin at one of the last bars, of which
# only this many are tried.
_MOST_BARS = 8


class CutRow(Struct, frozen=True):
    """The cells of a row; missing cells are empty."""

    name: Cell
    type: Cell
    doc: Cell
    notes: Cell
    span: Span


def has_outer_bars(table: Table) -> bool:
    """Return whether the header of ``table`` has bars at its ends."""
    return table.span.text.lstrip().startswith("|")


def cut_row(
    row: Row, *, outer: bool, is_notes: Callable[[str], bool], skipped: int = 0
) -> CutRow:
    """Return the cells of ``row``.

    - ``outer``: rows of this table have bars at their ends.
    - ``is_notes``: whether a text consists of notes only.
    - ``skipped``: how many cells after the type are left out.
    """
    text = row.span.text
    start, end = _ends(text, outer=outer)
    bars = [match.start() for match in _BAR.finditer(text, start, end)]
    behind_type = _end_of_type(text, bars)
    behind_skipped = min(behind_type + skipped, len(bars))
    before_notes = _start_of_notes(text[:end], bars[behind_skipped + 1 :], is_notes)

    def cell(first: int, last: int) -> Cell:
        return _cell(row.span, first, last)

    def bar(index: int) -> int:
        return bars[index] if index < len(bars) else end

    return CutRow(
        cell(start, bar(0)),
        cell(min(bar(0) + 1, end), bar(behind_type)),
        cell(min(bar(behind_skipped) + 1, end), before_notes),
        cell(min(before_notes + 1, end), end),
        row.span,
    )


def cut_fetched(row: Row) -> CutRow:
    """Return the cells of a row with two columns: everything after the first bar is the type."""
    span = row.span
    name, _, _ = span.text.partition("|")
    nothing = Cell(Span(span.file, span.end, span.end), "")
    type_cell = _cell(span, len(name) + 1, span.end - span.start)
    return CutRow(row.cells[0], type_cell, nothing, nothing, span)


def _end_of_type(text: str, bars: Sequence[int]) -> int:
    """Return the bar among ``bars`` that ends the type: not one inside bold text."""
    for index in range(1, min(len(bars), _MOST_BARS)):
        if not _is_open(text[bars[0] + 1 : bars[index]]):
            return index
    return 1


def _start_of_notes(
    text: str, bars: Sequence[int], is_notes: Callable[[str], bool]
) -> int:
    """Return the place of the bar before the notes; the end if there are none."""
    for bar in bars[-_MOST_BARS:]:
        if is_notes(text[bar + 1 :]):
            return bar
    return bars[-1] if bars else len(text)


def _ends(text: str, *, outer: bool) -> tuple[int, int]:
    """Return the start of the first cell and the end of the last one."""
    if not outer:
        return 0, len(text)
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    start = begin + 1 if text[begin : begin + 1] == "|" else begin
    return start, end - 1 if end > start and text[end - 1] == "|" else max(end, start)


def _is_open(type_text: str) -> bool:
    """Return whether a type has bold text that is not closed yet."""
    return type_text.count("**") % 2 == 1 and "***" not in type_text


def _cell(span: Span, start: int, end: int) -> Cell:
    text = span.file.text[span.start + start : span.start + end]
    kept = text.strip()
    begin = span.start + start + (len(text) - len(text.lstrip()) if kept else 0)
    return cell_at(Span(span.file, begin, begin + len(kept)))
