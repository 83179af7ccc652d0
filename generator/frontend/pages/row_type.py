"""Finds the type of a field: in a column, beside the name, or at the start of the description.

=====================================  ============================================
a column of types                      ``string``
beside the name                        *`replicas`* __integer__
at the start of the description        ``Array of strings - where it holds``
nowhere                                any value
=====================================  ============================================
"""

# ruff: noqa: RUF001  (dashes and brackets as people write them)

from __future__ import annotations

import re

from msgspec import Struct

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, Row, cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.cell_kinds import are_types
from generator.frontend.pages.columns import Columns
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_field_type, try_type
from generator.frontend.types.typeexpr import ScalarExpr, TypeExpr
from generator.source import Span

_BESIDE = re.compile(
    r"(?P<name>\*?`[^`]+`\*?|[*_]*[^\s*_`:]+[*_]*)(?:\s*+:\s*+|\s++)(?P<type>\S.*)"
)
# A type at the start of a description ends at a dash, a colon, a full stop or a comma.
_FRONT = re.compile(r"(?P<type>[^\n.:;,(–—]{2,60}?)\s*(?:\s[-–—]\s|[.:;,(]|\Z|<br)")
_LONGEST_FRONT = 80


class RowType(Struct, frozen=True):
    """``name`` is the cell of the name without a type; ``notes`` follow the type."""

    name: Cell
    type: TypeExpr
    notes: tuple[Cell, ...] = ()
    is_said: bool = True


def find_type(row: Row, columns: Columns, dialect: Dialect, report: Report) -> RowType:
    """Return the type of the field of ``row``; any value if there is none.

    Reports: unreadable-type.
    """
    name = columns.cell(row, "name")
    if "type" in columns:
        cell = columns.cell(row, "type")
        parsed, notes = read_field_type(read_inline(cell), dialect, report)
        return RowType(name, parsed, notes)
    found = _beside_name(name, dialect)
    if not found and "doc" in columns:
        found = _in_front(name, columns.cell(row, "doc"), dialect)
    return found or RowType(name, ScalarExpr("any", name.span), is_said=False)


def _beside_name(cell: Cell, dialect: Dialect) -> RowType | None:
    match = _BESIDE.fullmatch(cell.content)
    if not match:
        return None
    text = match["type"]
    start = match.start("type") + len(text) - len(text.lstrip("*_"))
    written = _part(cell, start, match.end("type") - len(text) + len(text.rstrip("*_")))
    parsed = _read(written, dialect)
    return RowType(_part(cell, *match.span("name")), parsed) if parsed else None


def _in_front(name: Cell, doc: Cell, dialect: Dialect) -> RowType | None:
    match = _FRONT.match(doc.content[:_LONGEST_FRONT])
    parsed = _read(_part(doc, *match.span("type")), dialect) if match else None
    return RowType(name, parsed) if parsed else None


def _part(cell: Cell, start: int, end: int) -> Cell:
    offsets = cell.offsets()
    return cell_at(Span(cell.span.file, offsets[start], offsets[end]))


def _read(cell: Cell, dialect: Dialect) -> TypeExpr | None:
    """Return the type in ``cell``, None if it may be other words."""
    return try_type(read_inline(cell), dialect) if are_types([cell]) else None
