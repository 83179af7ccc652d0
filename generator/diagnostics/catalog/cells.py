"""Findings about rows and cells as they are written: columns, names, types, values."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import Span
from generator.text.words import did_you_mean, nearest

_SHOWN = 60


def _shown(cell: Span) -> str:
    """Return the text of ``cell`` for a message; the frame below shows the place."""
    text = cell.text
    if not text:
        return "an empty cell"
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[:_SHOWN]}…`"


_TOO_MANY_CELLS = rule(
    "too-many-cells",
    Severity.ERROR,
    "A row has more cells than its header.",
    """
    Markdown drops what goes beyond the header without a word.  Most often a `|` inside a
    cell is not escaped, and cuts the cell in two; it must be escaped in code spans too.

    Write `\\|` for a pipe that belongs to the text.
    """,
    loss=Loss.PART,
    outcome="the cells without a column are left out",
)


def too_many_cells(cells: Span, columns: int) -> Diagnostic:
    return Diagnostic(
        rule=_TOO_MANY_CELLS,
        message=f"this row has more cells than the {columns} columns of its header",
        span=cells,
        label="no column for this",
        help="if a `|` belongs to the text of a cell, write `\\|`",
    )


_UNREAD_COLUMN = rule(
    "unread-column",
    Severity.WARNING,
    "A column of a table is not read.",
    """
    The words of the header say what a column holds.  This one is unknown, or means the same
    as another one, and its cells are left out.

    Name the column with one of the words that are listed, or remove it.  docs/specs.md has
    all words for each of them.
    """,
)


def unread_column(header: Span, words: Sequence[str]) -> Diagnostic:
    text = header.text.strip().casefold()
    near = () if text in words else nearest(text, words, 0.75)
    otherwise = f"columns that are read: {', '.join(words)}; each once"
    return Diagnostic(
        rule=_UNREAD_COLUMN,
        message=f"the column `{header.text}` is not read",
        span=header,
        help=did_you_mean(near, otherwise),
    )


_MISSING_COLUMN = rule(
    "missing-column",
    Severity.ERROR,
    "A table lacks a column that says what its rows mean.",
    """
    Fields need a name and a type; values need a value.  Without these columns no row can be
    read, and all would be lost.

    Add the column.
    """,
    loss=Loss.PART,
    outcome="any value is taken for the model",
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
    The first thing a row says is the name of its field, and this cell is empty.  The row
    cannot be told from the others.

    Write the name, or remove the row.
    """,
    loss=Loss.PART,
    outcome="the row is left out",
)


def empty_name(row: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EMPTY_NAME,
        message="this row names no field",
        span=row,
        help="write the name of the field, or remove the row",
    )


_UNCLEAR_REQUIRED = rule(
    "unclear-required",
    Severity.ERROR,
    "The Required column says neither yes nor no.",
    """
    Read are `:heavy_check_mark:` and `:heavy_minus_sign:`, marks such as ✓ and ✗, and
    words such as yes and no, true and false, required and optional; an empty cell is no.

    Use one of them.  With "warning" for unclear-required in [tool.gen.severity], the field is
    optional.
    """,
    loss=Loss.CELL,
    outcome="the field is optional",
)


def unclear_required(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNCLEAR_REQUIRED,
        message=f"{_shown(cell)} says neither required nor optional",
        span=cell,
        help="write yes or no, or `:heavy_check_mark:` or `:heavy_minus_sign:`",
    )


_ODD_NAME = rule(
    "odd-name",
    Severity.WARNING,
    "A name is hardly the key of an object.",
    """
    The name of a row is the key in JSON, and this one has blanks or angle brackets.  Anchors,
    footnote marks and remarks in brackets are taken off; what is left may be a title instead
    of a key.

    Write the key as code, and what else there is to say behind it or in the description.  If
    the table does not say the key, add a column `Wire name`, or set wire-case or wire-names.
    """,
)


def odd_name(cell: Span, key: str) -> Diagnostic:
    return Diagnostic(
        rule=_ODD_NAME,
        message=f"the key in JSON is `{key}`, with all that is in this cell",
        span=cell,
        help="write the key as code and the rest behind it, or set wire-case or wire-names",
    )


_UNREADABLE_TYPE = rule(
    "unreadable-type",
    Severity.ERROR,
    "The type of a field cannot be read.",
    """
    Each dialect has a grammar of types, shown in docs/specs.md.  The cell does not follow
    that of the dialect of this run, at the place shown.

    If the documents are of another language, name it with --dialect.  With "warning" for
    unreadable-type in [tool.gen.severity], the type is Any.
    """,
    loss=Loss.CELL,
    outcome="the type is Any",
)


def unreadable_type(
    cell: Span, place: Span, expected: str, dialect: str, near: Sequence[str]
) -> Diagnostic:
    """``near`` are words for types that may be meant at ``place``, the nearest first."""
    otherwise = "correct the cell, or name another dialect with --dialect"
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
    "Code that should list literals holds something else.",
    """
    Below `## Values`, a list or a fence of code is read as literals: strings in quotes,
    numbers, true and false, with `|` between them.

    Write the value as a literal, or the values as a table.
    """,
    loss=Loss.PART,
    outcome="this value is left out",
)


def unreadable_value(code: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREADABLE_VALUE,
        message="this is no literal",
        span=code,
        help="write a string in quotes, a number, true or false",
    )


_NO_REQUIRED_COLUMN = rule(
    "no-required-column",
    Severity.WARNING,
    "A table does not say which fields are required.",
    """
    The table has no column `Required`.  All its fields are taken as required: what the
    table lists is expected to be there.

    Add the column, with yes or no in each row.
    """,
)


def no_required_column(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_NO_REQUIRED_COLUMN,
        message="this table has no column `Required`: all fields are taken as required",
        span=header,
        help="add a column `Required` with yes or no in each row",
    )


_REPAIRED_ROW = rule(
    "repaired-row",
    Severity.WARNING,
    "A row has more cells than its header; what belongs together was clear.",
    """
    A `|` inside a cell was not escaped, and Markdown cuts the cell there, in code spans too.
    The parts were joined again, because a code span was cut, or because all other cells
    are where they should be.

    Write `\\|` for a pipe that belongs to the text: readers see half a cell else.
    """,
)


_FILLED_ROW = rule(
    "filled-row",
    Severity.WARNING,
    "A row has a cell too few; where it belongs was clear.",
    """
    Markdown puts the cell that is missing at the end, so that the description stands below
    `Required`.  It is taken as the description, and the cell below `Required` as empty.

    Add the empty cell: `| |`.
    """,
)


def filled_row(row: Span) -> Diagnostic:
    return Diagnostic(
        rule=_FILLED_ROW,
        message="this row has a cell too few: nothing is taken to stand below `Required`",
        span=row,
        help="add the empty cell",
    )


def repaired_row(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_REPAIRED_ROW,
        message="a `|` in this cell is not escaped",
        span=cell,
        label="taken as one cell",
        help="write `\\|`, so that readers see the whole cell",
    )
