"""``## Supported Types`` -> UnionPage: a heading and an example for each member."""

from __future__ import annotations

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Fence
from generator.frontend.markdown.outline import Section, split_sections
from generator.frontend.pages.page import Head, OpaquePage, UnionPage
from generator.frontend.pages.sections.read_tags import read_tag_table
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type


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
