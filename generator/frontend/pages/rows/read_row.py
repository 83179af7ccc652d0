"""A row of a table of fields -> FieldRow, and the marks in it for required and optional."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, Row
from generator.frontend.pages.cells.access import READ_ONLY, read_access
from generator.frontend.pages.cells.cell_text import read_doc, read_name, read_text
from generator.frontend.pages.cells.required_cell import read_required
from generator.frontend.pages.constraints.clauses import (
    Clause,
    Constraint,
    DeprecatedMark,
    NullMark,
    ReadOnlyMark,
)
from generator.frontend.pages.constraints.enum_values import ValueList, find_value_list
from generator.frontend.pages.constraints.read_constraints import (
    as_lengths,
    only_constraints,
    read_type_note,
)
from generator.frontend.pages.page import FieldRow
from generator.frontend.pages.rows.date_forms import is_date_form
from generator.frontend.pages.rows.field_names import (
    FieldName,
    is_prose,
    key_inside,
    read_field_name,
)
from generator.frontend.pages.rows.limit_columns import (
    read_limit_columns,
    with_format,
)
from generator.frontend.pages.rows.required import Mark, RequiredColumns
from generator.frontend.pages.rows.row_facts import NOTHING, RowFacts, SourceRow
from generator.frontend.pages.rows.row_prose import with_prose
from generator.frontend.pages.rows.row_rules import read_rules
from generator.frontend.pages.rows.row_type import find_type
from generator.frontend.pages.tables.columns import Columns
from generator.frontend.pages.tables.table_remarks import TableRemarks
from generator.frontend.pages.values.allowed_values import with_values
from generator.frontend.pages.values.defaults import (
    DefaultValue,
    read_default,
    states_default,
)
from generator.frontend.pages.values.prose_defaults import says_default
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.typeexpr import (
    ListExpr,
    MaybeNullExpr,
    NullableExpr,
    ScalarName,
    TypeExpr,
    has_enum,
    is_scalar,
    unwrapped,
)
from generator.frontend.words.database import read_clauses

# The column that says whether there is a default, but not which.
HAS_DEFAULT = "has_default"


class Draft(Struct, frozen=True):
    """A field before its requiredness is settled from ``marks``.

    - ``is_typed``: the row gives a type.
    - ``has_default``: the row has a default, even one that cannot be read.
    - ``inside``: the rows of the fields of an object in its type.
    """

    row: FieldRow
    marks: Sequence[Mark]
    is_typed: bool
    has_default: bool
    inside: tuple[FieldRow, ...] = ()


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
    source = _read_source(row, columns, dialect, report)
    if source is None:
        return None
    listed = _find_values(source) if dialect.by_hand else None
    rules = read_rules(source, listed, report, by_hand=dialect.by_hand)
    if rules.prose:
        source = replace(source, prose=rules.prose)
    facts = _read_facts(source, rules.found, required, report)
    if dialect.by_hand:
        values = listed.values if listed else ()
        sense = remarks.sense(source.cells["name"])
        facts = with_prose(facts, source, values, sense, report)
        if (many := required.cardinality(source.cells)) and many.is_list:
            facts = replace(facts, type=ListExpr(facts.type, facts.type.span))
    null = required.is_nullable(source.cells, report)
    expr = _with_null(facts.type, facts.clauses, null)
    if expr is not facts.type:
        facts = replace(facts, type=expr)
    field = _field(facts, source, dialect)
    if required.is_deprecated(source.cells) or _is_marked_deprecated(facts.clauses):
        field = replace(field, deprecated=True)
    states_one = dialect.by_hand and _states_default(source, null is None)
    has_default = field.default is not None or states_one
    inside = tuple(
        replace(each, indent=field.indent + each.indent) for each in source.type.inside
    )
    return Draft(field, facts.marks, source.type.is_typed, has_default, inside)


def _read_source(
    row: Row, columns: Columns, dialect: Dialect, report: Report
) -> SourceRow | None:
    """Return ``row`` with its name and its type, None if it has no name.

    Reports: empty-name, unreadable-type.
    """
    cells = columns.cells(row)
    name = _read_name(cells["name"], dialect)
    is_text = dialect.by_hand and is_prose(row, columns)
    if name.key.casefold() in NOTHING or is_text:
        report.add(catalog.empty_name(row.span))
        return None
    type_ = find_type(cells, columns, dialect, report)
    if "type" not in cells:
        name = _read_name(type_.name, dialect)
    if parent := cells.get("parent"):
        name = replace(name, key=key_inside(name.key, parent))
    limits: tuple[Constraint, ...] = ()
    if written_format := cells.get("format"):
        expr, limits = with_format(type_.type, written_format, report)
        type_ = replace(type_, type=expr)
    return SourceRow(
        row=row, columns=columns, cells=cells, name=name, type=type_, limits=limits
    )


def _read_facts(
    source: SourceRow,
    rules: tuple[Clause, ...],
    required: RequiredColumns,
    report: Report,
) -> RowFacts:
    """Return what the columns of ``source`` say; ``rules`` are its constraints.

    Reports: unclear-required, unread-constraint, unread-default.
    """
    return RowFacts(
        source.name.key,
        source.type.type,
        required.read(source.cells, report),
        (
            *source.limits,
            *_read_clauses(source, report),
            *rules,
        ),
        source.content("doc"),
        _read_default(source, report),
    )


def _find_values(source: SourceRow) -> ValueList | None:
    """Return the values that the cell of constraints lists."""
    rules, expr = source.cells.get("constraints"), source.type.type
    listed = find_value_list(rules, is_enum=has_enum(expr)) if rules else None
    takes = listed and with_values(expr, None, (), listed.values) is not expr
    return listed if takes else None


def _states_default(source: SourceRow, is_null_one: bool) -> bool:
    """Return whether the column of defaults has one, even one that cannot be read."""
    if flag := source.cells.get(HAS_DEFAULT):
        return read_required(flag) is True
    cell = source.cells.get("default")
    return cell is not None and states_default(cell, null=is_null_one)


def _field(facts: RowFacts, source: SourceRow, dialect: Dialect) -> FieldRow:
    """Return ``facts`` combined with the other columns of ``source``."""
    doc, marked = read_doc(facts.doc)
    docs = (*source.docs(), source.type.name) if dialect.by_hand else ()
    return FieldRow(
        name=facts.name,
        name_span=source.type.name.span,
        wire_name=_read_wire_name(source),
        type=facts.type,
        required=False,
        doc=doc,
        example=read_text(source.content("example")),
        deprecated=source.name.struck or marked,
        access=_read_access(source.cells.get("access"), docs, facts.clauses),
        default=facts.default,
        constraints=_fitting(facts.clauses, facts.type),
        indent=source.name.indent,
        is_pattern=_is_pattern(source, dialect),
    )


def _is_pattern(source: SourceRow, dialect: Dialect) -> bool:
    """Return whether the row describes all keys that no other row describes."""
    if dialect.by_hand:
        return source.name.is_pattern
    pattern = dialect.other_keys
    return pattern is not None and bool(pattern.fullmatch(source.content("name")))


def _read_name(cell: Cell, dialect: Dialect) -> FieldName:
    if dialect.by_hand:
        return read_field_name(cell)
    name, struck = read_name(cell)
    return FieldName(name, "", 0, struck)


def _with_null(
    expr: TypeExpr, parts: Sequence[Clause], column: bool | None
) -> TypeExpr:
    """Return ``expr`` made nullable or not by a column for null, or else by a mark among ``parts``."""
    allows = _null_mark(parts) if column is None else column
    if allows is None:
        return expr
    if allows:
        return expr if isinstance(expr, NullableExpr) else NullableExpr(expr, expr.span)
    return expr.inner if isinstance(expr, MaybeNullExpr) else expr


def _read_access(
    column: Cell | None, docs: Sequence[Cell], parts: Sequence[Clause]
) -> str:
    is_marked = parts and any(isinstance(each, ReadOnlyMark) for each in parts)
    return read_access(column, docs) or (READ_ONLY if is_marked else "")


def _is_marked_deprecated(parts: Sequence[Clause]) -> bool:
    return any(isinstance(each, DeprecatedMark) for each in parts)


def _read_default(source: SourceRow, report: Report) -> DefaultValue | None:
    cell = source.cells.get("default")
    is_flag = is_scalar(source.type.type, "bool")
    return read_default(cell, report, is_flag=is_flag) if cell else None


def _read_wire_name(source: SourceRow) -> str | None:
    cell = source.cells.get("wire_name")
    return read_name(cell)[0] or None if cell else None


def _read_clauses(source: SourceRow, report: Report) -> tuple[Clause, ...]:
    """Return the constraints in the notes after the type, and in columns of one kind."""
    parts: list[Clause] = []
    expr = source.type.type
    is_text = is_scalar(expr, "str", "bytes")
    for note in source.type.notes:
        if is_date_form(note.content):
            continue
        if read_clauses(note.content) or not says_default(note):
            parts += read_type_note(note, is_text=is_text, report=report)
    parts += read_limit_columns(source.cells, expr, report)
    return tuple(parts)


def _null_mark(parts: Sequence[Clause]) -> bool | None:
    """Return whether a mark allows null, None if there is no mark."""
    marks = [each.nullable for each in parts if isinstance(each, NullMark)]
    return marks[0] if marks else None


def _fitting(parts: Sequence[Clause], expr: TypeExpr) -> tuple[Constraint, ...]:
    """Return the constraints adapted to ``expr``: ``min 3`` of a text is a length."""
    constraints = only_constraints(parts)
    if not constraints:
        return ()
    has_length = is_scalar(expr, "str", "bytes") or _is_list_of_others(expr)
    return as_lengths(constraints) if has_length else constraints


def _is_list_of_others(expr: TypeExpr) -> bool:
    """Return whether ``expr`` is a list, but not one of numbers, whose limits may be meant."""
    inner = unwrapped(expr)
    numbers: tuple[ScalarName, ...] = ("int", "bigint", "float", "number", "decimal")
    return isinstance(inner, ListExpr) and not is_scalar(inner.item, *numbers)
