"""What people write inside the cells of a row: marks, defaults, values and limits in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, part_of
from generator.frontend.pages.cells.prose_deprecation import (
    names_deprecation,
    says_deprecated,
)
from generator.frontend.pages.cells.prose_null import says_null
from generator.frontend.pages.constraints.clauses import (
    Clause,
    Constraint,
    DeprecatedMark,
    NullMark,
    RequiredMark,
)
from generator.frontend.pages.constraints.prose_constraints import (
    read_prose_constraints,
)
from generator.frontend.pages.constraints.read_constraints import (
    only_constraints,
    read_limits,
)
from generator.frontend.pages.rows.date_forms import as_written
from generator.frontend.pages.rows.limit_columns import with_format
from generator.frontend.pages.rows.required import (
    Mark,
    marks_optional_names,
    read_default_mark,
    read_doc_mark,
    read_name_mark,
    read_rest_mark,
    read_type_mark,
)
from generator.frontend.pages.rows.row_facts import NOTHING, RowFacts, SourceRow
from generator.frontend.pages.tables.table_remarks import (
    NULLABLE,
    REQUIRED,
    without_sign,
)
from generator.frontend.pages.values.allowed_values import with_values
from generator.frontend.pages.values.defaults import DefaultValue
from generator.frontend.pages.values.prose_defaults import find_default
from generator.frontend.types.dialects.plain.words import SCALARS
from generator.frontend.types.typeexpr import (
    LiteralExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    TypeExpr,
    is_scalar,
    walk,
)
from generator.text.lazy_pattern import lazy_pattern

_SHORT = lazy_pattern(r"(?:\d+(?:\.\d+)?\s?(?:ns|us|µs|ms|s|m|h|d|w))+")
# The format of a text in a column of values: ``Format: `date` ``.
_FORMAT = lazy_pattern(r"\s*+format\s*+:\s*+(?=\S)", re.IGNORECASE)
_LINK = lazy_pattern(r"\[[^\[\]]{1,200}\]\(#[^()\s]{1,200}\)")
# A description without a text.
_NO_TEXTS = (NOTHING - {"n/a"}) | {"none"}


def with_prose(
    facts: RowFacts,
    source: SourceRow,
    values: Sequence[str],
    sense: str | None,
    report: Report,
) -> RowFacts:
    """Return ``facts`` extended by what people write inside the cells of ``source``.

    - ``values``: the values among the constraints.
    - ``sense``: the meaning of the sign after the name, if the document explains it.

    Reports: unread-default.
    """
    docs = source.docs()
    name, name_marks = _split_name(facts.name, source, sense)
    default, default_marks = _find_default(facts.default, source, docs, report)
    doc, doc_marks = _read_docs(docs)
    expr = _both_marks(facts.type, name_marks, source)
    type_marks = [*read_type_mark(expr), *_marks_of(facts.clauses)]
    expr = _with_duration(expr, default)
    texts = [source.content("type"), *(cell.content for cell in docs)]
    expr = as_written(expr, texts, source.content("example").strip())
    if sense == NULLABLE and not isinstance(expr, NullableExpr):
        expr = NullableExpr(expr, expr.span)
    allowed = source.cells.get("values")
    listed, limits = _with_allowed(expr, allowed, docs, values)
    if allowed and listed is expr and not limits and not _are_values(expr):
        doc = _with_remark(doc, allowed)
    expr = listed
    clauses = (*facts.clauses, *limits)
    if says_null(docs):
        clauses += (NullMark(True, source.row.span),)
    if _is_deprecated(source, docs):
        clauses += (DeprecatedMark(source.row.span),)
    clauses += read_prose_constraints(docs, expr, only_constraints(clauses))
    return RowFacts(
        name,
        expr,
        [*facts.marks, *default_marks, *name_marks, *type_marks, *doc_marks],
        clauses,
        _with_unit(doc, source.content("unit")),
        _stated_default(default, facts.type),
    )


def _is_deprecated(source: SourceRow, docs: Sequence[Cell]) -> bool:
    """Return whether a remark after the name, or a description, says that the field is deprecated.

    A column for it takes precedence.
    """
    if (column := source.cells.get("deprecated")) and column.content:
        return False
    if names_deprecation(source.name.rest):
        return True
    if names_deprecation(source.name.key):  # a flag of something else
        return False
    return any(says_deprecated(doc.content) for doc in docs)


def _split_name(
    name: str, source: SourceRow, sense: str | None
) -> tuple[str, list[Mark]]:
    """Return ``name`` without the marks in it and after it, and those marks."""
    place = source.type.name.span
    marks: list[Mark] = []
    if not source.name.is_pattern:
        name, marks = read_name_mark(name, place)
    marks += read_rest_mark(source.name.rest, place)
    if sense:
        name = without_sign(name)
        marks = [] if sense == NULLABLE else [Mark(sense == REQUIRED, place)]
    return name, marks


def _find_default(
    default: DefaultValue | None,
    source: SourceRow,
    docs: Sequence[Cell],
    report: Report,
) -> tuple[DefaultValue | None, list[Mark]]:
    """Return the default, and the mark instead of one; without a column it is in prose."""
    if cell := source.cells.get("default"):
        return default, read_default_mark(cell)
    rules = source.cells.get("constraints")
    others = [rules] if rules else []
    cells = [*source.type.notes, *others, *docs]
    is_flag = is_scalar(source.type.type, "bool")
    return find_default(cells, report, is_flag=is_flag), []


def _with_duration(expr: TypeExpr, default: DefaultValue | None) -> TypeExpr:
    """Return ``expr``; a duration whose default is not in ISO 8601 is a text: ``30s``, ``1h30m``."""
    if default and isinstance(expr, ScalarExpr) and expr.name == "duration":
        return ScalarExpr("str", expr.span) if _SHORT.fullmatch(default.text) else expr
    return expr


def _stated_default(
    default: DefaultValue | None, expr: TypeExpr
) -> DefaultValue | None:
    """Return ``default``; None for a null that ``expr`` does not allow: it means no default."""
    is_none = default is not None and default.value is None
    return None if is_none and not isinstance(expr, NullableExpr) else default


def _read_docs(docs: Sequence[Cell]) -> tuple[str, list[Mark]]:
    """Return the text of the descriptions without their marks, and those marks."""
    read = [read_doc_mark(cell) for cell in docs]
    text = "<br>".join(text for text, _ in read if text not in _NO_TEXTS)
    return text, [mark for _, marks in read for mark in marks]


def _with_unit(doc: str, unit: str) -> str:
    """Return the description ``doc`` with the ``unit`` in which a value is measured."""
    unit = unit.strip()
    if unit.casefold() in NOTHING or unit in doc:
        return doc
    return (
        f"{doc} Unit: {unit}.".strip()
        if not doc or doc[-1] in ".!?"
        else f"{doc}. Unit: {unit}."
    )


def _are_values(expr: TypeExpr) -> bool:
    """Return whether ``expr`` has values; true and false are those of a boolean."""
    return any(
        isinstance(part, LiteralExpr)
        or (isinstance(part, ScalarExpr) and part.name == "bool")
        for part in walk(expr)
    )


def _with_remark(doc: str, allowed: Cell) -> str:
    """Return the description ``doc`` with what a cell of values says instead of listing any."""
    text = allowed.content.strip()
    is_type = SCALARS.fullmatch(text) is not None
    if text.casefold() in _NO_TEXTS | NOTHING or text in doc or is_type:
        return doc
    if _LINK.fullmatch(text):
        return f"{doc}<br>See {text}" if doc else f"See {text}"
    return f"{doc}<br>Values: {text}" if doc else f"Values: {text}"


def _with_allowed(
    expr: TypeExpr, allowed: Cell | None, docs: Sequence[Cell], values: Sequence[str]
) -> tuple[TypeExpr, Sequence[Constraint]]:
    """Return ``expr`` with the values that its row lists, or the limits that it sets instead."""
    listed = with_values(expr, allowed, docs, values)
    if not allowed or listed is not expr:
        return listed, ()
    if named := _FORMAT.match(allowed.content):
        written = part_of(allowed, named.end(), len(allowed.content))
        return with_format(expr, written, Report())
    return expr, read_limits(allowed)


def _both_marks(
    expr: TypeExpr, name_marks: Sequence[Mark], source: SourceRow
) -> TypeExpr:
    """Return ``expr`` as nullable if names and types both have marks: ``name?``, ``?string``.

    A mark at a name means that the key may be missing, so one at a type means null, also in the
    other rows of the document.
    """
    if not any(mark.is_weak for mark in read_type_mark(expr)):
        return expr
    is_optional = any(not mark.required for mark in name_marks)
    if is_optional or marks_optional_names(source.row.span.file.text):
        assert isinstance(expr, OptionalExpr)
        return NullableExpr(expr.inner, expr.span)
    return expr


def _marks_of(parts: Sequence[Clause]) -> list[Mark]:
    marks = (f for f in parts if isinstance(f, RequiredMark))
    return [Mark(mark.required, mark.span, is_key=mark.is_key) for mark in marks]
