"""Lines as Black would lay them out, for what may be too long for one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.backends.gates import WIDTH


def import_lines(module: str, names: Sequence[str], indent: int = 0) -> tuple[str, ...]:
    """Return ``from module import names``, ``indent`` blanks deep (not included)."""
    line = f"from {module} import {', '.join(names)}"
    if indent + len(line) <= WIDTH:
        return (line,)
    return (f"from {module} import (", *(f"    {name}," for name in names), ")")


def guard_lines(checks: Sequence[str]) -> tuple[str, ...]:
    """Return ``if`` one of ``checks`` is true, ``raise Mismatch``, in a function."""
    line = f"if {' or '.join(checks)}:"
    if 4 + len(line) > WIDTH:
        first, *others = checks
        return (
            "if (",
            f"    {first}",
            *(f"    or {check}" for check in others),
            "):",
            "    raise Mismatch",
        )
    return (line, "    raise Mismatch")
