"""Rows with more cells than their header, or with fewer.

An unescaped ``|`` in a cell makes one cell too many.

Two signs tell which cells belong together.  A code span that is cut has an odd number of
backticks on either side.  And the Required column holds one of few words: its place shows how
many cells are to its left and right.
"""

from __future__ import annotations

from msgspec.structs import replace

from generator.frontend.markdown.document import Cell, Row, cell_at
from generator.frontend.pages.cells.required_cell import read_required
from generator.frontend.pages.tables.columns import Columns
from generator.source import Span


def repair_row(row: Row, columns: Columns) -> tuple[Row, Cell] | None:
    """Return ``row`` without extra cells, and the joined cell; or None."""
    cells = [*row.cells, *row.extra]
    return _join_code(row, cells) or _join_beside_required(row, cells, columns)


def fill_row(row: Row, columns: Columns) -> Row | None:
    """Return ``row``, which lacks a cell, with an empty one in the right place; or None.

    The right place is below Required, if that has the text of the next column.
    """
    required, last = columns.index("required"), row.cells[-1]
    if required is None or required >= len(row.cells) - 1 or not _is_filled(row, last):
        return None
    text = row.cells[required]
    is_other = len(text.content.split()) > 1 and read_required(text) is None
    if not is_other or (len(row.cells) > 1 and _is_filled(row, row.cells[-2])):
        return None
    empty = Cell(Span(text.span.file, text.span.start, text.span.start), "")
    return replace(row, cells=(*row.cells[:required], empty, *row.cells[required:-1]))


def _is_filled(row: Row, cell: Cell) -> bool:
    """Return whether ``cell`` is not in the text of ``row``."""
    return not cell.content and cell.span.start == row.span.end


def _join_code(row: Row, cells: list[Cell]) -> tuple[Row, Cell] | None:
    width, surplus = len(row.cells), len(row.extra)
    for start in range(width):
        joined = _joined(cells, start, surplus)
        is_cut = _is_odd(cells[start]) and _is_odd(cells[start + surplus])
        if is_cut and not any(
            map(_is_odd, cells[:start] + cells[start + surplus + 1 :])
        ):
            return _with(row, cells, start, joined), joined
    return None


def _join_beside_required(
    row: Row, cells: list[Cell], columns: Columns
) -> tuple[Row, Cell] | None:
    width, surplus = len(row.cells), len(row.extra)
    required, type_ = columns.index("required"), columns.index("type")
    if required is None or type_ is None:
        return None
    here, there = _is_word(cells[required]), _is_word(cells[required + surplus])
    if here and not there and required == width - 2:
        start = width - 1
    elif there and not here and type_ == required - 1 == 1:
        start = type_
    else:
        return None
    joined = _joined(cells, start, surplus)
    return _with(row, cells, start, joined), joined


def _is_odd(cell: Cell) -> bool:
    return cell.span.text.count("`") % 2 == 1


def _is_word(cell: Cell) -> bool:
    return bool(cell.span.text) and read_required(cell) is not None


def _joined(cells: list[Cell], start: int, surplus: int) -> Cell:
    first, last = cells[start].span, cells[start + surplus].span
    return cell_at(Span(first.file, first.start, last.end))


def _with(row: Row, cells: list[Cell], start: int, joined: Cell) -> Row:
    rest = cells[start + len(row.extra) + 1 :]
    return replace(row, cells=(*cells[:start], joined, *rest), extra=())
