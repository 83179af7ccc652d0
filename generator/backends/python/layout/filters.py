"""Filters that lay out Python: facts of the view -> definitions in Black's layout."""

from __future__ import annotations

from typing import Protocol

from generator.backends.gates import literal
from generator.backends.python.layout.lines import (
    alias_lines,
    class_lines,
    field_lines,
    statement_lines,
)
from generator.backends.python.view import PyClass, PyEnum, PyField, PyMember


def attribute(field: PyField, indent: int = 4) -> str:
    """Return the definition of an attribute in a class body, indented by ``indent`` blanks."""
    if not field.annotation:  # the class gives its kind as a value
        return f"{field.name} = {field.default}"
    lines = field_lines(field.name, field.annotation, field.default, indent)
    return f"\n{' ' * indent}".join(lines)


def member(member: PyMember, indent: int = 4) -> str:
    """Return the definition of an enum member, indented by ``indent`` blanks."""
    lines = statement_lines(f"{member.name} = ", literal(member.value), indent)
    return f"\n{' ' * indent}".join(lines)


def enum_head(enum: PyEnum) -> str:
    """Return the class line of an enum."""
    return "\n".join(class_lines(enum.name, enum.base))


def class_head(cls: PyClass) -> str:
    """Return the head of a class whose ``options`` are its base and arguments."""
    return "\n".join(class_lines(cls.name, cls.options))


class _Alias(Protocol):
    """An alias in the view of any target."""

    @property
    def name(self) -> str: ...

    @property
    def target(self) -> str: ...


def alias(alias: _Alias) -> str:
    """Return the definition of an alias."""
    return "\n".join(alias_lines(alias.name, alias.target))
