"""``## Fields`` -> ObjectPage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Table
from generator.frontend.markdown.outline import Section
from generator.frontend.pages.page import FieldRow, Head, ObjectPage, OpaquePage
from generator.frontend.pages.rows.field_names import is_group, split_names
from generator.frontend.pages.rows.read_row import HAS_DEFAULT, Draft, read_row
from generator.frontend.pages.rows.required import (
    RequiredColumns,
    marks_required_fields,
    settle_required,
)
from generator.frontend.pages.rows.root_rows import names_below_root
from generator.frontend.pages.tables.columns import (
    FIELD_COLUMNS,
    Columns,
    field_columns,
)
from generator.frontend.pages.tables.read_table import find_table, whole_rows
from generator.frontend.pages.tables.table_remarks import NO_REMARKS, TableRemarks
from generator.frontend.types.dialects.base import Dialect

_READABLE = tuple(dict.fromkeys(FIELD_COLUMNS.values()))


def read_object(
    head: Head,
    section: Section,
    dialect: Dialect,
    report: Report,
    remarks: TableRemarks = NO_REMARKS,
) -> ObjectPage | OpaquePage:
    """Return the object whose fields ``section`` lists; without a table it is opaque.

    - ``remarks``: what the text around the table says about its rows.

    Reports: the findings of find_table and read_row; unread-column, missing-column,
    no-required-column, contradictory-required, missing-type-column.
    """
    table = find_table(section, report)
    columns = _read_columns(table, dialect, report) if table else None
    if table is None or columns is None:
        return OpaquePage(head)
    drafts = _read_rows(table, columns, dialect, report, remarks)
    if table.rows and not drafts:
        return OpaquePage(head)
    if not all(draft.is_typed for draft in drafts):
        report.add(catalog.missing_type_column(table.header_span, is_read=True))
    text = head.file.text if dialect.by_hand else ""
    rows = _settle(drafts, table, text, remarks, report)
    if dialect.by_hand:
        return ObjectPage(head, rows, by_hand=True)
    named = tuple(row for row in rows if not row.is_pattern)
    extra = next((row for row in rows if row.is_pattern), None)
    return ObjectPage(head, named, extra=extra)


def _read_columns(table: Table, dialect: Dialect, report: Report) -> Columns | None:
    """Return the columns of ``table``, None if it lacks one that it needs.

    Reports: unread-column, missing-column.
    """
    columns = Columns(table, field_columns(table, by_hand=dialect.by_hand))
    columns.report_unread(_READABLE, report)
    needed = ("name",) if dialect.by_hand else ("name", "type")
    is_whole = columns.require(*needed, report=report)
    return columns.without_flag("default", HAS_DEFAULT) if is_whole else None


def _read_rows(
    table: Table,
    columns: Columns,
    dialect: Dialect,
    report: Report,
    remarks: TableRemarks,
) -> Sequence[Draft]:
    """Return each field as a draft, before requiredness is settled.

    Reports: the findings of whole_rows and read_row; root-row.
    """
    rows = tuple(whole_rows(table, columns, report))
    if dialect.by_hand:
        groups = (
            split_names(row, columns) for row in rows if not is_group(row, columns)
        )
        rows = tuple(row for group in groups for row in group)
    required = RequiredColumns(columns, rows)
    read = (read_row(row, columns, required, dialect, report, remarks) for row in rows)
    drafts = [draft for draft in read if draft]
    return list(_below_root(drafts, report)) if dialect.by_hand else drafts


def _settle(
    drafts: Sequence[Draft],
    table: Table,
    text: str,
    remarks: TableRemarks,
    report: Report,
) -> tuple[FieldRow, ...]:
    """Return the rows of ``drafts`` with their requiredness.

    - ``text``: the document, ``""`` unless its descriptions may mark required fields.

    Reports: no-required-column, contradictory-required.
    """
    marks = [(draft.marks, draft.has_default) for draft in drafts]
    is_silent = remarks.unmarked is None and all(
        mark.is_key for row, _ in marks for mark in row
    )
    are_marked = is_silent and marks_required_fields(text)
    has_names = not drafts or any(not draft.row.is_pattern for draft in drafts)
    if table.rows and has_names and is_silent and not are_marked:
        has_defaults = any(draft.has_default for draft in drafts)
        place = table.header_span
        report.add(catalog.no_required_column(place, has_defaults=has_defaults))
    settled = settle_required(
        marks, report, are_marked=are_marked, unmarked=remarks.unmarked
    )
    return tuple(
        row
        for draft, required in zip(drafts, settled, strict=True)
        for row in (replace(draft.row, required=required), *draft.inside)
    )


def _below_root(drafts: Sequence[Draft], report: Report) -> Iterator[Draft]:
    """Yield the drafts of fields, without a row about all of them.

    Reports: root-row.
    """
    names = names_below_root([draft.row.name for draft in drafts])
    for draft, name in zip(drafts, names, strict=True):
        if not name:
            report.add(catalog.root_row(draft.row.name_span))
        elif name == draft.row.name:
            yield draft
        else:
            yield replace(draft, row=replace(draft.row, name=name))
