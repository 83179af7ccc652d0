"""Document -> pages: which kind each is.

A page is a heading, a description, and one section that says what it is: ``Fields``,
``Values`` or ``Supported Types``, one level below.  A table of fields right below a heading
makes it a page too, and a title of level 1 with a description alone is an opaque one.
Other sections, such as ``Example Usage``, may stand beside; pages may stand inside pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.columns import is_field_table
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import Block, Document, Heading, ListBlock, Prose
from generator.frontend.marks import read_doc, read_name
from generator.frontend.pages import Head, OpaquePage, Page
from generator.frontend.read_enum import read_enum
from generator.frontend.read_object import read_object
from generator.frontend.read_union import read_union
from generator.frontend.sections import Section, before_sections, split_sections
from generator.source import Span

_FIELDS, _VALUES, _UNION = "fields", "values", "supported types"
_EXAMPLES = "example usage"
_MAIN = frozenset({_FIELDS, _VALUES, _UNION})
# Sections that are part of a page, and hold no page.
_BESIDE = _MAIN | {_EXAMPLES}
_DEEPEST = 6


def read_pages(
    document: Document, dialect: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the pages of ``document``.

    Reports: not-a-spec (a note), missing-title, extra-section, and what read_object,
    read_enum and read_union do.
    """
    pages = tuple(
        page
        for part in split_sections(document.blocks, level=1)
        for page in _read_part(part, 1, dialect, report)
    )
    _report_homeless(document, report)
    for block in document.blocks:
        # A row that is underlined with dashes: Markdown makes it a heading.
        if isinstance(block, Heading) and block.span.text.lstrip().startswith("|"):
            report.add(catalog.stray_row(block.cell.span))
    if not pages:
        report.add(catalog.not_a_spec(Span(document.file, 0, 0)))
    return pages


def _read_part(
    part: Section, level: int, dialect: Dialect, report: Report
) -> Iterator[Page]:
    """Yield the page that ``part`` is, if it is one, and those inside it."""
    sections = list(split_sections(part.blocks, level + 1))
    page = _read_page(part, level, sections, dialect, report)
    if page:
        yield page
    for section in sections:
        if section.name not in _BESIDE and level < _DEEPEST:
            yield from _read_part(section, level + 1, dialect, report)


def _read_page(
    part: Section,
    level: int,
    sections: Sequence[Section],
    dialect: Dialect,
    report: Report,
) -> Page | None:
    intro = before_sections(part.blocks, level + 1)
    found = [section for section in sections if section.name in _MAIN]
    if not found and any(is_field_table(block) for block in intro):
        # The table stands right below the heading: that is the section.
        found = [Section(_FIELDS, part.heading, tuple(intro))]
        intro = [block for block in intro if isinstance(block, Prose | ListBlock)]
    head = _read_head(part.heading, intro)
    if not found:
        others = any(section.name not in _BESIDE for section in sections)
        is_text = all(isinstance(block, Prose | ListBlock) for block in intro)
        is_opaque = level == 1 and head.title and is_text and not others
        return OpaquePage(head) if is_opaque else None
    if not head.title:
        report.add(catalog.missing_title(found[0].heading.span))
    report.extend(catalog.extra_section(extra.heading.span) for extra in found[1:])
    if found[0].name == _FIELDS:
        return read_object(head, found[0], dialect, report)
    if found[0].name == _UNION:
        return read_union(head, found[0], dialect, report)
    examples = next((s for s in sections if s.name == _EXAMPLES), None)
    return read_enum(head, found[0], examples, report)


def _read_head(heading: Heading, intro: Sequence[Block]) -> Head:
    title, struck = read_name(heading.cell)
    file = heading.span.file
    markdown = Span(file, intro[0].span.start, intro[-1].span.end).text if intro else ""
    doc, marked = read_doc(markdown)
    return Head(file, title, heading.cell.span, doc, struck or marked)


def _report_homeless(document: Document, report: Report) -> None:
    """Report sections that stand before the first heading of level 1."""
    for section in split_sections(before_sections(document.blocks, level=1), level=2):
        if section.name in _MAIN:
            report.add(catalog.missing_title(section.heading.span))
