"""``## Fields`` -> ObjectPage."""

from __future__ import annotations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.columns import FIELD_COLUMNS, Columns
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import Row
from generator.frontend.inline import read_inline
from generator.frontend.marks import read_doc, read_name, read_required, read_text
from generator.frontend.pages import FieldRow, Head, ObjectPage
from generator.frontend.read_table import find_table, whole_rows
from generator.frontend.read_type import read_field_type
from generator.frontend.sections import Section


def read_object(
    head: Head, section: Section, dialect: Dialect, report: Report
) -> ObjectPage:
    """Return the object whose fields ``section`` lists.

    Reports: what find_table does, unread-column, missing-column, empty-name,
    unclear-required, unreadable-type.
    """
    table = find_table(section, report)
    if table is None:
        return ObjectPage(head, ())
    columns = Columns(table, FIELD_COLUMNS, report)
    if not columns.require("name", "type", report=report):
        return ObjectPage(head, ())
    if "required" not in columns and table.rows:
        report.add(catalog.no_required_column(table.header_span))
    table_rows = whole_rows(table, columns, report)
    rows = (_read_field(row, columns, dialect, report) for row in table_rows)
    return ObjectPage(head, tuple(row for row in rows if row))


def _read_field(
    row: Row, columns: Columns, dialect: Dialect, report: Report
) -> FieldRow | None:
    name_cell = columns.cell(row, "name")
    name, struck = read_name(name_cell)
    if not name:
        report.add(catalog.empty_name(row.span))
        return None
    doc, marked = read_doc(columns.content(row, "doc"))
    return FieldRow(
        name=name,
        name_span=name_cell.span,
        wire_name=_read_wire_name(row, columns),
        type=read_field_type(read_inline(columns.cell(row, "type")), dialect, report),
        required=_read_required(row, columns, report),
        doc=doc,
        example=read_text(columns.content(row, "example")),
        deprecated=struck or marked,
    )


def _read_wire_name(row: Row, columns: Columns) -> str | None:
    if "wire_name" not in columns:
        return None
    return read_name(columns.cell(row, "wire_name"))[0] or None


def _read_required(row: Row, columns: Columns, report: Report) -> bool:
    """Return whether the field is required: it is if the table does not say."""
    if "required" not in columns:
        return True
    cell = columns.cell(row, "required")
    required = read_required(cell)
    if required is None:
        report.add(catalog.unclear_required(cell.span))
    return bool(required)
