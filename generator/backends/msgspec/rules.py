"""Constraints as msgspec has them: ``Meta`` where it can say them, else the runtime checks."""

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
from generator.ir.json_patterns import as_python
from generator.ir.types import ListOf, MapOf, Scalar, Type

_INTEGERS = frozenset({Scalar.INT, Scalar.BIGINT})
_NUMBERS = frozenset({Scalar.FLOAT, Scalar.NUMBER})
_WITH_LENGTH = frozenset({Scalar.STR, Scalar.BYTES})


class Rules(Struct, frozen=True):
    """``meta`` are arguments of ``Meta``, ``others`` what the runtime checks."""

    meta: dict[str, str]
    others: tuple[Code, ...]


def split_rules(constraints: tuple[Constraint, ...], type_: Type) -> Rules:
    """Return ``constraints`` of a value of ``type_``."""
    meta, others = dict[str, str](), list[Code]()
    for constraint in constraints:
        said = _meta(constraint, type_)
        if said is None:
            others.append(metadata(constraint))
            continue
        if "max_length" in said and "max_length" in meta:
            said["max_length"] = str(
                min(int(said["max_length"]), int(meta["max_length"]))
            )
        meta |= said
    return Rules(meta, tuple(others))


def _meta(constraint: Constraint, type_: Type) -> dict[str, str] | None:
    """Return the arguments that say ``constraint``, None if there are none."""
    match constraint:
        case Minimum(value, exclusive) if _is_bound(value, type_):
            return {"gt" if exclusive else "ge": literal(value)}
        case Maximum(value, exclusive) if _is_bound(value, type_):
            return {"lt" if exclusive else "le": literal(value)}
        case MultipleOf(int() as value) if type_ in _INTEGERS and _fits(value):
            return {"multiple_of": literal(value)}
        case Length(minimum, maximum) if _has_length(type_):
            least = {"min_length": str(minimum)} if minimum else {}
            return least if maximum is None else {**least, "max_length": str(maximum)}
        case Pattern(text, longest) if type_ is Scalar.STR:
            return {"pattern": literal(as_python(text)), "max_length": str(longest)}
        case Minimum() | Maximum() | MultipleOf() | Length() | Pattern() | Unique():
            return None
        case _:
            assert_never(constraint)


def _is_bound(value: float, type_: Type) -> bool:
    return isinstance(value, int) and _fits(value) and type_ in _INTEGERS | _NUMBERS


def _fits(value: int) -> bool:
    """Return whether msgspec takes ``value`` for a bound."""
    return -(2**63) <= value < 2**63


def _has_length(type_: Type) -> bool:
    return type_ in _WITH_LENGTH or isinstance(type_, ListOf | MapOf)
