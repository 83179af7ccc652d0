"""Findings about specs that are too much: no real one comes near these limits."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Loss, Severity
from generator.source import Span

_TOO_MANY_FILES = rule(
    "too-many-files",
    Severity.ERROR,
    "The spec folder has more files than gen reads.",
    """
    gen reads all specs before it writes anything.  A folder of more than a hundred thousand
    Markdown files is most likely not the one that was meant, such as a whole disk.

    Name the folder that holds the specs, or split it and run gen for each part.
    """,
)


def too_many_files(root: Span, limit: int) -> Diagnostic:
    return Diagnostic(
        rule=_TOO_MANY_FILES,
        message=f"there are more than {limit} Markdown files in this folder",
        span=root,
        help="name the folder that holds the specs",
    )


_LARGE_TABLE = rule(
    "large-table",
    Severity.ERROR,
    "A table has more rows or columns than gen reads.",
    """
    A class of that many fields, or an enum of that many values, is nothing that Python
    could work with.  The table holds data rather than a description, most likely.

    Move the table out of the spec folder, or split it.
    """,
    loss=Loss.PART,
    outcome="any value is taken for the model",
)


def large_table(header: Span, rows: int, columns: int) -> Diagnostic:
    """``rows`` and ``columns`` are the most that are read."""
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
    "Unions stand in one another too deep.",
    """
    A member of this union is a union, of which a member is a union, and so on for more
    levels than Python resolves when it loads the package.

    Write the members of the inner unions into the outer one.
    """,
)


def deep_union(title: Span, limit: int) -> Diagnostic:
    return Diagnostic(
        rule=_DEEP_UNION,
        message=f"unions stand in this one more than {limit} levels deep",
        span=title,
        help="write the members of the inner unions into the outer one",
    )


_LONG_PATH = rule(
    "long-path",
    Severity.ERROR,
    "A title or a folder is too long for the name of a file.",
    """
    Modules and pages of the docs are called like the title of their spec, in folders that
    are called like those of the specs.  No file system takes a name of more than 255 bytes.

    Give the page a shorter title, or the folder a shorter name.
    """,
)


def long_path(file: Span, limit: int) -> Diagnostic:
    return Diagnostic(
        rule=_LONG_PATH,
        message=f"the name of this file or of its folder would have more than {limit} bytes",
        span=file,
        help="give the page a shorter title, or the folder a shorter name",
    )
