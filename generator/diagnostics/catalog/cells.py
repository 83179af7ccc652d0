"""Findings about rows and cells: columns, names, types, values."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import Span
from generator.text.words import did_you_mean, nearest

_SHOWN = 60


def _shown(cell: Span) -> str:
    """Return the text of ``cell`` for a message; the source line below shows the place."""
    text = cell.text
    if not text:
        return "an empty cell"
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[:_SHOWN]}…`"


_TOO_MANY_CELLS = rule(
    "too-many-cells",
    Severity.ERROR,
    "A row has more cells than its header.",
    """
    Write `\\|` for a pipe that belongs to the text, in code spans too.

    Most often a `|` inside a cell is not escaped and cuts the cell in two.  Markdown silently
    drops the cells beyond the header.
    """,
    loss=Loss.PART,
    outcome="the extra cells are left out",
)


def too_many_cells(cells: Span, columns: int) -> Diagnostic:
    return Diagnostic(
        rule=_TOO_MANY_CELLS,
        message=f"this row has more cells than the header, which has {columns}",
        span=cells,
        label="no column for this",
        help="write `\\|` for a `|` that belongs to the text of a cell",
    )


_UNREAD_COLUMN = rule(
    "unread-column",
    Severity.WARNING,
    "A column of a table is not read.",
    """
    Rename the column to one of the listed words, or remove it.  docs/specs.md lists all words
    for each column.

    The header says what a column holds.  This header is unknown or repeats the meaning of
    another one, so the cells below it are left out.
    """,
)


def unread_column(header: Span, words: Sequence[str]) -> Diagnostic:
    text = header.text.strip().casefold()
    near = () if text in words else nearest(text, words, 0.75)
    otherwise = f"use one of these, each once: {', '.join(words)}"
    return Diagnostic(
        rule=_UNREAD_COLUMN,
        message=f"the column `{header.text}` is not read",
        span=header,
        help=did_you_mean(near, otherwise),
    )


_MISSING_COLUMN = rule(
    "missing-column",
    Severity.ERROR,
    "A table lacks a column that it needs.",
    """
    Add the column.

    Fields need a name and a type; values need a value.  Without these columns no row can be
    read.
    """,
    loss=Loss.PART,
    outcome="the model accepts any value",
)


def missing_column(header: Span, missing: Sequence[str]) -> Diagnostic:
    named = " and ".join(f"`{word.capitalize()}`" for word in missing)
    return Diagnostic(
        rule=_MISSING_COLUMN,
        message=f"this table has no column {named}",
        span=header,
        help=f"add the column {named}",
    )


_EMPTY_NAME = rule(
    "empty-name",
    Severity.ERROR,
    "A row has no name.",
    """
    Write the name, or remove the row.

    The name cell is empty, so the row describes no field.
    """,
    loss=Loss.PART,
    outcome="the row is left out",
)


def empty_name(row: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EMPTY_NAME,
        message="this row has no name",
        span=row,
        help="write the name of the field, or remove the row",
    )


_ROOT_ROW = rule(
    "root-row",
    Severity.NOTE,
    "A row describes the whole that a table is about, not a field.",
    """
    Nothing needs to change.  The model has the fields of the other rows.

    The name is a mark such as `(root)`, `$` or `[]`.  If the root is a list, the model is one of its
    elements.
    """,
)


def root_row(name: Span) -> Diagnostic:
    return Diagnostic(
        rule=_ROOT_ROW,
        message=f"the row `{name.text}` is about the whole table: it is not a field",
        span=name,
        help="read the model as one element if the root is a list",
    )


_UNCLEAR_REQUIRED = rule(
    "unclear-required",
    Severity.ERROR,
    "A row does not say clearly whether its field is required.",
    """
    Write yes or no, required or optional, true or false, ✓ or ✗, `:heavy_check_mark:` or
    `:heavy_minus_sign:`.  An empty cell means no.

    With unclear-required = "warning" in [tool.gen.severity], the field is optional.
    """,
    loss=Loss.CELL,
    outcome="the field is optional",
)


def unclear_required(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNCLEAR_REQUIRED,
        message=f"{_shown(cell)} does not say whether the field is required",
        span=cell,
        help="write yes or no, or `:heavy_check_mark:` or `:heavy_minus_sign:`",
    )


_ODD_NAME = rule(
    "odd-name",
    Severity.WARNING,
    "A name does not look like a JSON key.",
    """
    Write the key as code, and put remarks after it or in the description.  If the table does
    not have the keys, add a column `Wire name`, or set wire-case or wire-names.

    The name of a row is its key in JSON, and this one has blanks or angle brackets.  Anchors,
    footnote marks and remarks in brackets were removed; the rest may be a title, not a key.
    """,
)


def odd_name(cell: Span, key: str) -> Diagnostic:
    return Diagnostic(
        rule=_ODD_NAME,
        message=f"the JSON key is `{key}`, the whole text of this cell",
        span=cell,
        help="write the key as code and the rest after it, or set wire-case or wire-names",
    )


_UNREADABLE_TYPE = rule(
    "unreadable-type",
    Severity.ERROR,
    "The type of a field cannot be read.",
    """
    Correct the cell.  If the documents use another dialect, select it with --dialect.

    Each dialect has a grammar of types, shown in docs/specs.md.  The cell breaks that grammar
    at the marked place.  With unreadable-type = "warning" in [tool.gen.severity], the type is
    Any, or list[Any] if only the items of a list cannot be read.
    """,
    loss=Loss.CELL,
    outcome="what cannot be read is Any",
)


def unreadable_type(
    cell: Span, place: Span, expected: str, dialect: str, near: Sequence[str]
) -> Diagnostic:
    """``near`` are similar words for types, the nearest first."""
    otherwise = "correct the cell, or select another dialect with --dialect"
    return Diagnostic(
        rule=_UNREADABLE_TYPE,
        message=f"{_shown(cell)} is not a type in the dialect `{dialect}`",
        span=place,
        label=f"expected {expected}",
        help=did_you_mean(near, otherwise),
    )


_UNREADABLE_VALUE = rule(
    "unreadable-value",
    Severity.ERROR,
    "A list of literals contains something that is not a literal.",
    """
    Write the value as a literal, or the values as a table.

    Below `## Values`, a list or a code block is read as literals, separated by `|`: strings in
    quotes, numbers, true and false.
    """,
    loss=Loss.PART,
    outcome="this value is left out",
)


def unreadable_value(code: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREADABLE_VALUE,
        message="this is not a literal",
        span=code,
        help="write a string in quotes, a number, true or false",
    )


_NO_REQUIRED_COLUMN = rule(
    "no-required-column",
    Severity.WARNING,
    "A table does not say which fields are required.",
    """
    Add a column `Required`, with yes or no in each row.

    Without this column, all fields of the table are required, except those with a default.
    """,
)


def no_required_column(header: Span, *, has_defaults: bool) -> Diagnostic:
    """``has_defaults``: some fields have a default, so they are optional."""
    which = "fields without a default" if has_defaults else "all fields"
    return Diagnostic(
        rule=_NO_REQUIRED_COLUMN,
        message=f"this table has no column `Required`: {which} are required",
        span=header,
        help="add a column `Required` with yes or no in each row",
    )


_REPAIRED_ROW = rule(
    "repaired-row",
    Severity.WARNING,
    "An unescaped `|` cut a cell in two, and gen joined the parts.",
    """
    Write `\\|` for a pipe that belongs to the text; otherwise readers see half a cell.

    Markdown cuts a cell at each unescaped `|`, in code spans too.  The parts were joined because
    a code span was cut, or because all other cells are in the right place.
    """,
)


_FILLED_ROW = rule(
    "filled-row",
    Severity.WARNING,
    "A row lacks a cell, and its place was clear.",
    """
    Add the empty cell: `| |`.

    Markdown adds missing cells at the end of a row, which moves the description below `Required`.
    gen reads it as the description, and the cell below `Required` as empty.
    """,
)


def filled_row(row: Span) -> Diagnostic:
    return Diagnostic(
        rule=_FILLED_ROW,
        message="this row lacks a cell: the one below `Required` is read as empty",
        span=row,
        help="add the empty cell",
    )


def repaired_row(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_REPAIRED_ROW,
        message="a `|` in this cell is not escaped",
        span=cell,
        label="read as one cell",
        help="write `\\|`, so that readers see the whole cell",
    )
