"""Constraints of a row -> constraints of the IR that fit the type of the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.constraints import clauses as written
from generator.ir.constraints import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.ir.scalars import FACTS
from generator.ir.types import ListOf, Literal, MapOf, Scalar, Type, UnionOf, Unknown
from generator.passes.impossible_limits import without_impossible
from generator.passes.patterns import longest_text, refusal
from generator.passes.repeated_limits import check_repeated_limits


def constrain(
    constraints: Sequence[written.Constraint], type_: Type, report: Report
) -> tuple[Constraint, ...]:
    """Return the constraints of a field of ``type_``; those that do not apply are reported.

    If the type could not be read, a finding says already that any value is accepted.

    Reports: unfit-constraint, unique-value, refused-pattern, impossible-limits, repeated-limit.
    """
    if not constraints or isinstance(type_, Unknown):
        return ()
    possible = without_impossible(constraints, report)
    if len(possible) > 1:
        check_repeated_limits(possible, report)
    return tuple(dict.fromkeys(_constrain(possible, type_, report)))


def _constrain(
    constraints: Iterable[written.Constraint], type_: Type, report: Report
) -> Iterator[Constraint]:
    for constraint in constraints:
        lowered = _lower(constraint)
        if isinstance(lowered, Length) and _is_of_values(type_):
            continue  # `varchar(10)`, whose values are listed
        if not _fits(lowered, type_):
            is_of_table = isinstance(lowered, Unique)
            finding = catalog.unique_value if is_of_table else catalog.unfit_constraint
            report.add(finding(constraint.span))
        elif isinstance(lowered, Pattern) and (why := refusal(lowered.text)):
            report.add(catalog.refused_pattern(constraint.span, why))
        elif isinstance(lowered, Pattern):
            yield Pattern(lowered.text, longest_text(lowered.text))
        else:
            yield lowered


def _lower(constraint: written.Constraint) -> Constraint:
    match constraint:
        case written.Minimum(value, exclusive):
            return Minimum(value, exclusive)
        case written.Maximum(value, exclusive):
            return Maximum(value, exclusive)
        case written.MultipleOf(value):
            return MultipleOf(value)
        case written.Length(minimum, maximum):
            return Length(minimum, maximum)
        case written.Pattern(text):
            return Pattern(text, 0)
        case written.Unique():
            return Unique()
        case _:
            assert_never(constraint)


def _is_of_values(type_: Type) -> bool:
    members = type_.members if isinstance(type_, UnionOf) else (type_,)
    return all(isinstance(m, Literal) and isinstance(m.value, str) for m in members)


def _fits(constraint: Constraint, type_: Type) -> bool:
    match constraint:
        case Minimum() | Maximum() | MultipleOf():
            return isinstance(type_, Scalar) and FACTS[type_].is_number
        case Length():
            if isinstance(type_, Scalar):
                return FACTS[type_].has_length
            return isinstance(type_, ListOf | MapOf)
        case Pattern():
            return type_ is Scalar.STR
        case Unique():
            return isinstance(type_, ListOf)
        case _:
            assert_never(constraint)
