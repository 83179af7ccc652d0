"""Findings about a document as it is written: pages, sections, tables."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import Span
from generator.text.words import count

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
    loss=Loss.PART,
    outcome="the table is left out",
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
    loss=Loss.PART,
    outcome="any value is taken for the model",
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
    another number of columns, and code if it is indented by four blanks.  In a list or in
    a quote it is not read.  Markdown says nothing then, and the row would be lost.

    Remove the blank line above, or correct the line of dashes below the header.  Write a
    table that is no part of the page as code: between lines of three backticks.
    """,
    loss=Loss.PART,
    outcome="the row is left out",
)


def stray_row(line: Span) -> Diagnostic:
    return Diagnostic(
        rule=_STRAY_ROW,
        message="this row is not part of a table",
        span=line,
        label="Markdown reads this as text",
        help="look for a blank line above it, or for a line of dashes with a column too few",
    )


_MISSING_DELIMITERS = rule(
    "missing-delimiters",
    Severity.ERROR,
    "A table has no line of dashes below its header, or one with another number of columns.",
    """
    Markdown knows a table by the line below its header, such as `| --- | --- |`, which has
    as many columns as the header.  Without it, all the rows are text.

    Write the line that the finding shows below the first row.
    """,
    loss=Loss.PART,
    outcome="the table is left out",
)


def missing_delimiters(rows: Span, columns: int, written: int) -> Diagnostic:
    """``columns`` are those of the header; ``written`` those of the dashes, 0 for none."""
    return Diagnostic(
        rule=_MISSING_DELIMITERS,
        message=(
            f"the line of dashes has {count(written, 'column')}, "
            f"the header above it {columns}"
            if written
            else "this table has no line of dashes below its header"
        ),
        span=rows,
        label="Markdown reads this table as text",
        help=f"write the line below the header as `|{' --- |' * columns}`",
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
    loss=Loss.PART,
    outcome="this section is left out",
)


def extra_section(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EXTRA_SECTION,
        message="this page has said before what it is",
        span=section,
        help="join the sections, or write a heading `# Name` above this one",
    )


_EMPTY_UNION = rule(
    "empty-union",
    Severity.ERROR,
    "A union lists no members.",
    """
    Below `## Supported Types` each heading of level 3 names a member.

    Write the members, or remove the section.
    """,
    loss=Loss.PART,
    outcome="any value is taken for the union",
)


def empty_union(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EMPTY_UNION,
        message="this union has no members",
        span=section,
        help="write a heading `### Name` for each member",
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
