"""Does every value that one field allows satisfy the constraints of another?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
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
from generator.ir.scalars import FACTS
from generator.ir.schema import Field
from generator.ir.types import Scalar, Type


def keeps_constraints(reader: Field, writer: Field) -> bool:
    """Return whether every value that ``writer`` allows satisfies the constraints of ``reader``.

    If in doubt, it does not: patterns are compared as text.
    """
    if not reader.constraints:
        return True
    if not _is_measured_alike(reader.type, writer.type):
        return False
    known = writer.constraints
    if isinstance(writer.type, Scalar) and FACTS[writer.type].is_integer:
        known = tuple(_of_integers(constraint) for constraint in known)
    return all(_follows(wanted, known) for wanted in reader.constraints)


def _is_measured_alike(reader: Type, writer: Type) -> bool:
    """Return whether a constraint means the same for values of both types."""
    if isinstance(reader, Scalar) and isinstance(writer, Scalar):
        both_numbers = FACTS[reader].is_number and FACTS[writer].is_number
        return reader is writer or both_numbers
    return type(reader) is type(writer)


def _of_integers(constraint: Constraint) -> Constraint:
    """Return ``constraint`` in a normal form for integers: "> 0" becomes ">= 1"."""
    match constraint:
        case Minimum(value, exclusive):
            return Minimum(math.floor(value) + 1 if exclusive else math.ceil(value))
        case Maximum(value, exclusive):
            return Maximum(math.ceil(value) - 1 if exclusive else math.floor(value))
        case MultipleOf() | Length() | Pattern() | Unique():
            return constraint
        case _:
            assert_never(constraint)


def _follows(wanted: Constraint, known: Iterable[Constraint]) -> bool:
    """Return whether one of ``known`` is at least as strict as ``wanted``."""
    match wanted:
        case Minimum(value, exclusive):
            least = [(k.value, k.exclusive) for k in known if isinstance(k, Minimum)]
            return any(each >= (value, exclusive) for each in least)
        case Maximum(value, exclusive):
            most = [(-k.value, k.exclusive) for k in known if isinstance(k, Maximum)]
            return any(each >= (-value, exclusive) for each in most)
        case MultipleOf(value):
            units = [k.value for k in known if isinstance(k, MultipleOf)]
            return any(_is_multiple(unit, value) for unit in units)
        case Length(minimum, maximum):
            lengths = [k for k in known if isinstance(k, Length)]
            longest = [k.maximum for k in lengths if k.maximum is not None]
            return any((k.minimum or 0) >= (minimum or 0) for k in lengths) and (
                maximum is None or any(most <= maximum for most in longest)
            )
        case Pattern() | Unique():
            return wanted in known
        case _:
            assert_never(wanted)


def _is_multiple(unit: float, of: float) -> bool:
    return bool(of) and Fraction(str(unit)) % Fraction(str(of)) == 0
