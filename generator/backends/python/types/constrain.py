"""Constraints as Python: metadata of the annotation, and checks in the decoder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from generator.backends.gates import literal
from generator.backends.python.code import Code, helper
from generator.backends.python.types.annotations import annotated
from generator.ir.constraints import (
    Constraint,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    Pattern,
    Unique,
)


def annotate_constraints(plain: Code, constraints: tuple[Constraint, ...]) -> Code:
    """Return the annotation for a ``plain`` type with ``constraints``."""
    return annotated(plain, [metadata(constraint) for constraint in constraints])


def metadata(constraint: Constraint, module: str = "constraints") -> Code:
    """Return ``constraint`` as metadata of an annotation.

    - ``module``: that of the runtime which defines it.
    """
    name, arguments = _call(constraint)
    return helper(module, name).wrap(f"{{}}({arguments})")


def _call(constraint: Constraint) -> tuple[str, str]:
    """Return the class of ``constraint`` in the runtime, and its arguments."""
    match constraint:
        case Minimum(value, exclusive):
            return "MoreThan" if exclusive else "AtLeast", literal(value)
        case Maximum(value, exclusive):
            return "LessThan" if exclusive else "AtMost", literal(value)
        case MultipleOf(value):
            return "MultipleOf", literal(value)
        case Length(minimum, None):
            return "OfLength", literal(minimum or 0)
        case Length(minimum, maximum):
            return "OfLength", f"{minimum or 0}, {maximum}"
        case Pattern(text, longest):
            return "Matching", f"{literal(text)}, {longest}"
        case Unique():
            return "Distinct", ""
        case _:
            assert_never(constraint)


# Names that conditions use without an import.
RULE_FUNCTIONS = frozenset({"are_distinct", "is_multiple", "len", "matches"})


def violations(
    constraints: Iterable[Constraint],
    value: str,
    empty_values: tuple[str, ...],
    wire: Code | None = None,
) -> list[Code]:
    """Return a condition for each constraint, true if ``value`` breaks it.

    - ``empty_values``: alternatives to ``value`` that satisfy every constraint.
    - ``wire``: the constrained value, if it is not ``value`` itself.
    """
    guard = "".join(f"{value} is not {nothing} and " for nothing in empty_values)
    wire = wire or Code(value)
    conditions = []
    for constraint in constraints:
        broken = _violation(constraint, wire.text)
        broken = Code(broken.text, broken.imports | wire.imports)
        conditions.append(broken.wrap(f"({guard}{{}})") if guard else broken)
    return conditions


def _violation(constraint: Constraint, value: str) -> Code:
    match constraint:
        case Minimum(least, exclusive):
            return Code(f"{value} {'<=' if exclusive else '<'} {literal(least)}")
        case Maximum(most, exclusive):
            return Code(f"{value} {'>=' if exclusive else '>'} {literal(most)}")
        case MultipleOf(unit):
            return _helper("is_multiple", f"{value}, {literal(unit)}")
        case Length(minimum, None):
            return Code(f"len({value}) < {minimum or 0}")
        case Length(minimum, maximum):
            if minimum:
                return Code(f"not {minimum} <= len({value}) <= {maximum}")
            return Code(f"len({value}) > {maximum}")
        case Pattern(text, longest):
            return _helper("matches", f"{literal(text)}, {longest}, {value}")
        case Unique():
            return _helper("are_distinct", value)
        case _:
            assert_never(constraint)


def _helper(name: str, arguments: str) -> Code:
    return helper("comparing", name).wrap(f"not {{}}({arguments})")
