"""What a spec page says, as written: names are not resolved, every piece has its place."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from generator.frontend.pages.constraints import Constraint
from generator.frontend.pages.defaults import DefaultValue
from generator.frontend.types.typeexpr import NameExpr, TypeExpr
from generator.source import SourceFile, Span


class Head(Struct, frozen=True):
    """What every page begins with.  ``doc`` is Markdown, ``""`` where there is none.

    ``anchors`` are those of links that lead to it.  ``is_nested``: the title is made of the
    names of rows, and no heading.
    """

    file: SourceFile
    title: str
    span: Span
    doc: str
    deprecated: bool
    anchors: tuple[str, ...] = ()
    is_nested: bool = False


class FieldRow(Struct, frozen=True, kw_only=True):
    """One row of a field table.

    ``wire_name`` is None where the table does not say it; ``doc`` and ``example`` are
    ``""`` where the cell is empty or says N/A.  ``default`` is not checked against the type;
    ``access`` is ``read-only``, ``write-only`` or ``""``.
    ``bare_name`` is the name without what a generator added to a reserved word; None if that is
    the name itself.
    ``indent`` says how far the row is moved in: it is nested in the row above that is moved
    in less.  ``is_pattern``: the row is about all keys that no other row names.
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


class MemberRow(Struct, frozen=True):
    """One value of an enum; ``name`` is ``""`` where the document lists values only.

    ``value`` is exactly what the cell holds, or the value of a literal in code.
    """

    name: str
    value: str | int | float | bool
    doc: str
    span: Span


class ObjectPage(Struct, frozen=True, tag=True):
    """``examples`` are the places of the JSON in the page's code blocks.

    ``may_merge``: a generator wrote the page that prints a union as one table with the fields
    of all its members.
    ``by_hand``: people wrote the table, so that rows may be nested in rows.
    ``bases`` are the models whose fields it has too.
    ``extra`` is about all keys that no row names; until rows are nested, rows say so themselves.
    """

    head: Head
    rows: tuple[FieldRow, ...]
    examples: tuple[Span, ...] = ()
    may_merge: bool = False
    by_hand: bool = False
    bases: tuple[NameExpr, ...] = ()
    extra: FieldRow | None = None

    @property
    def all_rows(self) -> tuple[FieldRow, ...]:
        """The rows, and what is said of other keys as the last."""
        return (*self.rows, self.extra) if self.extra else self.rows


class EnumPage(Struct, frozen=True, tag=True):
    """``open`` is None where the document does not say whether other values may come.

    ``is_typed``: the values are literals, so that ``"1"`` is a string; else no cell tells.
    """

    head: Head
    members: tuple[MemberRow, ...]
    open: bool | None
    is_typed: bool = False


class TagRow(Struct, frozen=True):
    """A value of a tag, the member that it leads to, and where both stand."""

    value: str
    member: TypeExpr
    span: Span


class TagTable(Struct, frozen=True):
    """What a page says of the key that tells members apart; ``rows`` may say nothing."""

    key: str
    rows: tuple[TagRow, ...]
    span: Span


class UnionPage(Struct, frozen=True, tag=True):
    head: Head
    members: tuple[TypeExpr, ...]
    tags: TagTable | None = None


class OpaquePage(Struct, frozen=True, tag=True):
    """A title and perhaps a description: any value."""

    head: Head


Page: TypeAlias = ObjectPage | EnumPage | UnionPage | OpaquePage


def types_of(page: Page) -> tuple[TypeExpr, ...]:
    """Return the types that stand on ``page``."""
    match page:
        case ObjectPage():
            return tuple(row.type for row in page.all_rows)
        case UnionPage(_, members, tags):
            return (*members, *(row.member for row in (tags.rows if tags else ())))
        case _:
            return ()
