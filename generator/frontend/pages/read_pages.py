"""Document -> pages of all kinds.

A page is a heading, a description, and one section that describes it, one level below: ``Fields``,
``Values`` or ``Supported Types``.  A table of fields directly below a heading also makes a page,
and a title of level 1 with only a description makes an opaque one.  Other sections, such as
``Example Usage``, may follow; pages may be nested.

In hand-written documents, a table of values directly below a heading is a page as well, and
``Properties`` is a synonym of ``Fields``: see generator/frontend/pages/sections/main_section.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import (
    Block,
    Document,
    Fence,
    Heading,
    ListBlock,
    Prose,
    Table,
)
from generator.frontend.markdown.outline import Section, before_headings, outline
from generator.frontend.pages.cells.cell_text import read_doc, read_name
from generator.frontend.pages.page import Head, ObjectPage, OpaquePage, Page
from generator.frontend.pages.placed_page import PlacedPage
from generator.frontend.pages.sections.main_section import (
    BESIDE,
    EXAMPLES,
    MAIN,
    Main,
    find_main,
)
from generator.frontend.pages.sections.read_enum import read_enum
from generator.frontend.pages.sections.read_object import read_object
from generator.frontend.pages.sections.read_union import read_union
from generator.frontend.pages.tables.left_tables import report_left_tables
from generator.frontend.pages.tables.stray_rows import find_lost_tables, find_stray_rows
from generator.frontend.types.dialects.base import Dialect
from generator.source import Span
from generator.text.comments import without_comments


def read_pages(
    document: Document, dialect: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the pages of ``document``.

    Reports: not-a-spec (a note), missing-title, extra-section, stray-row, missing-delimiters, and
    the findings of read_object, read_enum, read_union and report_left_tables.
    """
    placed = (
        _read_hand_pages(document, dialect, report)
        if dialect.by_hand
        else _read_sdk_pages(document, dialect, report)
    )
    pages = tuple(each.page for each in placed if each.page)
    taken = [table for each in placed for table in each.tables]
    report_left_tables(document, taken, pages, report, by_hand=dialect.by_hand)
    find_lost = find_stray_rows if pages else find_lost_tables
    report.extend(find_lost(document.blocks))
    for heading in document.headings:
        # A row that is underlined with dashes: Markdown makes it a heading.
        is_row = heading.cell.content.startswith("|")
        if is_row and heading.span.text.lstrip().startswith("|"):
            report.add(catalog.stray_row(heading.cell.span))
    if not pages:
        report.add(catalog.not_a_spec(Span(document.file, 0, 0)))
    return pages


def _read_hand_pages(
    document: Document, dialect: Dialect, report: Report
) -> Sequence[PlacedPage]:
    # Imported late: the documents of SDKs need none of it.
    from generator.frontend.pages.by_hand.hand_pages import read_hand_pages

    return read_hand_pages(document, dialect, report)


def _read_sdk_pages(
    document: Document, dialect: Dialect, report: Report
) -> tuple[PlacedPage, ...]:
    parts = list(outline(document.blocks))
    # Sections before the first title belong to no page.
    homeless = [part for part in parts if part.heading.level > 1 and part.name in MAIN]
    report.extend(catalog.missing_title(part.heading.span) for part in homeless)
    pages = [
        each
        for part in parts
        if part.name not in BESIDE or part.heading.level == 1
        for each in _read_part(part, dialect, report)
    ]
    lost = tuple(table for part in homeless for table in _tables(part.blocks))
    return (*pages, PlacedPage(None, lost))


def _tables(blocks: Sequence[Block]) -> tuple[Table, ...]:
    return tuple(block for block in blocks if isinstance(block, Table))


def _read_part(part: Section, dialect: Dialect, report: Report) -> Iterator[PlacedPage]:
    """Yield the page of ``part``, if it is one, and those nested in it."""
    sections = list(outline(part.blocks))
    main = find_main(part, sections)
    page = _read_page(part, sections, main, dialect, report)
    if page:
        yield page
    own = main.sections if main else ()
    for section in sections:
        if section.name not in BESIDE and section not in own:
            yield from _read_part(section, dialect, report)


def _read_page(
    part: Section,
    sections: Sequence[Section],
    main: Main | None,
    dialect: Dialect,
    report: Report,
) -> PlacedPage | None:
    intro = before_headings(part.blocks)
    if main and main.is_intro:
        intro = [block for block in intro if isinstance(block, Prose | ListBlock)]
    head = _read_head(part.heading, intro)
    if not main:
        others = any(section.name not in BESIDE for section in sections)
        is_text = all(isinstance(block, Prose | ListBlock) for block in intro)
        is_opaque = part.heading.level == 1 and head.title and is_text and not others
        return PlacedPage(OpaquePage(head)) if is_opaque else None
    section, *extra = main.sections
    if not head.title:
        report.add(catalog.missing_title(section.heading.span))
    report.extend(catalog.extra_section(more.heading.span) for more in extra)
    tables = tuple(t for own in main.sections for t in _tables(own.blocks))
    page = _read_main(head, main, sections, dialect, report)
    if isinstance(page, ObjectPage):
        page = replace(page, examples=tuple(_json_examples(part, sections, main)))
    return PlacedPage(page if head.title else None, tables)


def _json_examples(
    part: Section, sections: Sequence[Section], main: Main
) -> Iterator[Span]:
    """Yield the JSON in the code blocks of a page, without those of nested pages."""
    own = [s for s in sections if s in main.sections or s.name.startswith("example")]
    for block in (*before_headings(part.blocks), *(b for s in own for b in s.blocks)):
        if isinstance(block, Fence) and block.is_json:
            yield block.code_span


def _read_main(
    head: Head,
    main: Main,
    sections: Sequence[Section],
    dialect: Dialect,
    report: Report,
) -> Page:
    section = main.sections[0]
    match main.kind:
        case "fields":
            return read_object(head, section, dialect, report)
        case "supported types":
            return read_union(head, section, dialect, report)
        case _:
            examples = next((s for s in sections if s.name == EXAMPLES), None)
            return read_enum(head, section, examples, report)


def _read_head(heading: Heading, intro: Sequence[Block]) -> Head:
    title, struck = read_name(heading.cell)
    file = heading.span.file
    markdown = Span(file, intro[0].span.start, intro[-1].span.end).text if intro else ""
    doc, marked = read_doc(without_comments(markdown))
    return Head(file, title, heading.cell.span, doc, struck or marked)
