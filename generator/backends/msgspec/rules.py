"""Constraints that msgspec supports, as arguments of ``Meta``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from generator.ir.constraints import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)
from generator.ir.json_patterns import as_python
from generator.ir.types import ListOf, MapOf, Scalar, Type

_INTEGERS = frozenset({Scalar.INT, Scalar.BIGINT})
_NUMBERS = frozenset({Scalar.FLOAT, Scalar.NUMBER})
_WITH_LENGTH = frozenset({Scalar.STR, Scalar.BYTES})


def name_rule(constraint: Constraint, type_: Type) -> Mapping[str, str | float] | None:
    """Return the arguments for ``constraint``, None if msgspec does not support it."""
    match constraint:
        case Minimum(value, exclusive) if _is_bound(value, type_):
            return {"gt" if exclusive else "ge": value}
        case Maximum(value, exclusive) if _is_bound(value, type_):
            return {"lt" if exclusive else "le": value}
        case MultipleOf(int() as value) if type_ in _INTEGERS and _fits(value):
            return {"multiple_of": value}
        case Length(minimum, maximum) if _has_length(type_):
            least = {"min_length": minimum} if minimum else {}
            return least if maximum is None else {**least, "max_length": maximum}
        case Pattern(text, longest) if type_ is Scalar.STR:
            return {"pattern": as_python(text), "max_length": longest}
        case Minimum() | Maximum() | MultipleOf() | Length() | Pattern() | Unique():
            return None
        case _:
            assert_never(constraint)


def _is_bound(value: float, type_: Type) -> bool:
    return isinstance(value, int) and _fits(value) and type_ in _INTEGERS | _NUMBERS


def _fits(value: int) -> bool:
    """Return whether msgspec accepts ``value`` as a limit."""
    return -(2**63) <= value < 2**63


def _has_length(type_: Type) -> bool:
    return type_ in _WITH_LENGTH or isinstance(type_, ListOf | MapOf)
