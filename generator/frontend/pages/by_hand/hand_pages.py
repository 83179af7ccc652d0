"""Hand-written documents -> pages: each table of fields or of values becomes a page.

The headings around a table, and the labels above it, name its model: see ``headings/titles.py``.
Tables of something else, such as error codes or methods, are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    Fence,
    ListBlock,
    Prose,
    Table,
)
from generator.frontend.markdown.outline import Section, outline
from generator.frontend.pages.by_hand.distinct_titles import with_distinct_titles
from generator.frontend.pages.by_hand.halves import find_halves, with_halves_joined
from generator.frontend.pages.by_hand.heads import Heads, heading_of, texts_of
from generator.frontend.pages.by_hand.listed_fields import with_listed_fields
from generator.frontend.pages.by_hand.spots import (
    Spot,
    all_spots,
    enclosing_spot,
    title_of,
)
from generator.frontend.pages.by_hand.subjects import (
    is_about_fields,
    is_about_others,
    is_of_chart,
)
from generator.frontend.pages.by_hand.underlying_types import (
    read_named_type,
    split_typed_title,
    underlying_type,
)
from generator.frontend.pages.elsewhere.section_of_field import with_values_of_section
from generator.frontend.pages.elsewhere.tables_by_name import link_by_name
from generator.frontend.pages.elsewhere.values_below import (
    listed_values_in,
    with_values_below,
)
from generator.frontend.pages.elsewhere.values_by_field import with_values_by_field
from generator.frontend.pages.headings.bases import read_bases
from generator.frontend.pages.headings.labels import with_labels
from generator.frontend.pages.headings.title_words import ERROR_WORDS, FILLERS
from generator.frontend.pages.headings.titles import stated_type
from generator.frontend.pages.page import (
    EnumPage,
    MemberRow,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.pages.placed_page import PlacedPage
from generator.frontend.pages.sections.main_section import (
    EXAMPLES,
    FIELDS,
    UNION,
    VALUES,
)
from generator.frontend.pages.sections.read_enum import read_enum, read_value_table
from generator.frontend.pages.sections.read_object import read_object
from generator.frontend.pages.sections.read_union import (
    read_linked_members,
    read_listed_members,
    read_union,
)
from generator.frontend.pages.tables.columns import header_words, is_field_table
from generator.frontend.pages.tables.grouped_rows import Group, split_groups
from generator.frontend.pages.tables.read_table import is_too_large
from generator.frontend.pages.tables.table_remarks import read_remarks
from generator.frontend.pages.tables.value_tables import find_value_columns
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.typeexpr import ScalarExpr, has_enum
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_CONTEXT = 300  # characters of the text above a table that may describe it
_VALUE_ITEM = lazy_pattern(r"`[^`\s]{1,80}`")
_VALUES_FOLLOW = lazy_pattern(
    r"\b(?:values?(?: are)?|one of)[:：]?\s*+$",  # noqa: RUF001
    re.IGNORECASE,
)


def read_hand_pages(
    document: Document, dialect: Dialect, report: Report
) -> tuple[PlacedPage, ...]:
    """Return the pages of ``document``.

    Reports: the findings of read_object, read_enum, read_union and link_by_name; missing-table,
    unread-table, large-table, unlisted-enum.
    """
    reader = _Reader(document, dialect, report)
    blocks = with_labels(with_listed_fields(document.blocks, dialect))
    spots = _with_halves(list(all_spots(blocks)))
    linked = link_by_name(_read_spots(reader, spots), report)
    for each in linked:
        report.extend(_unlisted(each.page))
    return with_distinct_titles(linked, reader.heads.file_title)


def _with_halves(spots: list[Spot]) -> list[Spot]:
    """Return ``spots``; those below `Required fields` and `Optional fields` are halves."""
    headings = [
        (spot.around, spot.titles[-1], spot.place)
        for spot in spots
        if spot.sections and any(is_field_table(t, by_hand=True) for t in spot.tables)
    ]
    halves = find_halves(headings)
    if not halves:
        return spots
    return [
        replace(spot, is_half=bool(spot.sections) and spot.place in halves)
        for spot in spots
    ]


def _read_spots(reader: _Reader, spots: Sequence[Spot]) -> list[PlacedPage]:
    """Return the pages of ``spots``.

    A title of level 1 with only text is a page too, unless it is the title of a whole document.
    """
    outer = {spot.sections[0].heading.span for spot in spots if len(spot.sections) > 1}
    placed: list[PlacedPage] = []
    title: PlacedPage | None = None
    for spot in spots:
        pages = list(reader.read(spot))
        if not pages and _is_opaque(spot, outer):
            pages = [reader.opaque(spot)]
            is_first = spot.sections[0] is spots[1].sections[0] and not placed
            title = pages[0] if is_first and not reader.is_linked(spot) else title
        elif not pages and placed:
            placed[-1] = _with_tables_of_values(placed[-1], spot.tables)
            placed[-1] = _with_section_of_field(placed[-1], spot)
        placed += pages
    if title and any(each.page for each in placed if each is not title):
        placed.remove(title)
    halves = frozenset(spot.place for spot in spots if spot.is_half)
    return with_halves_joined(placed, halves) if halves else placed


def _with_tables_of_values(placed: PlacedPage, tables: Sequence[Table]) -> PlacedPage:
    """Return ``placed`` with the values that ``tables`` in the section below give its fields."""
    for table in tables:
        page = placed.page
        if isinstance(page, ObjectPage):
            page = with_values_by_field(page, table)
        if page is not placed.page:
            placed = replace(placed, page=page, tables=(*placed.tables, table))
    return placed


def _with_section_of_field(placed: PlacedPage, spot: Spot) -> PlacedPage:
    """Return ``placed`` with the values that the section of one of its fields lists."""
    page = placed.page
    if not isinstance(page, ObjectPage) or not spot.sections or not placed.headings:
        return placed
    if all(each.heading.span != placed.headings[-1] for each in spot.sections[:-1]):
        return placed
    name = title_of(spot.sections[-1]).text
    found = with_values_of_section(page, name, spot.blocks)
    return placed if found is page else replace(placed, page=found)


def _unlisted(page: Page | None) -> Iterator[Diagnostic]:
    """Yield a finding for each enum whose values are listed neither in its row nor in a table."""
    for row in page.rows if isinstance(page, ObjectPage) else ():
        if not isinstance(row.type, ScalarExpr) and has_enum(row.type):
            yield catalog.unlisted_enum(row.type.span)


def _is_opaque(spot: Spot, outer: Container[Span]) -> bool:
    """Return whether ``spot`` is a title of level 1 with only text."""
    if len(spot.sections) != 1 or spot.sections[0].heading.span in outer:
        return False
    is_text = all(isinstance(block, Prose | ListBlock) for block in spot.blocks)
    is_title = spot.sections[0].heading.level == 1 and not spot.titles[0].is_generic
    return is_title and is_text and bool(spot.titles[0].text)


class _Reader:
    """Reads the pages of one document."""

    def __init__(self, document: Document, dialect: Dialect, report: Report) -> None:
        self.heads = Heads(document)
        self._dialect = dialect
        self._report = report

    def opaque(self, spot: Spot) -> PlacedPage:
        return spot.placed(OpaquePage(self.heads.of(spot)))

    def is_linked(self, spot: Spot) -> bool:
        return self.heads.anchors.are_linked(spot.sections)

    def read(self, spot: Spot) -> Iterator[PlacedPage]:
        """Yield the pages of the tables in ``spot``, or of its lists of values."""
        section = spot.sections[-1] if spot.sections else None
        if section and section.name == UNION:
            above = enclosing_spot(spot)
            page = read_union(
                self.heads.of(above), section, self._dialect, self._report
            )
            yield above.placed(page, *spot.tables)
            return
        if section and (written := _named_type(spot)):
            head, blocks = self.heads.of(spot), spot.blocks
            named = read_named_type(head, written, blocks, self._dialect, self._report)
            if isinstance(named, UnionPage) and (members := _values_around(spot)):
                named = EnumPage(head, members, None, True)
            yield spot.placed(named, *spot.tables)
            return
        for table in spot.tables:
            if is_about_others(spot, table):
                self._report.add(catalog.unclaimed_table(table.header_span))
                yield PlacedPage(None, (table,))
        fields = [table for table in spot.tables if is_about_fields(spot, table)]
        groups = split_groups(fields[0]) if len(fields) == 1 else ()
        if groups:
            yield from self._grouped(spot, groups)
        elif fields:
            yield self._object(spot, fields)
        for table in spot.tables:
            if table not in fields and (values := self._values(spot, table)):
                yield values
        if section and not spot.tables:
            listed = [*self._listed(spot, section)]
            yield from listed or self._named_in_title(spot, section)

    def _named_in_title(self, spot: Spot, section: Section) -> Iterator[PlacedPage]:
        """Yield an alias of the type that a linked heading has in brackets."""
        named = split_typed_title(section.heading.cell, self._dialect)
        if named and self.heads.anchors.are_linked([section]):
            head = replace(self.heads.of(spot), title=named[0])
            yield spot.placed(UnionPage(head, named[1:]))

    def _object(self, spot: Spot, tables: Sequence[Table]) -> PlacedPage:
        head = self.heads.of(spot)
        title = spot.titles[-1] if spot.titles else None
        if title and title.is_of_values and title.level == 1:
            # Fields, even if they are called `Values`.
            head = replace(head, title=title.text)
        section = Section(FIELDS, heading_of(spot, head), (tables[0],))
        remarks = read_remarks("\n\n".join(texts_of(spot.blocks)))
        if remarks.unmarked is None and title:
            remarks = replace(remarks, unmarked=title.says_required)
        page = read_object(head, section, self._dialect, self._report, remarks)
        others = (catalog.unread_table(table.header_span) for table in tables[1:])
        self._report.extend(others)
        if isinstance(page, ObjectPage):
            heading = spot.sections[-1].heading.cell if spot.sections else None
            bases = read_bases(heading, spot.about)
            page = replace(
                page,
                examples=tuple(_json_examples(spot)),
                bases=bases,
                nests_names=is_of_chart(tables[0]),
            )
            page = with_values_below(page, spot.blocks)
        return spot.placed(page, *tables)

    def _grouped(self, spot: Spot, groups: Sequence[Group]) -> Iterator[PlacedPage]:
        """Yield the models that a column of one table names."""
        heading = self.heads.of(spot)
        for group in groups:
            head = replace(
                heading, title=group.name, span=group.cell.span, doc="", anchors=()
            )
            section = Section(FIELDS, heading_of(spot, head), (group.table,))
            page = read_object(head, section, self._dialect, self._report)
            yield spot.placed(page, group.table)

    def _values(self, spot: Spot, table: Table) -> PlacedPage | None:
        """Return the enum whose values ``table`` lists, or the union of the types there."""
        context = self._context(spot, table)
        if members := read_linked_members(table, context, self._dialect):
            return spot.placed(UnionPage(self.heads.of(spot), members), table)
        columns = find_value_columns(table, context)
        heading = spot.titles[-1].words if spot.titles else ()
        words = [word for word in heading if word not in FILLERS]
        # `Status` alone names an enum; `Status Codes` are those of HTTP.
        is_name = len(words) == 1 and not words[0].startswith("error")
        is_of_errors = bool(words) and not is_name and ERROR_WORDS.issuperset(words)
        if columns is None or is_of_errors or is_about_others(spot, table):
            return None
        if is_too_large(table, self._report):
            return PlacedPage(None, (table,))
        head = self.heads.of(spot)
        if spot.tables[0] is not table:
            name = header_words(table)[columns["value"]]
            title = head.title if name in ("value", "name") else f"{head.title} {name}"
            head = replace(head, title=title, span=table.header_span)
        page = read_value_table(head, table, columns, spot.blocks, self._report)
        return spot.placed(page, table)

    def _context(self, spot: Spot, table: Table) -> str:
        """Return the text that tells whether ``table`` lists values: heading, text, links."""
        above = [b for b in spot.blocks if b.span.end <= table.span.start]
        text = above[-1].span.text[-_CONTEXT:] if above else ""
        title = " ".join(title.text for title in reversed(spot.titles))
        linked = self.heads.anchors.are_linked(spot.sections[-1:]) and "values"
        return "\n".join([title, text, linked or ""])

    def _listed(self, spot: Spot, section: Section) -> Iterator[PlacedPage]:
        """Yield the enum from a list or code below a heading or a text about values."""
        lists = [b for b in spot.blocks if isinstance(b, Fence | ListBlock)]
        above = list(_above_lists(spot))
        for text, items in above:
            if linked := read_listed_members(items, text, self._dialect):
                yield spot.placed(UnionPage(self.heads.of(spot), linked))
                return
        is_announced = any(_VALUES_FOLLOW.search(text) for text, _ in above)
        is_linked = self.heads.anchors.are_linked([section]) and _are_of_values(lists)
        if lists and (title_of(section).is_of_values or is_announced or is_linked):
            head = self.heads.of(spot)
            examples = next((s for s in _examples(spot) if s.name == EXAMPLES), None)
            page = read_enum(head, section, examples, self._report)
            yield spot.placed(page)
        elif title_of(section).is_of_values and (members := _values_around(spot)):
            yield spot.placed(EnumPage(self.heads.of(spot), members, None, True))
        elif section.name in (FIELDS, VALUES):
            self._report.add(catalog.missing_table(section.heading.span))
            yield self.opaque(spot)


def _named_type(spot: Spot) -> Cell | None:
    """Return the type that the text of ``spot`` names, or its heading if no table follows."""
    heading = spot.sections[-1].heading.cell
    stated = None if spot.tables else stated_type(heading)
    return stated or underlying_type(spot.blocks)


def _above_lists(spot: Spot) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield the text above each list, and the items of the list."""
    for block, following in pairwise(spot.blocks):
        if isinstance(block, Prose) and isinstance(following, ListBlock):
            yield block.span.text[-_CONTEXT:], following.items


def _are_of_values(blocks: Sequence[Block]) -> bool:
    """Return whether ``blocks`` are lists, and each item is a value in code."""
    return all(
        isinstance(block, ListBlock)
        and all(_VALUE_ITEM.fullmatch(item.content) for item in block.items)
        for block in blocks
    )


def _values_around(spot: Spot) -> tuple[MemberRow, ...]:
    """Return the values that the text of ``spot`` lists: ``One of `a` or `b`.``"""
    for block in spot.blocks:
        values = listed_values_in(block.span.text) if isinstance(block, Prose) else ()
        if values:
            return tuple(MemberRow("", value, "", block.span) for value in values)
    return ()


def _examples(spot: Spot) -> Iterator[Section]:
    for section in outline(spot.base[-1].blocks) if spot.base else ():
        if section.name.startswith("example"):
            yield section


def _json_examples(spot: Spot) -> Iterator[Span]:
    """Yield the JSON in the code blocks around the table of ``spot``."""
    blocks = [*spot.blocks]
    if spot.titles and not (spot.titles[-1].is_generic and spot.titles[-1].suffix()):
        blocks += [block for section in _examples(spot) for block in section.blocks]
    for block in blocks:
        if isinstance(block, Fence) and block.is_json:
            yield block.code_span
