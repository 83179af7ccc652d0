"""Writes constraints in the words of hand-written tables, so that they can be read back."""

from __future__ import annotations

from collections.abc import Callable
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


def spell_constraint(constraint: Constraint, code: Callable[[str], str]) -> str:
    """Return the text of ``constraint``; ``code`` marks a pattern as code."""
    match constraint:
        case Minimum(value, exclusive):
            return f"{'>' if exclusive else '>='} {value}"
        case Maximum(value, exclusive):
            return f"{'<' if exclusive else '<='} {value}"
        case MultipleOf(value):
            return f"multiple of {value}"
        case Length(minimum, None):
            return f"min length {minimum}"
        case Length(None, maximum):
            return f"max length {maximum}"
        case Length(minimum, maximum):
            return f"length {minimum}..{maximum}"
        case Pattern(text):
            return f"pattern {code(text)}"
        case Unique():
            return "unique"
        case _:
            assert_never(constraint)
