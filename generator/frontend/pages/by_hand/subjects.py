"""What the table in a spot is about: fields, or something that gen does not read."""

from __future__ import annotations

import re
from operator import or_

from generator.frontend.markdown.document import Table
from generator.frontend.pages.by_hand.spots import Spot
from generator.frontend.pages.cells.cell_kinds import are_types
from generator.frontend.pages.headings.title_words import (
    FILE_COLUMNS,
    OTHER_COLUMNS,
    OTHER_TABLES,
)
from generator.frontend.pages.tables.columns import (
    FIELD_WORDS,
    field_columns,
    header_words,
    is_field_table,
)
from generator.frontend.pages.tables.value_tables import find_value_columns
from generator.text.lazy_pattern import lazy_pattern

# Only tables of fields have these columns.
_TELLS_FIELDS = {"required", "optional", "nullable", "default"}
_OF_CHART = ("key", "type", "default", "description")
_HELM = "helm"
# An option of a command, and an operand.
_OPTION = lazy_pattern(r"--?[A-Za-z][\w-]*", re.ASCII)
_OPERAND = lazy_pattern(r"\\?<[\w|. -]+>(?:\.\.\.)?`?")


def is_about_fields(spot: Spot, table: Table) -> bool:
    """Return whether ``table`` is a table of fields, by its columns, cells and heading."""
    if is_about_others(spot, table):
        return False
    is_fields = is_field_table(table, by_hand=True)
    if is_fields and _TELLS_FIELDS & field_columns(table).keys():
        return True
    is_of_values = find_value_columns(table, "") is not None
    if is_of_values and not (is_fields and _has_types_of_fields(table)):
        return False
    if is_fields:
        return True
    # Two columns, below a heading that announces fields.
    title = spot.titles[-1] if spot.titles else None
    announces = title and title.is_generic and not title.is_of_values
    return bool(announces) and {"name", "doc"} <= field_columns(table).keys()


def is_of_chart(table: Table) -> bool:
    """Return whether ``table`` has the values of a Helm chart, as helm-docs prints them."""
    return header_words(table) == _OF_CHART and _HELM in table.span.file.text.lower()


def is_about_others(spot: Spot, table: Table) -> bool:
    """Return whether a heading or the first column shows that ``table`` is about something else."""
    words = spot.titles[-1].words if spot.titles else ()
    if words and words[-1] in OTHER_TABLES and not _surely_fields(table):
        return True
    headers = header_words(table)
    is_other = headers[0] in OTHER_COLUMNS or not FILE_COLUMNS.isdisjoint(headers)
    return is_other or _is_of_commands(table, headers[0])


def _is_of_commands(table: Table, header: str) -> bool:
    """Return whether the rows of ``table`` are arguments of a command: ``--size <n>``, ``<id>``."""
    first = [row.cells[0].content.lstrip("`*_ ") for row in table.rows]
    if not first or not first[0].startswith(("-", "<", "\\<")):
        return False
    options = [_OPTION.match(cell) is not None for cell in first]
    operands = [_OPERAND.fullmatch(cell) is not None for cell in first]
    are_all = all(map(or_, options, operands))
    return are_all and (any(options) or "argument" in header)


def _surely_fields(table: Table) -> bool:
    """Return whether ``table`` is a table of fields, regardless of its heading."""
    columns = field_columns(table)
    if _TELLS_FIELDS & columns.keys():
        return True
    index = columns.get("type")
    return index is not None and are_types([row.cells[index] for row in table.rows])


def _has_types_of_fields(table: Table) -> bool:
    """Return whether the types in ``table`` are those of fields, not of the values of an enum.

    Values have one type.  Fields may have one too, if the header calls them fields.
    """
    columns = field_columns(table)
    index = columns.get("type")
    types = [row.cells[index] for row in table.rows] if index is not None else []
    is_named = header_words(table)[columns.get("name", 0)] in FIELD_WORDS
    is_several = len({cell.content for cell in types}) > 1
    return (is_several or is_named) and bool(types) and are_types(types)
