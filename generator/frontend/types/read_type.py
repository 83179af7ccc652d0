"""A cell -> the type that it names."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TypeAlias

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, RichText, cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.cursor import Cursor, TypeSyntaxError
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.typeexpr import (
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    TypeExpr,
    UnknownExpr,
    placed,
)
from generator.source import SourceFile, Span
from generator.text.words import nearest

# A type, and the text after it that does not belong to it: `required`, `max 5`.
Noted: TypeAlias = tuple[TypeExpr, tuple[Cell, ...]]


def read_type(text: RichText, dialect: Dialect, report: Report) -> TypeExpr:
    """Return the type of ``text`` in ``dialect``, an UnknownExpr if it is not one.

    Reports: unreadable-type.
    """
    return _read(text, dialect, report)[0]


def try_type(text: RichText, dialect: Dialect) -> TypeExpr | None:
    """Return the type of ``text`` in ``dialect``, None if it is not one."""
    noted = try_noted(text, dialect)
    return noted[0] if noted else None


def try_noted(text: RichText, dialect: Dialect) -> Noted | None:
    """Return the type of ``text`` in ``dialect`` and the notes after it, None if it is not one."""
    try:
        return _parse(text, dialect)
    except TypeSyntaxError:
        return _parse_inside_code(text, dialect)


def _read(text: RichText, dialect: Dialect, report: Report) -> Noted:
    try:
        return _parse(text, dialect)
    except TypeSyntaxError as error:
        parsed = _parse_inside_code(text, dialect)
        return parsed or (_refuse(text, error, dialect, report), ())


def _parse(text: RichText, dialect: Dialect) -> Noted:
    cursor = Cursor(text, dialect.own_words)
    parsed = dialect.parse_type(cursor)
    if not cursor.at_end:
        raise cursor.error("the end of the type")
    return parsed, tuple(cursor.notes)


def _parse_inside_code(text: RichText, dialect: Dialect) -> Noted | None:
    inner = _inside_code(text.cell)
    if inner:
        with suppress(TypeSyntaxError):
            return _parse(read_inline(inner), dialect)
    return None


def _inside_code(cell: Cell) -> Cell | None:
    """Return the content of ``cell`` if it is a single code span.

    Some people write Markdown in code: ``*str*`` between backticks.
    """
    raw = cell.span.text
    marks = len(raw) - len(raw.lstrip("`"))
    if not marks or len(raw) <= 2 * marks or not raw.endswith("`" * marks):
        return None
    return cell_at(Span(cell.span.file, cell.span.start + marks, cell.span.end - marks))


def _refuse(
    text: RichText, error: TypeSyntaxError, dialect: Dialect, report: Report
) -> UnknownExpr:
    cell, word = text.cell.span, error.word
    is_misspelt = word is not None and word.text not in dialect.words
    finding = catalog.unreadable_type(
        cell,
        word or error.span,
        error.expected,
        dialect.name,
        nearest(word.text, dialect.words, 0.75) if word and is_misspelt else (),
    )
    report.add(finding)
    return UnknownExpr(text.text, cell)


def read_cell_type(cell: Cell, dialect: Dialect, report: Report) -> Noted:
    """Return the type of a field in ``cell``, and the notes after it.

    Reports: unreadable-type.
    """
    span = cell.span
    needs_file = "]" in cell.content and span.file.may_define_links
    known = None if needs_file else _read_apart(span.text, dialect)
    if known is None:
        return read_field_type(read_inline(cell), dialect, report)
    expr, notes = known

    def place(inside: Span) -> Span:
        return Span(span.file, span.start + inside.start, span.start + inside.end)

    return placed(expr, place), tuple([cell_at(place(note.span)) for note in notes])


# Cached: the tables of a folder share most types.
@lru_cache(maxsize=4096)
def _read_apart(text: str, dialect: Dialect) -> Noted | None:
    """Return what read_field_type reads from a file with nothing but ``text``, None if that is no
    type.
    """
    unread, cell = Report(), cell_at(Span(SourceFile("", text), 0, len(text)))
    noted = read_field_type(read_inline(cell), dialect, unread)
    return None if unread else noted


def read_field_type(text: RichText, dialect: Dialect, report: Report) -> Noted:
    """Return the type of a field, and the notes after it.

    If ``dialect`` never mentions null, the field may be null.
    """
    parsed, notes = _read(text, dialect, report)
    if isinstance(parsed, NullableExpr | MaybeNullExpr):
        return parsed, notes
    tells = dialect.tells_null
    if isinstance(parsed, OptionalExpr):
        tells = tells and dialect.tells_optional_null
    tells = tells and not dialect.is_never_wrapped(parsed)
    return parsed if tells else MaybeNullExpr(parsed, parsed.span), notes
