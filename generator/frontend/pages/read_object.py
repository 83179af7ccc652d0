"""``## Fields`` -> ObjectPage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Row
from generator.frontend.pages.columns import FIELD_COLUMNS, Columns, field_columns
from generator.frontend.pages.names import is_group, split_names
from generator.frontend.pages.pages import Head, ObjectPage, OpaquePage
from generator.frontend.pages.read_row import HAS_DEFAULT, Draft, read_row
from generator.frontend.pages.read_table import find_table, whole_rows
from generator.frontend.pages.required import (
    RequiredColumns,
    marks_required_fields,
    settle_required,
)
from generator.frontend.pages.root_rows import names_below_root
from generator.frontend.pages.sections import Section
from generator.frontend.pages.table_remarks import NO_REMARKS, TableRemarks
from generator.frontend.types.dialects.base import Dialect


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
    if table is None:
        return OpaquePage(head)
    columns = Columns(table, field_columns(table, by_hand=dialect.by_hand))
    columns.report_unread(dict.fromkeys(FIELD_COLUMNS.values()), report)
    columns = columns.without_flag("default", HAS_DEFAULT)
    needed = ("name",) if dialect.by_hand else ("name", "type")
    if not columns.require(*needed, report=report):
        return OpaquePage(head)
    rows = tuple(whole_rows(table, columns, report))
    if dialect.by_hand:
        rows = tuple(
            one
            for row in rows
            if not is_group(row, columns)
            for one in split_names(row, columns)
        )
    drafts = _read_rows(rows, columns, dialect, report, remarks)
    if dialect.by_hand:
        drafts = list(_below_root(drafts, report))
    if not all(draft.is_typed for draft in drafts):
        report.add(catalog.missing_type_column(table.header_span, is_read=True))
    is_silent = remarks.unmarked is None and all(
        mark.is_key for draft in drafts for mark in draft.marks
    )
    are_marked = is_silent and dialect.by_hand and marks_required_fields(head.file.text)
    has_names = any(not draft.row.is_pattern for draft in drafts)
    if (has_names or not drafts) and table.rows and is_silent and not are_marked:
        report.add(catalog.no_required_column(table.header_span))
    marked = [(draft.marks, draft.has_default) for draft in drafts]
    settled = settle_required(
        marked, report, are_marked=are_marked, unmarked=remarks.unmarked
    )
    fields = zip((draft.row for draft in drafts), settled, strict=True)
    found = tuple(replace(row, required=r) for row, r in fields)
    if dialect.by_hand:
        return ObjectPage(head, found, by_hand=True)
    named = tuple(row for row in found if not row.is_pattern)
    extra = next((row for row in found if row.is_pattern), None)
    return ObjectPage(head, named, extra=extra)


def _below_root(drafts: Sequence[Draft], report: Report) -> Iterator[Draft]:
    """Yield the drafts of fields; a row about all of them is none.

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


def _read_rows(
    rows: Sequence[Row],
    columns: Columns,
    dialect: Dialect,
    report: Report,
    remarks: TableRemarks,
) -> list[Draft]:
    """Return each row as a draft, before requiredness is settled."""
    required = RequiredColumns(columns, rows)
    found = (read_row(row, columns, required, dialect, report, remarks) for row in rows)
    return [draft for draft in found if draft]
