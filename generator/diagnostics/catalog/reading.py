"""Findings about a document as it is written: pages, tables, rows, cells."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Severity
from generator.source import Span

_SHOWN = 60


def _shown(cell: Span) -> str:
    """Return the text of ``cell`` for a message; the frame below shows the place."""
    text = cell.text
    if not text:
        return "an empty cell"
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[:_SHOWN]}…`"


_NOT_A_SPEC = rule(
    "not-a-spec",
    Severity.NOTE,
    "A Markdown file holds no spec page.",
    """
    A spec page has a title (`# Name`) and a section `## Fields` or `## Values`; a title
    with nothing but a description describes a model of which no more is known.  This file
    has neither, such as a guide or a README, and nothing is made from it.

    If it should be a page, give its table one of these headings.
    """,
)


def not_a_spec(file: Span) -> Diagnostic:
    return Diagnostic(
        rule=_NOT_A_SPEC,
        message="no spec page in this file",
        span=file,
        help="a page has a title `# Name` and a section `## Fields` or `## Values`",
    )


_MISSING_TITLE = rule(
    "missing-title",
    Severity.ERROR,
    "A page has fields or values, but no name.",
    """
    The heading of level 1 names the model.  Here it is missing or empty, so the rows below
    would belong to nothing.

    Write `# Name` above the section.
    """,
)


def missing_title(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_MISSING_TITLE,
        message="this section belongs to no model",
        span=section,
        help="write a heading `# Name` above it",
    )


_MISSING_TABLE = rule(
    "missing-table",
    Severity.ERROR,
    "A section that should hold a table holds none.",
    """
    Below `## Fields` and `## Values` a table is read.  A model without fields has a table
    of a header and no rows; a section without any table is more likely a mistake.

    Write the table, or remove the heading.
    """,
)


def missing_table(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_MISSING_TABLE,
        message="there is no table in this section",
        span=section,
        help="write the table (a header alone, if there are no rows) or remove the heading",
    )


_UNREAD_TABLE = rule(
    "unread-table",
    Severity.WARNING,
    "A second table in a section is not read.",
    """
    A section describes its model with one table, the first.  Another table below the same
    heading is left out.

    Join the two, or give the second table a page of its own.
    """,
)


def unread_table(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_TABLE,
        message="this table is not read: it is the second of its section",
        span=header,
        help="join it with the first, or give it a page of its own",
    )


_STRAY_ROW = rule(
    "stray-row",
    Severity.ERROR,
    "A line looks like a table row, but Markdown reads it as text.",
    """
    A table ends at a blank line; it is none at all if the line below its header has
    another number of columns, and code if it is indented by four blanks.  Markdown says
    nothing then, and the row would be lost.

    Remove the blank line above, or correct the line of dashes below the header.
    """,
)


def stray_row(line: Span) -> Diagnostic:
    return Diagnostic(
        rule=_STRAY_ROW,
        message="this row is not part of a table",
        span=line,
        label="Markdown reads this as text",
        help="look for a blank line above it, or for a line of dashes with a column too few",
    )


_TOO_MANY_CELLS = rule(
    "too-many-cells",
    Severity.ERROR,
    "A row has more cells than its header.",
    """
    Markdown drops what goes beyond the header without a word.  Most often a `|` inside a
    cell is not escaped, and cuts the cell in two; it must be escaped in code spans too.

    Write `\\|` for a pipe that belongs to the text.
    """,
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
    return Diagnostic(
        rule=_UNREAD_COLUMN,
        message=f"the column `{header.text}` is not read",
        span=header,
        help=f"columns that are read: {', '.join(words)}; each once",
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

    Use one of them.
    """,
)


def unclear_required(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNCLEAR_REQUIRED,
        message=f"{_shown(cell)} says neither required nor optional",
        span=cell,
        help="write yes or no, or `:heavy_check_mark:` or `:heavy_minus_sign:`",
    )


_UNREADABLE_TYPE = rule(
    "unreadable-type",
    Severity.ERROR,
    "The type of a field cannot be read.",
    """
    Each dialect has a grammar of types, shown in docs/specs.md.  The cell does not follow
    that of the dialect of this run, at the place shown.

    If the documents are of another language, name it with --dialect.
    """,
)


def unreadable_type(cell: Span, place: Span, expected: str, dialect: str) -> Diagnostic:
    return Diagnostic(
        rule=_UNREADABLE_TYPE,
        message=f"{_shown(cell)} is not a type in the dialect `{dialect}`",
        span=place,
        label=f"expected {expected}",
        help="correct the cell, or name another dialect with --dialect",
    )


_EXTRA_SECTION = rule(
    "extra-section",
    Severity.ERROR,
    "A page says twice what it is.",
    """
    A page describes one thing: an object with `## Fields`, an enum with `## Values` or a
    union with `## Supported Types`.  A second section of this kind would be lost.

    Join the sections, or give the second one a title of level 1 of its own.
    """,
)


def extra_section(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EXTRA_SECTION,
        message="this page has said before what it is",
        span=section,
        help="join the sections, or write a heading `# Name` above this one",
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
)


def unreadable_value(code: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREADABLE_VALUE,
        message="this is no literal",
        span=code,
        help="write a string in quotes, a number, true or false",
    )


_EMPTY_UNION = rule(
    "empty-union",
    Severity.ERROR,
    "A union lists no members.",
    """
    Below `## Supported Types` each heading of level 3 names a member.

    Write the members, or remove the section.
    """,
)


def empty_union(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EMPTY_UNION,
        message="this union has no members",
        span=section,
        help="write a heading `### Name` for each member",
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


def repaired_row(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_REPAIRED_ROW,
        message="a `|` in this cell is not escaped",
        span=cell,
        label="taken as one cell",
        help="write `\\|`, so that readers see the whole cell",
    )


_UNCLEAR_DIALECT = rule(
    "unclear-dialect",
    Severity.ERROR,
    "The tables could be of several languages.",
    """
    The same words mean different types in different languages: `List<X>` is written in Java
    and in C#.  The dialect of a run is found by a vote of all type cells, and here several
    have as many votes.

    Name the dialect with --dialect.
    """,
)


def unclear_dialect(cell: Span, dialects: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        rule=_UNCLEAR_DIALECT,
        message=f"these types could be of {' or '.join(dialects)}",
        span=cell,
        label="the first of them",
        help=f"name the language: --dialect {dialects[0]}",
    )
