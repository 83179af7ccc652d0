"""A cell -> the type that it names."""

from __future__ import annotations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.cursor import Cursor, TypeSyntaxError
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import RichText
from generator.frontend.typeexpr import (
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    TypeExpr,
    UnknownExpr,
)


def read_type(text: RichText, dialect: Dialect, report: Report) -> TypeExpr:
    """Return the type that ``text`` is in ``dialect``, an UnknownExpr if it is none.

    Reports: unreadable-type.
    """
    cursor = Cursor(text)
    try:
        parsed = dialect.parse_type(cursor)
        if not cursor.at_end:
            raise cursor.error("the end of the type")
    except TypeSyntaxError as error:
        cell = text.cell.span
        report.add(
            catalog.unreadable_type(cell, error.span, error.expected, dialect.name)
        )
        return UnknownExpr(text.text, cell)
    return parsed


def read_field_type(text: RichText, dialect: Dialect, report: Report) -> TypeExpr:
    """Return the type of a field: where ``dialect`` never says null, it may be null."""
    parsed = read_type(text, dialect, report)
    said = isinstance(parsed, OptionalExpr | NullableExpr | MaybeNullExpr)
    if said or dialect.tells_null:
        return parsed
    return MaybeNullExpr(parsed, parsed.span)
