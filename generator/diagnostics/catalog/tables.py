"""Findings about tables written by hand: what cannot be made sense of, and is not read."""

from __future__ import annotations

from generator.diagnostics.catalog.registry import rule
from generator.diagnostics.report import Diagnostic, Label, Loss, Severity
from generator.source import Span

_UNREAD_CONSTRAINT = rule(
    "unread-constraint",
    Severity.WARNING,
    "A constraint is not understood, and not checked.",
    """
    What stands in the column `Constraints` or behind a type is checked when data is decoded.
    This piece has none of the known forms, and is left out: `min 1`, `max 10`, `>= 0`,
    `1..10`, `max length 50`, `pattern: ^a+$`, `unique`, `multiple of 5`, `non-empty`.

    Write it in one of these forms, separated from others by a comma; or move it to the
    description.  Flags behind a pattern (`/a/i`) are not known.
    """,
    loss=Loss.CELL,
)


def unread_constraint(piece: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_CONSTRAINT,
        message=f"`{piece.text}` is no constraint that is known",
        span=piece,
        label="not checked",
        help="write `min 1`, `1..10`, `max length 50` or such, or move it to the description",
    )


_UNLISTED_ENUM = rule(
    "unlisted-enum",
    Severity.WARNING,
    "A type says `enum`, and its row lists no values.",
    """
    The values may stand in the type (`enum(a, b)`), in a column `Allowed values`, or in the
    description: "One of `a`, `b`." or "Possible values: `a`, `b`".  Here they do not, so that
    the field takes any text, or any integer.

    List the values in the row, or link the type to the table that has them.
    """,
)


def unlisted_enum(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNLISTED_ENUM,
        message="the values of this enum are not in its row: it takes any",
        span=cell,
        help="list them in the description, as in: One of `a`, `b`.",
    )


_UNREAD_DEFAULT = rule(
    "unread-default",
    Severity.WARNING,
    "A default is not understood, and not used.",
    """
    A default is a literal (`5`, `true`, `"text"`, `[]`), one word, or code.  Several words
    may be a text, or say how the server finds the value; gen does not guess.

    Write a text in quotes or as code.  If it is no value, move it to the description.
    """,
    loss=Loss.CELL,
)


def unread_default(cell: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_DEFAULT,
        message=f"`{cell.text}` is no value",
        span=cell,
        label="the field gets no default",
        help="write a text in quotes; move words about the value to the description",
    )


_CONTRADICTORY_REQUIRED = rule(
    "contradictory-required",
    Severity.WARNING,
    "A row says both that its field is required and that it is optional.",
    """
    The column `Required` comes first, then marks in the name (`name?`), in the type
    (`string, optional`), among the constraints, and at the start of the description
    (`REQUIRED.`).  A later one says the opposite of the first, which is taken.

    Correct the one that is wrong.
    """,
    loss=Loss.CELL,
)


def contradictory_required(mark: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        rule=_CONTRADICTORY_REQUIRED,
        message="this contradicts what was said before in the row",
        span=mark,
        label="not taken",
        related=(Label(first, "this is taken"),),
        help="correct the one that is wrong",
    )


_MISSING_TYPE_COLUMN = rule(
    "missing-type-column",
    Severity.WARNING,
    "A table looks like one of fields, but has no column of types.",
    """
    The columns name fields and say more about them, such as whether they are required.
    Without a column `Type` no model is made from the table.

    Add the column `Type`, if the table describes a model.
    """,
)


def missing_type_column(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_MISSING_TYPE_COLUMN,
        message="this table looks like one of fields, but has no column `Type`",
        span=header,
        label="not read",
        help="add a column `Type`, if the table describes a model",
    )


_UNNAMED_FIELDS = rule(
    "unnamed-fields",
    Severity.WARNING,
    "A table has a column of types, but none that is known to hold names.",
    """
    A column `Type` is a sign of a table of fields.  None of the other headers is a known
    word for names, such as `Name`, `Field` or `Property`, so no model is made from it.

    Name the column with one of these words, if the table describes a model.
    """,
)


