"""The members of a union -> UnionPage.

Below ``## Supported Types`` there is a heading and an example for each member.  In hand-written
documents, each row of a table or item of a list links to a member.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, Fence, Table
from generator.frontend.markdown.inline import read_inline
from generator.frontend.markdown.outline import Section, split_sections
from generator.frontend.pages.page import Head, OpaquePage, UnionPage
from generator.frontend.pages.sections.read_tags import read_tag_table
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type, try_type
from generator.frontend.types.typeexpr import NameExpr
from generator.text.lazy_pattern import lazy_pattern

_ABOUT_MEMBERS = lazy_pattern(
    r"\bunions?\b|\bone of\b|\bpossible types\b", re.IGNORECASE
)


def read_union(
    head: Head, section: Section, dialect: Dialect, report: Report
) -> UnionPage | OpaquePage:
    """Return the union whose members ``section`` lists; without members it is opaque.

    Reports: empty-union, unreadable-type.
    """
    tags = read_tag_table(section.blocks, dialect, report)
    members = []
    for part in split_sections(section.blocks, level=3):
        code = next((b for b in part.blocks if isinstance(b, Fence)), None)
        text = dialect.read_member(part.heading.cell, code)
        members.append(read_type(text, dialect, report))
    if not members:
        report.add(catalog.empty_union(section.heading.span))
        return OpaquePage(head)
    return UnionPage(head, tuple(members), tags)


def read_linked_members(
    table: Table, context: str, dialect: Dialect
) -> tuple[NameExpr, ...]:
    """Return the members of a union that the rows of ``table`` link to, none if it lists others.

    - ``context``: the heading and the text above, which must say that it is a union.
    """
    if header_words(table)[0] != "type" or not _ABOUT_MEMBERS.search(context):
        return ()
    return _linked([row.cells[0] for row in table.rows], dialect)


def read_listed_members(
    items: Sequence[Cell], above: str, dialect: Dialect
) -> tuple[NameExpr, ...]:
    """Return the members of a union that the ``items`` of a list link to, none if it lists others.

    - ``above``: the text above, which must say that it is a union.
    """
    return _linked(items, dialect) if _ABOUT_MEMBERS.search(above) else ()


def _linked(cells: Sequence[Cell], dialect: Dialect) -> tuple[NameExpr, ...]:
    """Return the models that ``cells`` link to, none if one of them does not."""
    types = (try_type(read_inline(cell), dialect) for cell in cells)
    linked = tuple(t for t in types if isinstance(t, NameExpr) and t.href)
    return linked if len(linked) == len(cells) else ()
