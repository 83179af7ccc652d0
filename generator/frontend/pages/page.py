"""Spec pages as written: names are not resolved, and every piece has its place."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from msgspec import Struct

from generator.frontend.pages.constraints.clauses import Constraint
from generator.frontend.pages.values.defaults import DefaultValue
from generator.frontend.types.typeexpr import NameExpr, TypeExpr
from generator.source import SourceFile, Span


class Head(Struct, frozen=True, array_like=True):
    """The common part of all pages.

    - ``doc``: Markdown, ``""`` if there is none.
    - ``anchors``: the anchors of links that lead to the page.
    - ``around``: the anchors of the headings around it.
    - ``is_nested``: the title is made from the names of rows; it is not a heading.
    """

    file: SourceFile
    title: str
    span: Span
    doc: str
    deprecated: bool
    anchors: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    is_nested: bool = False


class FieldRow(Struct, frozen=True, kw_only=True, array_like=True):
    """One row of a field table.

    - ``wire_name``: None if the table does not give it.
    - ``doc``, ``example``: ``""`` if the cell is empty or N/A.
    - ``default``: not yet checked against the type.
    - ``access``: ``read-only``, ``write-only`` or ``""``.
    - ``bare_name``: the name without a generator's escape of reserved words; None if there is no
      escape.
    - ``indent``: the nesting depth; a row is nested in the nearest less indented row above.
    - ``is_pattern``: the row stands for all keys that no other row names.
    """

    name: str
    name_span: Span
    wire_name: str | None
    type: TypeExpr
    required: bool
    doc: str
    example: str
    deprecated: bool
    access: str = ""
    default: DefaultValue | None = None
    constraints: tuple[Constraint, ...] = ()
    bare_name: str | None = None
    indent: int = 0
    is_pattern: bool = False


class MemberRow(Struct, frozen=True, array_like=True):
    """One value of an enum; ``name`` is ``""`` if the document lists only values.

    ``value`` is the exact content of the cell, or the value of a literal in code.
    """

    name: str
    value: str | int | float | bool
    doc: str
    span: Span


class ObjectPage(Struct, frozen=True, tag=True, array_like=True):
    """An object.

    - ``examples``: the places of JSON in the page's code blocks.
    - ``may_merge``: its generator prints a union as one table with the fields of all members.
    - ``by_hand``: the table is hand-written, so rows may be nested in rows.
    - ``bases``: the models that it extends.
    - ``nests_names``: it describes a file of YAML, where each dot in a name nests.
    - ``extra``: the row for arbitrary keys; before nesting, such rows are among the others.
    """

    head: Head
    rows: tuple[FieldRow, ...]
    examples: tuple[Span, ...] = ()
    may_merge: bool = False
    by_hand: bool = False
    bases: tuple[NameExpr, ...] = ()
    nests_names: bool = False
    extra: FieldRow | None = None

    @property
    def all_rows(self) -> tuple[FieldRow, ...]:
        """The rows; the row about other keys comes last."""
        return (*self.rows, self.extra) if self.extra else self.rows


class EnumPage(Struct, frozen=True, tag=True, array_like=True):
    """``open`` is None if the document does not say whether other values are allowed.

    ``is_typed``: the values are literals, so ``"1"`` is a string; in cells it may be a number.
    """

    head: Head
    members: tuple[MemberRow, ...]
    open: bool | None
    is_typed: bool = False


class TagRow(Struct, frozen=True):
    """A value of a tag and the member that it selects, each with its place."""

    value: str
    member: TypeExpr
    span: Span


class TagTable(Struct, frozen=True):
    """The tag of a union as its page gives it; ``rows`` may be empty."""

    key: str
    rows: tuple[TagRow, ...]
    span: Span


class UnionPage(Struct, frozen=True, tag=True, array_like=True):
    """A union, with its tag if the page gives one; with a single member, another name of it."""

    head: Head
    members: tuple[TypeExpr, ...]
    tags: TagTable | None = None


class OpaquePage(Struct, frozen=True, tag=True, array_like=True):
    """A title and perhaps a description: any value."""

    head: Head


Page: TypeAlias = ObjectPage | EnumPage | UnionPage | OpaquePage


def types_of(page: Page) -> tuple[TypeExpr, ...]:
    """Return the types on ``page``."""
    match page:
        case ObjectPage():
            return tuple(row.type for row in page.all_rows)
        case UnionPage(_, members, tags):
            return (*members, *(row.member for row in (tags.rows if tags else ())))
        case EnumPage() | OpaquePage():
            return ()
        case _:
            assert_never(page)
