"""Rows that a column puts into several models: ``Table | Column | Type`` in a data dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.frontend.markdown.document import Cell, Row, Table
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.tables.columns import field_columns
from generator.text.lazy_pattern import lazy_pattern

# A name of a few words, with or without a remark: `Lamp (new)`, `lamp:lit`, `$lit`.
_NAME = lazy_pattern(r"(?P<name>\$?[^\W\d]\w*(?:[ .:/-]\w+){0,4})(?:\s*\([^()]*\))?")


class Group(Struct, frozen=True):
    """The rows of one model; ``cell`` is the first one with its name."""

    name: str
    cell: Cell
    table: Table


def split_groups(table: Table) -> tuple[Group, ...]:
    """Return the models of ``table``, none if no column names several; an empty cell repeats the
    name above it.
    """
    index = field_columns(table).get("group")
    if index is None:
        return ()
    rows: dict[str, list[Row]] = {}
    cells: dict[str, Cell] = {}
    for name, row in _named_rows(table, index):
        if name is None:
            return ()
        rows.setdefault(name, []).append(row)
        cells.setdefault(name, row.cells[index])
    return tuple(_groups(table, rows, cells)) if len(rows) > 1 else ()


def _named_rows(table: Table, index: int) -> Iterator[tuple[str | None, Row]]:
    """Yield each row with the name of its model, None if a cell holds anything else."""
    above: str | None = None
    for row in table.rows:
        text = shown_text(row.cells[index].content).strip(" *_`")
        match = _NAME.fullmatch(text)
        above = (match["name"] if match else None) if text else above
        yield above, row


def _groups(
    table: Table, rows: Mapping[str, list[Row]], cells: Mapping[str, Cell]
) -> Iterator[Group]:
    for name, belonging in rows.items():
        yield Group(name, cells[name], replace(table, rows=tuple(belonging)))
