"""Findings about hand-written tables that gen cannot make sense of."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Label, Loss, Severity
from generator.source import Span

_UNREAD_CONSTRAINT = rule(
    "unread-constraint",
    Severity.WARNING,
    "A constraint is not understood, and not checked.",
    """
    Write the constraint in a known form, separated from others by a comma: `min 1`, `max 10`,
    `>= 0`, `1..10`, `max length 50`, `pattern: ^a+$`, `unique`, `multiple of 5`, `non-empty`.
    Move other text to the description.

    Constraints come from the column `Constraints` or follow a type; decoders check them.  Flags
    after a pattern (`/a/i`) are not supported.
    """,
    loss=Loss.CELL,
)


def unread_constraint(piece: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_CONSTRAINT,
        message=f"`{piece.text}` is not a known constraint",
        span=piece,
        label="not checked",
        help="write it like `min 1`, `1..10` or `max length 50`, or move it to the description",
    )


_UNLISTED_ENUM = rule(
    "unlisted-enum",
    Severity.WARNING,
    "A type is an enum, but its row lists no values.",
    """
    List the values in the row, or link the type to the table that has them.

    The values can be in the type (`enum(a, b)`), in a column `Allowed values`, or in the
    description: "One of `a`, `b`." or "Possible values: `a`, `b`".  Without them the field
    accepts any text or integer.
    """,
)


def unlisted_enum(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNLISTED_ENUM,
        message="this row does not list the values of its enum: any is accepted",
        span=cell,
        help="list them in the description, such as: One of `a`, `b`",
    )


_UNREAD_DEFAULT = rule(
    "unread-default",
    Severity.WARNING,
    "A default is not understood, and not used.",
    """
    Write a text in quotes or as code.  Move explanations to the description.

    A default is a literal (`5`, `true`, `"text"`, `[]`), one word, or code.  Several words could
    be a text or an explanation; gen does not guess.
    """,
    loss=Loss.CELL,
)


def unread_default(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_DEFAULT,
        message=f"`{cell.text}` is not a value",
        span=cell,
        label="the field gets no default",
        help="write a text in quotes, or move an explanation to the description",
    )


_CONTRADICTORY_REQUIRED = rule(
    "contradictory-required",
    Severity.WARNING,
    "A row calls its field both required and optional.",
    """
    Correct the mark that is wrong.

    The column `Required` wins, then marks in the name (`name?`), in the type
    (`string, optional`), among the constraints, and at the start of the description
    (`REQUIRED.`).
    """,
    loss=Loss.CELL,
)


def contradictory_required(mark: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        rule=_CONTRADICTORY_REQUIRED,
        message="this contradicts another mark in the row",
        span=mark,
        label="not used",
        related=(Label(first, "this one is used"),),
        help="correct the mark that is wrong",
    )


_MISSING_TYPE_COLUMN = rule(
    "missing-type-column",
    Severity.WARNING,
    "A table looks like a table of fields, but has no column for types.",
    """
    Add a column `Type` if the table describes a model.

    The columns name fields and describe them, for instance as required.  Without a column `Type`
    the fields accept any value; the label says if the table is not read at all.
    """,
)


def missing_type_column(header: Span, *, is_read: bool) -> Diagnostic:
    return Diagnostic(
        rule=_MISSING_TYPE_COLUMN,
        message="this table looks like a table of fields, but has no column `Type`",
        span=header,
        label="its fields accept any value" if is_read else "not read",
        help="add a column `Type` if the table describes a model",
    )


_UNNAMED_FIELDS = rule(
    "unnamed-fields",
    Severity.WARNING,
    "A table has a column for types, but none for names.",
    """
    Rename the column with the names to `Name`, `Field` or `Property` if the table describes a
    model.

    A table of fields needs a column for names.  None of the headers is a known word for it.
    """,
)


def unnamed_fields(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNNAMED_FIELDS,
        message="this table has a column for types, but none for names",
        span=header,
        label="not read",
        help="rename a column to `Name`, `Field` or `Property` if the table describes a model",
    )


_UNREAD_FIELDS = rule(
    "unread-fields",
    Severity.WARNING,
    "A table of fields belongs to no page.",
    """
    Give the table its own heading that names the model, or merge it with the other table.

    Its page already has a table of fields, or its heading does not name a model, such as
    `Example Usage`.
    """,
)


def unread_fields(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_FIELDS,
        message="this table of fields belongs to no page",
        span=header,
        label="not read",
        help="give it its own heading that names the model",
    )


_UNCLAIMED_TABLE = rule(
    "unclaimed-table",
    Severity.NOTE,
    "A table belongs to no page.",
    """
    If it should be a page, give it a heading and the columns `Name` and `Type`.

    The file has pages, but this table describes neither fields nor values.
    """,
)


def unclaimed_table(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNCLAIMED_TABLE,
        message="this table belongs to no page",
        span=header,
        help="a table of fields has a heading and the columns `Name` and `Type`",
    )


_DOTTED_NAME = rule(
    "dotted-name",
    Severity.WARNING,
    "Dots in names are read as part of the key, not as nesting.",
    """
    If `owner.name` is the key `name` inside the object `owner`, add a row for `owner`, or set
    `nested-names = "nested"` for all tables.  If it is one key with a dot, set
    `nested-names = "flat"`.

    By default, a dot means nesting only if the part before it has a row of its own, or ends in
    `[]`.
    """,
)


def dotted_name(name: Span, key: str, count: int) -> Diagnostic:
    more = f" (and {count - 1} more in this table)" if count > 1 else ""
    return Diagnostic(
        rule=_DOTTED_NAME,
        message=f"`{key}` is read as one JSON key, not as a nested field{more}",
        span=name,
        help='to nest it, add a row for the part before the dot; otherwise set nested-names = "flat"',
    )


_NESTED_IN_VALUE = rule(
    "nested-in-value",
    Severity.WARNING,
    "Rows are nested below a plain value.",
    """
    Write `object` or `array of objects` as the type, or do not indent the rows below.

    Indented rows are fields of the row above them.  That row has a plain type, which has no
    fields; it becomes a model with these fields.
    """,
)


def nested_in_value(type_: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_NESTED_IN_VALUE,
        message=f"`{name}` is a plain value, but rows are nested below it",
        span=type_,
        label="read as an object with these fields",
        help="write `object` or `array of objects`, or do not indent the rows below",
    )


_MIXED_KEYS = rule(
    "mixed-keys",
    Severity.WARNING,
    "Several rows describe arbitrary keys.",
    """
    Write one row with all of the types: `string or integer`.

    `*`, `<name>`, `{key}` or `^x-` stand for keys that the table does not name.  With several
    such rows, nothing tells which key belongs to which row.  So a value may have any of their
    types, and a constraint applies only if all of the rows have it.
    """,
)


def mixed_keys(name: Span, first: str) -> Diagnostic:
    return Diagnostic(
        rule=_MIXED_KEYS,
        message=f"this row describes arbitrary keys, and so does `{first}`",
        span=name,
        label="read as one row with the types of both",
        help="write one row with all of the types: `string or integer`",
    )


_SEVERAL_TABLES = rule(
    "several-tables",
    Severity.WARNING,
    "The table with the fields of an object is not certain.",
    """
    Change the type to a link to the heading of its table: `[object](#order-customer)`.

    A field whose type is only `object` has the fields of the table below a heading of its name.
    Here several headings have that name, so the field accepts any object.
    """,
    loss=Loss.CELL,
)


def several_tables(type_: Span, name: str, first: Span, second: Span) -> Diagnostic:
    return Diagnostic(
        rule=_SEVERAL_TABLES,
        message=f"several tables could have the fields of `{name}`: any object is accepted",
        span=type_,
        related=(Label(first, "this one"), Label(second, "or this one")),
        help="link the type to the heading of its table",
    )


_HTML_TABLE = rule(
    "html-table",
    Severity.WARNING,
    "An HTML table is not read.",
    """
    Write the table in Markdown, or give each row one cell per column.

    This table has cells that span several rows or more cells than its header, or it is in a cell of
    another table.
    """,
)


def html_table(first_line: Span) -> Diagnostic:
    return Diagnostic(
        rule=_HTML_TABLE,
        message="this HTML table is not read: it is in a cell, or its rows do not fit its header",
        span=first_line,
        help="write it in Markdown, or give each row one cell per column",
    )
