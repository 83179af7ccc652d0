"""The view of the docs: all that a template of ``docs/`` may read.

Cells are finished Markdown; what is not yet is a ``SpecText``, which goes through a gate.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.backends.gates import SpecText


@dataclass(frozen=True, slots=True, kw_only=True)
class DocRow:
    """One row of a field table, a cell an attribute, already Markdown."""

    name: str
    type: str
    required: str
    doc: str
    example: str
    default: str
    constraints: str
    wire_name: str


@dataclass(frozen=True, slots=True)
class DocValue:
    """One row of a table of values, already Markdown."""

    name: str
    value: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocPage:
    """``rows`` is None for what has no fields, ``values`` for what is no enum, ``members``
    for what is no union.

    ``class_name`` is None where it is the title; ``example`` is JSON text, or None;
    ``has_rules``: some row has a default or constraints.
    """

    path: str
    title: SpecText
    class_name: str | None
    deprecated: bool
    doc: SpecText
    rows: tuple[DocRow, ...] | None = None
    values: tuple[DocValue, ...] | None = None
    open: bool | None = None
    members: tuple[str, ...] | None = None
    example: str | None = None
    has_rules: bool = False


@dataclass(frozen=True, slots=True)
class DocLink:
    """``title`` and ``summary`` are Markdown."""

    title: str
    href: str
    summary: str


@dataclass(frozen=True, slots=True)
class DocClass:
    """``kind`` is None for an ordinary class."""

    name: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class DocArrow:
    """``label`` is ``""`` where no attribute leads from the one to the other."""

    source: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class DocDiagram:
    """How many classes and arrows there are; and these, unless they are too many to read."""

    class_count: int
    arrow_count: int
    classes: tuple[DocClass, ...] = ()
    arrows: tuple[DocArrow, ...] = ()


@dataclass(frozen=True, slots=True)
class DocGroup:
    """The pages of one namespace; ``diagram`` is None where nothing refers to another."""

    name: SpecText
    links: tuple[DocLink, ...]
    diagram: DocDiagram | None
