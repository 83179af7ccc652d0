"""Constraints for a library: arguments of its own call, else metadata of the runtime."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from generator.backends.gates import literal
from generator.backends.python.code import Code
from generator.ir.constraints import Constraint
from generator.ir.types import Type

# Returns the arguments for a constraint on a value of a type, None if the library has none.
NameRule: TypeAlias = Callable[[Constraint, Type], Mapping[str, str | float] | None]


class Rules(Struct, frozen=True):
    """``named`` are arguments of the call; the runtime checks ``others``."""

    named: dict[str, Code]
    others: tuple[Constraint, ...]


def split_rules(
    constraints: tuple[Constraint, ...], type_: Type, name: NameRule
) -> Rules:
    """Return the ``constraints`` on a value of ``type_``: those that ``name`` has arguments for,
    and the others.
    """
    named: dict[str, str | float] = {}
    others: list[Constraint] = []
    for constraint in constraints:
        arguments = name(constraint, type_)
        if arguments is None:
            others.append(constraint)
            continue
        # A pattern limits the length too.
        lengths = [d["max_length"] for d in (named, arguments) if "max_length" in d]
        named |= arguments
        if lengths:
            named["max_length"] = min(map(int, lengths))
    codes = {key: Code(literal(value)) for key, value in named.items()}
    return Rules(codes, tuple(others))
