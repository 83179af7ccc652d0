"""Constraints as a library has them: arguments of its own call, else metadata of the runtime."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from generator.backends.gates import literal
from generator.backends.python.code import Code
from generator.ir.constraints import Constraint
from generator.ir.types import Type

# Returns the arguments that say a constraint of a value of a type, None if there are none.
NameRule: TypeAlias = Callable[[Constraint, Type], Mapping[str, str | float] | None]


class Rules(Struct, frozen=True):
    """``named`` are arguments of the call, ``others`` what the runtime checks."""

    named: dict[str, Code]
    others: tuple[Constraint, ...]


def split_rules(
    constraints: tuple[Constraint, ...], type_: Type, name: NameRule
) -> Rules:
    """Return ``constraints`` of a value of ``type_``, parted by what ``name`` says of each."""
    named, others = dict[str, str | float](), list[Constraint]()
    for constraint in constraints:
        said = name(constraint, type_)
        if said is None:
            others.append(constraint)
            continue
        # A pattern limits the length too.
        lengths = [d["max_length"] for d in (named, said) if "max_length" in d]
        named |= said
        if lengths:
            named["max_length"] = min(map(int, lengths))
    codes = {key: Code(literal(value)) for key, value in named.items()}
    return Rules(codes, tuple(others))
