"""Reports tables that belong to no page: a note, or a warning if they look like fields."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.frontend.markdown.document import Document, HtmlTable, Table
from generator.frontend.markdown.outline import before_headings
from generator.frontend.pages.page import Page
from generator.frontend.pages.tables.columns import (
    FIELD_WORDS,
    field_columns,
    has_types,
    header_words,
    is_field_table,
)

# These columns show that rows are fields; many other tables have names and descriptions.
_ABOUT_FIELDS = frozenset(
    {"required", "optional", "nullable", "default", "constraints"}
)


def report_left_tables(
    document: Document,
    taken: Sequence[Table],
    pages: Sequence[Page],
    report: Report,
    *,
    by_hand: bool,
) -> None:
    """Report the tables of ``document`` other than those ``taken``.

    Tables that lack a column are examined only in documents written ``by_hand``.

    Reports: html-table, unclaimed-table, unread-fields, missing-title, missing-type-column,
    unnamed-fields.
    """
    for block in document.blocks:
        if isinstance(block, HtmlTable) and (by_hand or pages):
            first = block.span.begin[0]
            report.add(catalog.html_table(block.span.file.lines(first, first)))
    read = {table.span for table in taken}
    left = [table for table in document.tables if table.span not in read]
    untitled = before_headings(document.blocks) if left else ()
    for table in left:
        if by_hand and (missing := _missing(table, is_untitled=table in untitled)):
            report.add(missing)
        elif pages and is_field_table(table, by_hand=by_hand):
            report.add(catalog.unread_fields(table.header_span))
        elif pages:
            report.add(catalog.unclaimed_table(table.header_span))


def _missing(table: Table, *, is_untitled: bool) -> Diagnostic | None:
    """Return the missing column if ``table`` looks like a table of fields, None if there is none."""
    columns = field_columns(table)
    roles = columns.keys()
    if {"name", "type"} <= roles:
        return catalog.missing_title(table.header_span) if is_untitled else None
    if "type" in roles and len(roles) > 1 and has_types(table, columns["type"]):
        return catalog.unnamed_fields(table.header_span)
    words = set(header_words(table))
    is_about_fields = roles & _ABOUT_FIELDS or (words & FIELD_WORDS and "doc" in roles)
    if "name" in roles and is_about_fields:
        return catalog.missing_type_column(table.header_span, is_read=False)
    return None
