"""A row of a table of fields -> FieldRow, and the marks in it for required and optional."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, Row
from generator.frontend.pages.access import READ_ONLY, read_access
from generator.frontend.pages.allowed_values import with_values
from generator.frontend.pages.columns import Columns
from generator.frontend.pages.constraint_values import ValueList, find_value_list
from generator.frontend.pages.constraints import (
    Constraint,
    Found,
    NullMark,
    ReadOnlyMark,
    RequiredMark,
    as_lengths,
    only_constraints,
    read_constraints,
    read_limits,
    read_type_note,
)
from generator.frontend.pages.defaults import (
    DefaultValue,
    read_default,
    states_default,
)
from generator.frontend.pages.limit_columns import read_limit_columns, with_format
from generator.frontend.pages.marks import read_doc, read_name, read_required, read_text
from generator.frontend.pages.names import (
    FieldName,
    is_prose,
    key_inside,
    read_field_name,
)
from generator.frontend.pages.pages import FieldRow
from generator.frontend.pages.prose_constraints import read_prose_constraints
from generator.frontend.pages.prose_defaults import find_default, says_default
from generator.frontend.pages.required import (
    Mark,
    RequiredColumns,
    read_default_mark,
    read_doc_mark,
    read_name_mark,
    read_rest_mark,
    read_type_mark,
)
from generator.frontend.pages.row_type import RowType, find_type
from generator.frontend.pages.table_remarks import (
    NULLABLE,
    REQUIRED,
    TableRemarks,
    without_sign,
)
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.typeexpr import (
    ListExpr,
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    TypeExpr,
    has_enum,
    unwrapped,
)
from generator.frontend.words.database import read_clauses

# The column that says whether there is a default, but not which.
HAS_DEFAULT = "has_default"
# A cell for names without a name.
_NO_NAMES = frozenset({"", "-", "–", "—", "n/a"})  # noqa: RUF001  (an en dash)


class Draft(Struct, frozen=True):
    """A field before its requiredness is settled from ``marks``.

    - ``is_typed``: the row gives a type.
    - ``has_default``: the row has a default, even one that cannot be read.
    """

    row: FieldRow
    marks: Sequence[Mark]
    is_typed: bool
    has_default: bool


class _RowFacts(Struct, frozen=True):
    """The parts of a row before they are combined."""

    name: str
    type: TypeExpr
    marks: Sequence[Mark]
    found: tuple[Found, ...]
    doc: str
    default: DefaultValue | None


def read_row(
    row: Row,
    columns: Columns,
    required: RequiredColumns,
    dialect: Dialect,
    report: Report,
    remarks: TableRemarks,
) -> Draft | None:
    """Return the field of ``row``, None if it has no name.

    - ``remarks``: what the text around the table says of its rows.

    Reports: empty-name, unclear-required, unreadable-type, unread-default,
    unread-constraint.
    """
    written = _read_name(columns.cell(row, "name"), dialect)
    is_text = dialect.by_hand and is_prose(row, columns)
    if written.key.casefold() in _NO_NAMES or is_text:
        report.add(catalog.empty_name(row.span))
        return None
    found_type = find_type(row, columns, dialect, report)
    if "type" not in columns:
        written = _read_name(found_type.name, dialect)
    if parent := columns.cell_or_none(row, "parent"):
        written = replace(written, key=key_inside(written.key, parent))
    limits: tuple[Constraint, ...] = ()
    if written_format := columns.cell_or_none(row, "format"):
        expr, limits = with_format(found_type.type, written_format, report)
        found_type = replace(found_type, type=expr)
    rules = columns.cell_or_none(row, "constraints")
    listed = _find_values(rules, found_type.type) if rules and dialect.by_hand else None
    facts = _RowFacts(
        written.key,
        found_type.type,
        required.read(row, report),
        (
            *limits,
            *_read_found(row, columns, found_type, report),
            *_read_rules(rules, listed, report),
        ),
        columns.content(row, "doc"),
        _read_default(row, columns, report),
    )
    if dialect.by_hand:
        values = listed.values if listed else ()
        sense = remarks.sense(columns.cell(row, "name"))
        facts = _read_by_hand(
            facts, written, found_type, row, columns, values, sense, report
        )
        if (many := required.cardinality(row)) and many.is_list:
            facts = replace(facts, type=ListExpr(facts.type, facts.type.span))
    null = required.is_nullable(row, report)
    facts = replace(facts, type=_with_null(facts.type, facts.found, null))
    field = _field(facts, written, found_type, row, columns, dialect)
    if required.is_deprecated(row):
        field = replace(field, deprecated=True)
    states_default = dialect.by_hand and _states_default(row, columns, null is None)
    has_default = field.default is not None or states_default
    return Draft(field, facts.marks, found_type.is_typed, has_default)


def _find_values(rules: Cell, expr: TypeExpr) -> ValueList | None:
    """Return the values that ``rules``, the cell of constraints, lists for ``expr``."""
    listed = find_value_list(rules, is_enum=has_enum(expr))
    takes = listed and with_values(expr, None, (), listed.values) is not expr
    return listed if takes else None


def _states_default(row: Row, columns: Columns, is_null_one: bool) -> bool:
    """Return whether the column of defaults has one, even one that cannot be read."""
    if HAS_DEFAULT in columns:
        return read_required(columns.cell(row, HAS_DEFAULT)) is True
    cell = columns.cell_or_none(row, "default")
    return cell is not None and states_default(cell, null=is_null_one)


def _read_by_hand(
    facts: _RowFacts,
    written: FieldName,
    found_type: RowType,
    row: Row,
    columns: Columns,
    values: Sequence[str],
    sense: str | None,
    report: Report,
) -> _RowFacts:
    """Return ``facts`` extended by what people write inside the cells.

    - ``values``: the values among the constraints.
    - ``sense``: the meaning of the sign after the name, if the document explains it.

    Reports: unread-default.
    """
    docs, place = columns.docs(row), found_type.name.span
    name, name_marks = facts.name, list[Mark]()
    if not written.is_pattern:
        name, name_marks = read_name_mark(name, place)
    name_marks += read_rest_mark(written.rest, place)
    if sense:
        name = without_sign(name)
        name_marks = [] if sense == NULLABLE else [Mark(sense == REQUIRED, place)]
    if (cell := columns.cell_or_none(row, "default")) is not None:
        default, default_marks = facts.default, read_default_mark(cell)
    else:
        constraints = columns.cell_or_none(row, "constraints")
        others = [constraints] if constraints else []
        default = find_default([*found_type.notes, *others, *docs], report)
        default_marks = []
    doc, doc_marks = _read_docs(docs)
    doc = _with_unit(doc, columns.content(row, "unit"))
    type_marks = [*read_type_mark(facts.type), *_marks_of(facts.found)]
    expr = _both_marks(facts.type, name_marks)
    if sense == NULLABLE and not isinstance(expr, NullableExpr):
        expr = NullableExpr(expr, expr.span)
    expr, limits = _with_allowed(
        expr, columns.cell_or_none(row, "values"), docs, values
    )
    found = (*facts.found, *limits)
    found += read_prose_constraints(docs, expr, only_constraints(found))
    return _RowFacts(
        name,
        expr,
        [*facts.marks, *default_marks, *name_marks, *type_marks, *doc_marks],
        found,
        doc,
        _stated_default(default, facts.type),
    )


def _field(
    facts: _RowFacts,
    written: FieldName,
    found_type: RowType,
    row: Row,
    columns: Columns,
    dialect: Dialect,
) -> FieldRow:
    """Return ``facts`` combined with the other columns of ``row``."""
    doc, marked = read_doc(facts.doc)
    access = columns.cell_or_none(row, "access")
    return FieldRow(
        name=facts.name,
        name_span=found_type.name.span,
        wire_name=_read_wire_name(row, columns),
        type=facts.type,
        required=False,
        doc=doc,
        example=read_text(columns.content(row, "example")),
        deprecated=written.struck or marked,
        access=_read_access(
            access, columns.docs(row) if dialect.by_hand else (), facts.found
        ),
        default=facts.default,
        constraints=_fitting(facts.found, facts.type),
        indent=written.indent,
        is_pattern=_is_pattern(columns.cell(row, "name"), written, dialect),
    )


def _is_pattern(cell: Cell, written: FieldName, dialect: Dialect) -> bool:
    """Return whether the row named in ``cell`` describes all keys that no other row describes."""
    if dialect.by_hand:
        return written.is_pattern
    pattern = dialect.other_keys
    return pattern is not None and bool(pattern.fullmatch(cell.content))


def _read_name(cell: Cell, dialect: Dialect) -> FieldName:
    if dialect.by_hand:
        return read_field_name(cell)
    name, struck = read_name(cell)
    return FieldName(name, "", 0, struck)


def _stated_default(
    default: DefaultValue | None, expr: TypeExpr
) -> DefaultValue | None:
    """Return ``default``; None for a null that ``expr`` does not allow: it means no default."""
    is_none = default is not None and default.value is None
    return None if is_none and not isinstance(expr, NullableExpr) else default


def _read_docs(docs: Sequence[Cell]) -> tuple[str, list[Mark]]:
    """Return the text of the descriptions without their marks, and those marks."""
    read = [read_doc_mark(cell) for cell in docs]
    text = "<br>".join(text for text, _ in read if text)
    return text, [mark for _, marks in read for mark in marks]


def _with_unit(doc: str, unit: str) -> str:
    """Return the description ``doc`` with the ``unit`` in which a value is measured."""
    unit = unit.strip()
    if unit.casefold() in _NO_NAMES or unit in doc:
        return doc
    return (
        f"{doc} Unit: {unit}.".strip()
        if not doc or doc[-1] in ".!?"
        else f"{doc}. Unit: {unit}."
    )


def _with_allowed(
    expr: TypeExpr, allowed: Cell | None, docs: Sequence[Cell], values: Sequence[str]
) -> tuple[TypeExpr, Sequence[Constraint]]:
    """Return ``expr`` with the values that its row lists, or the limits that it sets instead."""
    listed = with_values(expr, allowed, docs, values)
    return listed, read_limits(allowed) if allowed and listed is expr else ()


def _both_marks(expr: TypeExpr, name_marks: Sequence[Mark]) -> TypeExpr:
    """Return ``expr`` as nullable if name and type both have a mark: ``name?``, ``?string``.

    One mark means that the key may be missing, so the other one means null.
    """
    is_optional = any(not mark.required for mark in name_marks)
    if is_optional and any(mark.is_weak for mark in read_type_mark(expr)):
        assert isinstance(expr, OptionalExpr)
        return NullableExpr(expr.inner, expr.span)
    return expr


def _with_null(expr: TypeExpr, parts: Sequence[Found], column: bool | None) -> TypeExpr:
    """Return ``expr`` made nullable or not by a column for null, or else by a mark among ``found``."""
    allows = _null_mark(parts) if column is None else column
    if allows is None:
        return expr
    if allows:
        return expr if isinstance(expr, NullableExpr) else NullableExpr(expr, expr.span)
    return expr.inner if isinstance(expr, MaybeNullExpr) else expr


def _read_access(
    column: Cell | None, docs: Sequence[Cell], parts: Sequence[Found]
) -> str:
    is_marked = parts and any(isinstance(each, ReadOnlyMark) for each in parts)
    return read_access(column, docs) or (READ_ONLY if is_marked else "")


def _read_default(row: Row, columns: Columns, report: Report) -> DefaultValue | None:
    if "default" not in columns:
        return None
    return read_default(columns.cell(row, "default"), report)


def _read_wire_name(row: Row, columns: Columns) -> str | None:
    if "wire_name" not in columns:
        return None
    return read_name(columns.cell(row, "wire_name"))[0] or None


def _read_found(
    row: Row, columns: Columns, found_type: RowType, report: Report
) -> tuple[Found, ...]:
    """Return the constraints in the notes after the type, and in columns of one kind."""
    parts: list[Found] = []
    is_text = _is_scalar(found_type.type, "str", "bytes")
    for note in found_type.notes:
        if read_clauses(note.content) or not says_default(note):
            parts += read_type_note(note, is_text=is_text, report=report)
    parts += read_limit_columns(row, columns, found_type.type, report)
    return tuple(parts)


def _read_rules(
    rules: Cell | None, listed: ValueList | None, report: Report
) -> Iterator[Found]:
    """Yield the constraints in ``rules``, the cell of constraints, around ``listed`` values.

    Reports: unread-constraint.
    """
    cells = listed.around if listed else (rules,) if rules else ()
    for cell in cells:
        yield from read_constraints(cell, report)


def _marks_of(parts: Sequence[Found]) -> list[Mark]:
    marks = (f for f in parts if isinstance(f, RequiredMark))
    return [Mark(mark.required, mark.span, is_key=mark.is_key) for mark in marks]


def _null_mark(parts: Sequence[Found]) -> bool | None:
    """Return whether a mark allows null, None if there is no mark."""
    marks = [each.nullable for each in parts if isinstance(each, NullMark)]
    return marks[0] if marks else None


def _fitting(parts: Sequence[Found], expr: TypeExpr) -> tuple[Constraint, ...]:
    """Return the constraints adapted to ``expr``: ``min 3`` of a text is a length."""
    constraints = only_constraints(parts)
    if not constraints:
        return ()
    has_length = _is_scalar(expr, "str", "bytes") or _is_list_of_others(expr)
    return as_lengths(constraints) if has_length else constraints


def _is_list_of_others(expr: TypeExpr) -> bool:
    """Return whether ``expr`` is a list, but not one of numbers, whose limits may be meant."""
    inner = unwrapped(expr)
    numbers = ("int", "bigint", "float", "number", "decimal")
    return isinstance(inner, ListExpr) and not _is_scalar(inner.item, *numbers)


def _is_scalar(expr: TypeExpr, *names: str) -> bool:
    inner = unwrapped(expr)
    return isinstance(inner, ScalarExpr) and inner.name in names
