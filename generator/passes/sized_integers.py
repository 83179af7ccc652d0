"""Bounds of integers whose type names a number of bits: ``uint8``, ``integer (int32)``.

``int64`` implies no bounds: documents of some languages use it for every integer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.frontend.types.typeexpr import ScalarExpr, TypeExpr
from generator.ir.constraints import Constraint, Maximum, Minimum
from generator.text.lazy_pattern import lazy_pattern

_SIZED = lazy_pattern(
    r"(?<![\w.])(?P<unsigned>u?)int(?P<bits>8|16|32|64)(?![\w.])", re.IGNORECASE
)
# After the type: `integer (int32)`.
_FORMAT = lazy_pattern(r"[`*_]{0,3}\s?\([`*_]{0,3}(\w{4,6})[`*_]{0,3}\)")


def with_bounds(
    constraints: Sequence[Constraint], expr: TypeExpr
) -> tuple[Constraint, ...]:
    """Return ``constraints`` plus the bounds implied by ``expr``, unless bounds are stated."""
    bounds = _bounds(expr)
    if not bounds:
        return tuple(constraints)
    stated = {type(constraint) for constraint in constraints}
    return (*constraints, *(each for each in bounds if type(each) not in stated))


def _bounds(expr: TypeExpr) -> tuple[Constraint, ...]:
    if not isinstance(expr, ScalarExpr) or expr.name != "int":
        return ()
    span = expr.span
    behind = _FORMAT.match(span.file.text, span.end)
    match = _SIZED.search(behind[1] if behind else span.text)
    if not match or match[0].lower() == "int64":
        return ()
    bits = int(match["bits"])
    if match["unsigned"]:
        return Minimum(0), Maximum(2**bits - 1)
    return Minimum(-(2 ** (bits - 1))), Maximum(2 ** (bits - 1) - 1)
