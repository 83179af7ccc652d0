"""Whether a JSON value satisfies a constraint."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any, assert_never

from generator.ir.constraints import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.ir.json_patterns import compile_pattern


def keeps(value: Any, constraint: Constraint) -> bool:
    """Return whether ``value``, of a type that ``constraint`` is for, satisfies it."""
    match constraint:
        case Minimum(least, exclusive):
            return _number(value) > least or (not exclusive and _number(value) == least)
        case Maximum(most, exclusive):
            return _number(value) < most or (not exclusive and _number(value) == most)
        case MultipleOf(factor):
            return _is_multiple(value, factor)
        case Length(least, most):
            return (least or 0) <= len(value) and (most is None or len(value) <= most)
        case Pattern(text, longest):
            return len(value) <= longest and bool(compile_pattern(text).search(value))
        case Unique():
            return len({repr(each) for each in value}) == len(value)
        case _:
            assert_never(constraint)


def _number(value: Any) -> Decimal:
    return Decimal(str(value))


def _is_multiple(value: Any, factor: float) -> bool:
    """Return what the runtime of generated packages does."""
    with localcontext(prec=400):
        try:
            return _number(value) % _number(factor) == 0
        except ArithmeticError:
            return False
