"""Findings about the structure of a document: pages, sections, tables."""

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
    If it should be a page, give its table one of the headings below.

    A spec page has a title (`# Name`) and a section `## Fields` or `## Values`.  A title with
    only a description declares a model of unknown content.  Other files, such as a guide or a
    README, are skipped.
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
    "A page has fields or values, but no title.",
    """
    Write `# Name` above the section.

    The heading of level 1 names the model.  Here it is missing or empty.
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
    "A section has no table.",
    """
    Write the table, or remove the heading.

    `## Fields` and `## Values` need a table.  A model without fields has a table with a header
    and no rows.
    """,
    loss=Loss.PART,
    outcome="the model accepts any value",
)


def missing_table(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_MISSING_TABLE,
        message="this section has no table",
        span=section,
        help="write the table (only a header if there are no rows), or remove the heading",
    )


_UNREAD_TABLE = rule(
    "unread-table",
    Severity.WARNING,
    "A second table in a section is not read.",
    """
    Merge the two tables, or give the second one its own page.

    Only the first table of a section is read.
    """,
)


def unread_table(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_TABLE,
        message="this table is not read: it is the second of its section",
        span=header,
        help="merge it with the first, or give it its own page",
    )


_STRAY_ROW = rule(
    "stray-row",
    Severity.ERROR,
    "A line looks like a table row, but Markdown reads it as text.",
    """
    Remove the blank line above the row, or correct the line of dashes below the header.  If the
    table is only an illustration, put it into a code block.

    A table ends at a blank line.  It is plain text if the line of dashes has a different number
    of columns, and code if it is indented by four blanks.  Tables in lists and quotes are not
    read.
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
        help="remove a blank line above it, or correct the number of dashes below the header",
    )


_MISSING_DELIMITERS = rule(
    "missing-delimiters",
    Severity.ERROR,
    "A table has no valid line of dashes below its header.",
    """
    Write the line that the finding shows below the header.

    Markdown recognises a table by this line, such as `| --- | --- |`, which must have as many
    columns as the header.  Otherwise all rows are text.
    """,
    loss=Loss.PART,
    outcome="the table is left out",
)


def missing_delimiters(rows: Span, columns: int, written: int) -> Diagnostic:
    """``columns`` counts those of the header; ``written`` those of the dashes, 0 for none."""
    return Diagnostic(
        rule=_MISSING_DELIMITERS,
        message=(
            f"the line of dashes has {count(written, 'column')}, the header {columns}"
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
    "A page describes two things.",
    """
    Merge the sections, or write a title of level 1 above the second one.

    A page describes one thing: an object with `## Fields`, an enum with `## Values` or a union
    with `## Supported Types`.
    """,
    loss=Loss.PART,
    outcome="this section is left out",
)


def extra_section(section: Span) -> Diagnostic:
    return Diagnostic(
        rule=_EXTRA_SECTION,
        message="this page already has a section that describes it",
        span=section,
        help="merge the sections, or write a heading `# Name` above this one",
    )


_EMPTY_UNION = rule(
    "empty-union",
    Severity.ERROR,
    "A union lists no members.",
    """
    Write a heading `### Name` for each member, or remove the section.

    Below `## Supported Types`, each heading of level 3 names a member.
    """,
    loss=Loss.PART,
    outcome="the union accepts any value",
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
    "The dialect of the tables is ambiguous.",
    """
    Select the dialect with --dialect.

    Languages share notations: `List<X>` occurs in Java and in C#.  All type cells vote on the
    dialect, and here several dialects got the same number of votes.
    """,
)


def unclear_dialect(cell: Span, dialects: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        rule=_UNCLEAR_DIALECT,
        message=f"these types fit the dialects {' and '.join(dialects)}",
        span=cell,
        label="the first of them",
        help=f"select one, such as --dialect {dialects[0]}",
    )
