"""The view of the docs: everything that a template of ``docs/`` may read.

Cells are finished Markdown; other text is a ``SpecText``, which needs a gate.
"""

from __future__ import annotations

from msgspec import Struct

from generator.backends.gates import SpecText


class DocRow(Struct, frozen=True, kw_only=True):
    """One row of a field table, one attribute per cell, already Markdown."""

    name: str
    type: str
    required: str
    doc: str
    example: str
    default: str
    constraints: str
    access: str
    wire_name: str


class DocValue(Struct, frozen=True):
    """One row of a table of values, already Markdown."""

    name: str
    value: str
    doc: str


class DocTags(Struct, frozen=True):
    """The tag of a union, and a row of value and type for each of its values: Markdown."""

    key: str
    rows: tuple[tuple[str, str], ...]


class DocPage(Struct, frozen=True, kw_only=True):
    """The page of one definition.

    - ``class_name``: None if it is the title.
    - ``rows``: the fields; None if it has none.
    - ``values``: those of an enum; None for any other definition.
    - ``members``: those of a union; None for any other definition.
    - ``tags``: what the document says of the union's key; None if nothing.
    - ``example``: JSON text, or None.
    - ``users``: links to the pages of the definitions that refer to it, already Markdown.
    - ``has_rules``: some row has a default or constraints.
    - ``has_access``: some row is read-only or write-only.
    - ``has_examples``: some row has an example.
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
    tags: DocTags | None = None
    example: str | None = None
    users: tuple[str, ...] = ()
    has_rules: bool = False
    has_access: bool = False
    has_examples: bool = False


class DocLink(Struct, frozen=True):
    """``title`` and ``summary`` are Markdown."""

    title: str
    href: str
    summary: str


class DocClass(Struct, frozen=True):
    """``kind`` is None for an ordinary class."""

    name: str
    kind: str | None


class DocArrow(Struct, frozen=True):
    """``label`` names the attributes that refer to the other class, ``""`` for none."""

    source: str
    target: str
    label: str


class DocDiagram(Struct, frozen=True):
    """The number of classes and arrows, and the classes and arrows unless there are too many."""

    class_count: int
    arrow_count: int
    classes: tuple[DocClass, ...] = ()
    arrows: tuple[DocArrow, ...] = ()


class DocGroup(Struct, frozen=True):
    """The pages of a namespace; ``diagram`` is None if there are no references."""

    name: SpecText
    links: tuple[DocLink, ...]
    diagram: DocDiagram | None
