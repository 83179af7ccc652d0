"""A row of a table of fields -> FieldRow, and the marks in it that say: required, or not."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, Row
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.columns import Columns
from generator.frontend.pages.constraints import (
    Constraint,
    Found,
    RequiredMark,
    as_lengths,
    read_constraints,
    read_type_note,
)
from generator.frontend.pages.defaults import DefaultValue, read_default
from generator.frontend.pages.marks import read_doc, read_name, read_text
from generator.frontend.pages.pages import FieldRow
from generator.frontend.pages.required import (
    Mark,
    RequiredColumns,
    read_doc_mark,
    read_name_mark,
    read_type_mark,
)
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_field_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    NullableExpr,
    ScalarExpr,
    TypeExpr,
    WrapperExpr,
)


def read_row(
    row: Row,
    columns: Columns,
    required: RequiredColumns,
    dialect: Dialect,
    report: Report,
) -> tuple[FieldRow, Sequence[Mark]] | None:
    """Return the field of ``row``, None if it has no name.

    Reports: empty-name, unclear-required, unreadable-type, unread-default,
    unread-constraint.
    """
    name_cell = columns.cell(row, "name")
    name, struck = read_name(name_cell)
    if not name:
        report.add(catalog.empty_name(row.span))
        return None
    marks = required.read(row, report)
    type_cell = columns.cell(row, "type")
    expr, notes = read_field_type(read_inline(type_cell), dialect, report)
    found = _read_found(row, columns, expr, notes, report)
    doc = columns.content(row, "doc")
    if dialect.by_hand:
        name, name_marks = read_name_mark(name, name_cell.span)
        doc, doc_marks = _read_doc_mark(row, columns)
        marks += [*name_marks, *read_type_mark(expr), *_marks_of(found), *doc_marks]
    doc, marked = read_doc(doc)
    if required.is_nullable(row, report):
        expr = expr if isinstance(expr, NullableExpr) else NullableExpr(expr, expr.span)
    field = FieldRow(
        name=name,
        name_span=name_cell.span,
        wire_name=_read_wire_name(row, columns),
        type=expr,
        required=False,
        doc=doc,
        example=read_text(columns.content(row, "example")),
        deprecated=struck or marked,
        default=_read_default(row, columns, report),
        constraints=_fitting(found, expr),
    )
    return field, marks


def _read_doc_mark(row: Row, columns: Columns) -> tuple[str, list[Mark]]:
    return read_doc_mark(columns.cell(row, "doc")) if "doc" in columns else ("", [])


def _read_default(row: Row, columns: Columns, report: Report) -> DefaultValue | None:
    if "default" not in columns:
        return None
    return read_default(columns.cell(row, "default"), report)


def _read_wire_name(row: Row, columns: Columns) -> str | None:
    if "wire_name" not in columns:
        return None
    return read_name(columns.cell(row, "wire_name"))[0] or None


def _read_found(
    row: Row, columns: Columns, expr: TypeExpr, notes: Sequence[Cell], report: Report
) -> tuple[Found, ...]:
    """Return what the notes behind the type and the column of constraints demand."""
    found: list[Found] = []
    for note in notes:
        is_text = _is_scalar(expr, "str", "bytes")
        found += read_type_note(note, is_text=is_text, report=report)
    if "constraints" in columns:
        found += read_constraints(columns.cell(row, "constraints"), report)
    return tuple(found)


def _marks_of(found: Sequence[Found]) -> list[Mark]:
    return [Mark(f.required, f.span) for f in found if isinstance(f, RequiredMark)]


def _fitting(found: Sequence[Found], expr: TypeExpr) -> tuple[Constraint, ...]:
    """Return the constraints as ``expr`` has them: ``min 3`` of a text is a length."""
    constraints = tuple(f for f in found if not isinstance(f, RequiredMark))
    if not constraints:
        return ()
    has_length = isinstance(_inner(expr), ListExpr) or _is_scalar(expr, "str", "bytes")
    return as_lengths(constraints) if has_length else constraints


def _is_scalar(expr: TypeExpr, *names: str) -> bool:
    inner = _inner(expr)
    return isinstance(inner, ScalarExpr) and inner.name in names


def _inner(expr: TypeExpr) -> TypeExpr:
    while isinstance(expr, WrapperExpr):
        expr = expr.inner
    return expr
