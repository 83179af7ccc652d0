"""Constraints with the same meaning in pydantic, as arguments of ``Field``."""

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
from generator.ir.types import Scalar, Type


def name_rule(constraint: Constraint, type_: Type) -> Mapping[str, str | float] | None:
    """Return the arguments for ``constraint``, None if pydantic defines it differently."""
    match constraint:
        case Minimum(value, exclusive):
            return {"gt" if exclusive else "ge": value}
        case Maximum(value, exclusive):
            return {"lt" if exclusive else "le": value}
        case Length() if type_ is Scalar.BYTES:
            return None
        case Length(minimum, maximum):
            least = {"min_length": minimum} if minimum else {}
            return least if maximum is None else {**least, "max_length": maximum}
        case MultipleOf() | Pattern() | Unique():
            return None
        case _:
            assert_never(constraint)
