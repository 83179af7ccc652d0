"""A table of values below one of fields: each row has a field and one of its values.

| Property | Value |
| -------- | ----- |
| state    | open  |
| state    | shut  |
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from generator.frontend.markdown.document import Table
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.page import ObjectPage
from generator.frontend.pages.tables.columns import VALUE_COLUMNS, header_words
from generator.frontend.pages.values.allowed_values import with_values


def with_values_by_field(page: ObjectPage, table: Table) -> ObjectPage:
    """Return ``page`` with the values in ``table``; itself if the table is about other things."""
    values = _values(table)
    if not values or not values.keys() <= {row.name for row in page.rows}:
        return page
    rows = (
        (
            replace(row, type=with_values(row.type, None, (), values[row.name]))
            if row.name in values
            else row
        )
        for row in page.rows
    )
    return replace(page, rows=tuple(rows))


def _values(table: Table) -> Mapping[str, list[str]]:
    words = header_words(table)
    if len(words) != 2 or VALUE_COLUMNS.get(words[1]) != "value":
        return {}
    values: dict[str, list[str]] = {}
    for row in table.rows:
        name, value = (shown_text(cell.content).strip() for cell in row.cells)
        values.setdefault(name, []).append(value)
    return values
