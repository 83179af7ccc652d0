"""Constraints as pydantic has them: arguments of ``Field`` where it means the same by them."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct

from generator.backends.gates import literal
from generator.backends.python.code import Code
from generator.backends.python.constrain import metadata
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


class Rules(Struct, frozen=True):
    """``named`` are arguments of ``Field``, ``others`` what the runtime checks."""

    named: dict[str, Code]
    others: tuple[Code, ...]


def split_rules(constraints: tuple[Constraint, ...], type_: Type) -> Rules:
    """Return ``constraints`` of a value of ``type_``."""
    named, others = dict[str, Code](), list[Code]()
    for constraint in constraints:
        match constraint:
            case Minimum(value, exclusive):
                named["gt" if exclusive else "ge"] = Code(literal(value))
            case Maximum(value, exclusive):
                named["lt" if exclusive else "le"] = Code(literal(value))
            case Length() if type_ is Scalar.BYTES:
                others.append(metadata(constraint, "rules"))
            case Length(minimum, maximum):
                if minimum:
                    named["min_length"] = Code(literal(minimum))
                if maximum is not None:
                    named["max_length"] = Code(literal(maximum))
            case MultipleOf() | Pattern() | Unique():
                others.append(metadata(constraint, "rules"))
            case _:
                assert_never(constraint)
    return Rules(named, tuple(others))
