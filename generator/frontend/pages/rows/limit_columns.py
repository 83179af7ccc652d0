"""Columns that hold one kind of constraint each: ``Min``, ``Max Length``, ``Pattern``, ``Format``.

==================================  =====================================================
``Min``  ``Max``                    limits of a number, or of the length of a text or list
``Length``  ``Max Length``          the greatest length; ``2-50`` is a range
``Min Length``                      the least length
``Pattern``                         a regular expression
``Format``, next to ``Type``        a format of a text, or a regular expression
==================================  =====================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    Pattern,
)
from generator.frontend.pages.constraints.constraint_words import number
from generator.frontend.pages.constraints.read_constraints import (
    as_lengths,
    read_constraints,
    read_limits,
)
from generator.frontend.pages.values.defaults import NOTHING
from generator.frontend.types.dialects.plain.words import FORMATS, refine
from generator.frontend.types.typeexpr import (
    EnumExpr,
    ListExpr,
    MapExpr,
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    TypeExpr,
    unwrapped,
)
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import all_phrases
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_UNITS = words_of(each.units for each in LANGUAGES)
_SIZE = lazy_pattern(
    rf"(?P<size>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})(?:\s*+(?:{_UNITS}))?"
)
_VALUE = lazy_pattern(r"-?\d{1,30}(?:[,_]\d{3})*(?:\.\d{1,30})?", re.ASCII)
_NO_LIMIT = NOTHING | {"any", "unlimited", "variable", "∞", "no limit", "null", "max"}
_ENUM = frozenset(all_phrases(each.enum for each in LANGUAGES))
_OF_TEXTS = frozenset({"length", "min_length", "pattern"})
_DATES: Mapping[str, str] = {
    form: scalar
    for each in reversed(LANGUAGES)
    for form, scalar in each.date_forms.items()
}


def read_limit_columns(
    cells: Mapping[str, Cell], expr: TypeExpr, report: Report
) -> Iterator[Constraint]:
    """Yield the constraints in the columns of a row that have only one kind.

    - ``cells``: the cells of the row by column.
    - ``expr``: the type of its field.

    Reports: unread-constraint.
    """
    if _BUILD.keys().isdisjoint(cells):
        return
    is_text = _is_text(expr)
    for name, build in _BUILD.items():
        cell = cells.get(name)
        is_other = name in _OF_TEXTS and not is_text
        if not cell or is_other or _text(cell).casefold() in _NO_LIMIT:
            continue
        if built := build(cell):
            yield built
        else:
            report.add(catalog.unread_constraint(cell.span))


def _is_text(expr: TypeExpr) -> bool:
    """Return whether a length is that of the value, not of its storage: ``4 bytes``."""
    inner = unwrapped(expr)
    return isinstance(inner, ScalarExpr) and inner.name in ("str", "bytes")


def _text(cell: Cell) -> str:
    return read_inline(cell).text.strip()


def with_format(
    expr: TypeExpr, cell: Cell, report: Report
) -> tuple[TypeExpr, tuple[Constraint, ...]]:
    """Return ``expr`` with the format in ``cell``, and the regular expression there.

    Reports: unread-constraint.
    """
    text = _text(cell)
    if text.casefold() in NOTHING:
        return expr, ()
    if formatted := _formatted(expr, text.strip("()`"), cell.span):
        return formatted, ()
    quiet = Report()
    found = read_constraints(cell, quiet)
    patterns = tuple(each for each in found if isinstance(each, Pattern | Length))
    if list(quiet) or len(patterns) < len(found):
        report.add(catalog.unread_constraint(cell.span))
        return expr, ()
    return expr, patterns


def _formatted(expr: TypeExpr, text: str, span: Span) -> TypeExpr | None:
    """Return ``expr`` in the format called ``text``, None if it has no such format."""
    match expr:
        case (
            ListExpr(item, place)
            | MapExpr(item, place)
            | MaybeNullExpr(item, place)
            | NullableExpr(item, place)
            | OptionalExpr(item, place)
        ):
            inner = _formatted(item, text, span)
            return type(expr)(inner, place) if inner else None
        case EnumExpr() if text.casefold() in _ENUM:
            return expr
        case ScalarExpr("str" | "int") if text.casefold() in _ENUM:
            return EnumExpr(expr, expr.span)
        case ScalarExpr("str") if text.casefold() in _DATES:
            is_date = _DATES[text.casefold()] == "date"
            return ScalarExpr("date" if is_date else "datetime", expr.span)
        case ScalarExpr(name):
            found = FORMATS.fullmatch(text)
            refined = refine(name, found) if found else None
            # The size of an integer is read from its place: `int32`.
            place = span if refined == name == "int" else expr.span
            return ScalarExpr(refined, place) if refined else None
    return None


def _limit(kind: type[Minimum | Maximum]) -> Callable[[Cell], Constraint | None]:
    def build(cell: Cell) -> Constraint | None:
        text = _text(cell)
        value = number(text) if _VALUE.fullmatch(text) else None
        return None if value is None else kind(value, False, cell.span)

    return build


def _size(cell: Cell) -> int | None:
    match = _SIZE.fullmatch(_text(cell))
    return int(match["size"].replace(",", "")) if match else None


def _most(cell: Cell) -> Constraint | None:
    size = _size(cell)
    return _written_length(cell) if size is None else Length(None, size, cell.span)


def _written_length(cell: Cell) -> Constraint | None:
    """Return the length that ``cell`` states in words or signs: ``max. 50``, ``≤ 50``, ``2-50``."""
    match as_lengths(read_limits(cell)):
        case [Length() as length]:
            return length
    return None


def _least(cell: Cell) -> Constraint | None:
    size = _size(cell)
    return None if size is None else Length(size, None, cell.span)


def _pattern(cell: Cell) -> Constraint | None:
    """Return the regular expression in ``cell``, with or without code around it."""
    text = cell.content.strip()
    code = text[1:-1] if len(text) > 2 and text[0] == text[-1] == "`" else text
    inner = code[1:-1] if len(code) > 2 and code[0] == code[-1] == "/" else code
    return Pattern(inner, cell.span) if "`" not in inner else None


_BUILD: Mapping[str, Callable[[Cell], Constraint | None]] = {
    "minimum": _limit(Minimum),
    "maximum": _limit(Maximum),
    "min_length": _least,
    "length": _most,
    "pattern": _pattern,
}
