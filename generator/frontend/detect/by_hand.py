"""Distinguishes hand-written tables from generated ones by their style.

Generators write ``*string*``, ``:heavy_check_mark:`` in every row, and the same headers in every
table.  People write none of these, but *yes*, ✓ or nothing.
"""

from __future__ import annotations

from generator.frontend.markdown.document import Document, Table
from generator.frontend.markdown.outline import section_name
from generator.frontend.pages.sections.main_section import MAIN
from generator.frontend.pages.tables.columns import (
    field_columns,
    has_field_columns,
    header_words,
    is_field_table,
    is_value_table,
)

_FIELD_HEADERS = ("field", "type", "required", "description")
_GENERATED_HEADERS = frozenset(
    {
        (*_FIELD_HEADERS, "example", "wire name"),  # what gen writes
        ("name", "value"),
        ("name", "value", "description"),
    }
)
_GENERATED_MARKS = frozenset({":heavy_check_mark:", ":heavy_minus_sign:"})


def count_by_hand(document: Document) -> int:
    """Return the number of hand-written tables in ``document`` minus that of generated ones."""
    return sum(map(_weight, document.tables))


def count_sdk_pages(document: Document) -> int:
    """Return how many pages the dialects of SDKs could find in ``document``, at most."""
    tables = (is_field_table(table, by_hand=False) for table in document.tables)
    return sum(tables) + sum(section_name(h) in MAIN for h in document.headings)


def _weight(table: Table) -> int:
    """Return 1 for a hand-written table, -1 for a generated one, 0 if it could be either."""
    headers = header_words(table)
    if headers in _GENERATED_HEADERS:
        return -1
    is_fields = has_field_columns(table)
    if not is_fields and not is_value_table(table):
        return 0
    if is_fields and headers[:4] == _FIELD_HEADERS and not table.rows:
        return 0
    return -1 if is_fields and _is_generated(table) else 1


def _is_generated(table: Table) -> bool:
    columns = field_columns(table)
    if "type" not in columns:
        return False
    types = (row.cells[columns["type"]].content for row in table.rows)
    if any(text.startswith("*") and not text.startswith("**") for text in types):
        return True
    required = columns.get("required")
    if required is None:
        return False
    marks = {row.cells[required].content for row in table.rows}
    return bool(marks) and marks <= _GENERATED_MARKS
