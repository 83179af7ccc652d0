"""The filters that lay out Python: facts of the view -> definitions as Black has them."""

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
    """Return the definition of an attribute in a class body, ``indent`` blanks deep."""
    if not field.annotation:  # the class says what it is by its value
        return f"{field.name} = {field.default}"
    lines = field_lines(field.name, field.annotation, field.default, indent)
    return f"\n{' ' * indent}".join(lines)


def member(member: PyMember, indent: int = 4) -> str:
    """Return the definition of a member of an enum, ``indent`` blanks deep."""
    lines = statement_lines(f"{member.name} = ", literal(member.value), indent)
    return f"\n{' ' * indent}".join(lines)


def enum_head(enum: PyEnum) -> str:
    """Return the head of the class of an enum."""
    return "\n".join(class_lines(enum.name, enum.base))


def class_head(cls: PyClass) -> str:
    """Return the head of a class whose ``options`` are its base and arguments."""
    return "\n".join(class_lines(cls.name, cls.options))


class _Alias(Protocol):
    """The name of another type, in the view of any target."""

    @property
    def name(self) -> str: ...

    @property
    def target(self) -> str: ...


def alias(alias: _Alias) -> str:
    """Return the definition of a name of another type."""
    return "\n".join(alias_lines(alias.name, alias.target))