def unnamed_fields(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNNAMED_FIELDS,
        message="this table has types, but no column of names",
        span=header,
        label="not read",
        help="name a column `Name`, `Field` or `Property`, if the table describes a model",
    )


_UNREAD_FIELDS = rule(
    "unread-fields",
    Severity.WARNING,
    "A table of fields is part of no page.",
    """
    The table has columns for names and types.  But its page says elsewhere what it is, or
    its heading is one of a part that holds no model, such as `Example Usage`.

    Give the table a heading of its own that names the model, or join it with the other one.
    """,
)


def unread_fields(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNREAD_FIELDS,
        message="this table of fields is part of no page",
        span=header,
        label="not read",
        help="give it a heading of its own that names the model",
    )


_UNCLAIMED_TABLE = rule(
    "unclaimed-table",
    Severity.NOTE,
    "A table is part of no page.",
    """
    The file holds pages, and also this table, which describes neither fields nor values.
    Nothing is made from it.

    If it should be a page, give it a heading and the columns `Name` and `Type`.
    """,
)


def unclaimed_table(header: Span) -> Diagnostic:
    return Diagnostic(
        rule=_UNCLAIMED_TABLE,
        message="this table is part of no page",
        span=header,
        help="a table of fields has a heading and the columns `Name` and `Type`",
    )


_DOTTED_NAME = rule(
    "dotted-name",
    Severity.WARNING,
    "Names with dots stay as they are.",
    """
    `owner.name` may be a key with a dot in it, or the key `name` of the object at `owner`.  A
    dot nests where `owner` is a row of its own or is written `owner[]`; here neither is so.

    Add the row `owner`, or say with `nested-names = "nested"` that dots nest in all tables.
    With `nested-names = "flat"` no dot does, and this is not said.
    """,
)


def dotted_name(name: Span, key: str, count: int) -> Diagnostic:
    more = f", as in {count - 1} more of this table" if count > 1 else ""
    return Diagnostic(
        rule=_DOTTED_NAME,
        message=f"the key in JSON is `{key}`, with its dot{more}",
        span=name,
        help='add a row for the part before the dot, or set nested-names = "nested"',
    )


_NESTED_IN_VALUE = rule(
    "nested-in-value",
    Severity.WARNING,
    "Rows are nested in a row of a plain value.",
    """
    The rows below are moved in, so they are fields of this one; but its type is a plain value,
    which has no fields.  The rows are believed: the type is a model of them.

    Write `object` as the type, or `array of objects`, or do not move the rows in.
    """,
)


def nested_in_value(type_: Span, name: str) -> Diagnostic:
    return Diagnostic(
        rule=_NESTED_IN_VALUE,
        message=f"`{name}` is a plain value, but rows are nested in it",
        span=type_,
        label="read as an object with these fields",
        help="write `object` or `array of objects`, or do not move the rows below in",
    )


_MIXED_KEYS = rule(
    "mixed-keys",
    Severity.WARNING,
    "Several rows are about keys that the table does not name.",
    """
    `*`, `<name>`, `{key}` or `^x-` stand for keys that the table does not name.  One such row
    says what the other keys hold.  Of several, nothing tells which key belongs to which row:
    the value of each may be of any of their types, and keeps a constraint only if all of the
    rows have it.

    Write one row whose type has all of them: `string or integer`.
    """,
)


def mixed_keys(name: Span, first: str) -> Diagnostic:
    return Diagnostic(
        rule=_MIXED_KEYS,
        message=f"this row is about keys of any name, and so is `{first}`",
        span=name,
        label="read as one row with the types of both",
        help="write one row whose type has all of them: `string or integer`",
    )


_HTML_TABLE = rule(
    "html-table",
    Severity.WARNING,
    "A table in HTML is not read.",
    """
    Tables in HTML are read if each row has a cell for each column.  This one has cells that
    span several rows or columns, a table in a cell, or more cells than its header.

    Write it in Markdown, or with one cell a column in each row.
    """,
)


def html_table(first_line: Span) -> Diagnostic:
    return Diagnostic(
        rule=_HTML_TABLE,
        message="this table in HTML is not read: its rows are not all alike",
        span=first_line,
        help="write it in Markdown, or with one cell a column in each row",
    )
