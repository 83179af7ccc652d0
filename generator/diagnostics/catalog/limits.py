"""Findings about specs that exceed a limit; no real spec comes near these limits."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import Span

_TOO_MANY_FILES = rule(
    "too-many-files",
    Severity.ERROR,
    "The spec folder has too many files.",
    """
    Name the folder that holds the specs, or split it and run gen for each part.

    A folder with more than a hundred thousand Markdown files is probably the wrong one, such as a
    whole disk.
    """,
)


def too_many_files(root: Span, limit: int) -> Diagnostic:
    return Diagnostic(
        rule=_TOO_MANY_FILES,
        message=f"this folder has more than {limit} Markdown files",
        span=root,
        help="name the folder that holds the specs",
    )


_LARGE_TABLE = rule(
    "large-table",
    Severity.ERROR,
    "A table has too many rows or columns.",
    """
    Move the table out of the spec folder, or split it.

    Python could not work with such a class or enum.  The table probably holds data, not a
    description.
    """,
    loss=Loss.PART,
    outcome="the model accepts any value",
)


def large_table(header: Span, rows: int, columns: int) -> Diagnostic:
    """``rows`` and ``columns`` are the limits."""
    return Diagnostic(
        rule=_LARGE_TABLE,
        message=f"this table has more than {rows} rows or {columns} columns",
        span=header,
        label="not read",
        help="split it, or move it out of the spec folder",
    )


_DEEP_UNION = rule(
    "deep-union",
    Severity.ERROR,
    "Unions are nested too deeply.",
    """
    Write the members of the inner unions into the outer one.

    Python cannot resolve this many levels when it imports the package.
    """,
)


def deep_union(title: Span, limit: int) -> Diagnostic:
    return Diagnostic(
        rule=_DEEP_UNION,
        message=f"unions are nested more than {limit} levels deep in this one",
        span=title,
        help="write the members of the inner unions into the outer one",
    )


_LONG_PATH = rule(
    "long-path",
    Severity.ERROR,
    "A title or a folder name is too long for a file name.",
    """
    Shorten the title of the page, or the name of the folder.

    Modules and docs pages are named after the titles and folders of their specs.  No file system
    accepts a name of more than 255 bytes.
    """,
)


def long_path(file: Span, limit: int) -> Diagnostic:
    return Diagnostic(
        rule=_LONG_PATH,
        message=f"the name of this file or of its folder would exceed {limit} bytes",
        span=file,
        help="shorten the title of the page, or the name of the folder",
    )
