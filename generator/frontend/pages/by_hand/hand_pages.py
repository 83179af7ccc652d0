"""Hand-written documents -> pages: each table of fields or of values becomes a page, wherever it
is.

The headings around a table, and the labels above it, name its model: see ``titles.py``.  Tables of
something else, such as error codes or methods, are skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import or_

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    Fence,
    Heading,
    ListBlock,
    Prose,
    Table,
)
from generator.frontend.markdown.outline import Section, before_headings, outline
from generator.frontend.pages.by_hand.halves import find_halves, with_halves_joined
from generator.frontend.pages.by_hand.placed_page import PlacedPage
from generator.frontend.pages.by_hand.tables_by_name import link_by_name
from generator.frontend.pages.by_hand.underlying_types import (
    read_named_type,
    split_typed_title,
    underlying_type,
)
from generator.frontend.pages.by_hand.values_below import (
    listed_values_in,
    with_values_below,
)
from generator.frontend.pages.by_hand.values_by_field import with_values_by_field
from generator.frontend.pages.cells.cell_kinds import are_types
from generator.frontend.pages.cells.marks import read_doc
from generator.frontend.pages.headings.anchors import Anchors
from generator.frontend.pages.headings.bases import read_bases, split_title
from generator.frontend.pages.headings.labels import with_labels
from generator.frontend.pages.headings.title_words import (
    ERROR_WORDS,
    FILE_COLUMNS,
    FILLERS,
    OTHER_COLUMNS,
    OTHERS,
)
from generator.frontend.pages.headings.titles import (
    Title,
    model_name,
    read_title,
    stated_type,
)
from generator.frontend.pages.page import (
    EnumPage,
    Head,
    MemberRow,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
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
from generator.frontend.pages.tables.columns import (
    FIELD_WORDS,
    field_columns,
    header_words,
    is_field_table,
)
from generator.frontend.pages.tables.grouped_rows import Group, split_groups
from generator.frontend.pages.tables.read_table import is_too_large
from generator.frontend.pages.tables.table_remarks import read_remarks
from generator.frontend.pages.tables.value_tables import value_columns
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.typeexpr import ScalarExpr, has_enum
from generator.source import SourceFile, Span
from generator.text.comments import without_comments
from generator.text.lazy_pattern import lazy_pattern

_CONTEXT = 300  # characters of the text above a table that may describe it
# Tables of something else have none of these.
_TELLS_FIELDS = {"required", "optional", "nullable", "default"}
_OPERATION = lazy_pattern(r"[`*]*(?:GET|POST|PUT|PATCH|DELETE)[`*]*\s+[`*]*/")
_STRUCK = lazy_pattern(r"~~.+~~")
_VALUE_ITEM = lazy_pattern(r"`[^`\s]{1,80}`")
# An option of a command, and what a command is about.
_OPTION = lazy_pattern(r"--?[A-Za-z][\w-]*", re.ASCII)
_OPERAND = lazy_pattern(r"\\?<[\w|. -]+>(?:\.\.\.)?`?")
_VALUES_FOLLOW = lazy_pattern(
    r"\b(?:values?(?: are)?|one of)[:：]?\s*+$",  # noqa: RUF001
    re.IGNORECASE,
)


class _Spot(Struct, frozen=True):
    """``blocks`` directly below ``sections``, which are ordered from the outermost.

    ``is_half``: the last heading divides the fields of one model into required and optional ones.
    """

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    is_half: bool = False

    @property
    def titles(self) -> tuple[Title, ...]:
        return tuple(_title(section) for section in self.sections)

    @property
    def around(self) -> tuple[Span, ...]:
        """The places of the headings that name the model, without the last heading."""
        outer = _Spot(self.sections[:-1], ())
        return tuple(section.heading.span for section in outer.base)

    @property
    def place(self) -> Span:
        """The place of the last heading."""
        return self.sections[-1].heading.span

    @property
    def names(self) -> tuple[Title, ...]:
        """The titles that make the name of the model."""
        titles = self.titles
        if not self.is_half:
            return titles
        return (*titles[:-1], titles[-1].without_requiredness())

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def base(self) -> tuple[Section, ...]:
        """The sections up to the one whose heading names the model."""
        names = self.names
        while names and names[-1].needs_name:
            names = names[:-1]
        return self.sections[: len(names)]

    def placed(self, page: Page, *tables: Table) -> PlacedPage:
        headings = tuple(section.heading.span for section in self.sections)
        return PlacedPage(page, tables, self.titles, headings, len(self.base))


def read_hand_pages(
    document: Document, dialect: Dialect, report: Report
) -> tuple[PlacedPage, ...]:
    """Return the pages of ``document``.

    Reports: the findings of read_object, read_enum, read_union and link_by_name; missing-table,
    unread-table, large-table, unlisted-enum.
    """
    reader = _Reader(document, dialect, report)
    spots = _with_halves(list(_all_spots(with_labels(document.blocks))))
    linked = link_by_name(_read_spots(reader, spots), report)
    for each in linked:
        report.extend(_unlisted(each.page))
    return _distinct(linked, reader.file_title)


def _with_halves(spots: list[_Spot]) -> list[_Spot]:
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


def _read_spots(reader: _Reader, spots: Sequence[_Spot]) -> list[PlacedPage]:
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


def _unlisted(page: Page | None) -> Iterator[Diagnostic]:
    """Yield a finding for each enum whose values are listed neither in its row nor in a table."""
    for row in page.rows if isinstance(page, ObjectPage) else ():
        if not isinstance(row.type, ScalarExpr) and has_enum(row.type):
            yield catalog.unlisted_enum(row.type.span)


def _all_spots(blocks: Sequence[Block]) -> Iterator[_Spot]:
    yield _Spot((), tuple(before_headings(blocks)))
    yield from _siblings(outline(blocks), ())


def _siblings(parts: Iterable[Section], around: tuple[Section, ...]) -> Iterator[_Spot]:
    """Yield the spots of ``parts``, headings of one level inside ``around``.

    Headings may be one level too high: `# Line`, and `# Fields` for it.  Below level 1, this is so
    only after an operation: `### POST /lines`, and `### Parameters` for it.
    """
    above: Section | None = None
    for part in parts:
        is_generic = _title(part).needs_name
        is_below = above and is_generic and _may_be_above(above, part)
        yield from _spots(part, (*around, above) if above and is_below else around)
        if not is_generic:
            above = None if any(map(_has_page, part.blocks)) else part


def _may_be_above(above: Section, part: Section) -> bool:
    level = above.heading.level
    is_operation = _OPERATION.match(above.heading.cell.content) is not None
    return level == part.heading.level and (level == 1 or is_operation)


def _has_page(block: Block) -> bool:
    """Return whether ``block`` is a table of fields or of values."""
    if not isinstance(block, Table):
        return False
    is_fields = is_field_table(block, by_hand=True)
    return is_fields or value_columns(block, "") is not None


def _spots(part: Section, around: tuple[Section, ...]) -> Iterator[_Spot]:
    sections = (*around, part)
    if part.name == UNION:
        yield _Spot(sections, part.blocks)
        return
    yield _Spot(sections, tuple(before_headings(part.blocks)))
    inner = (each for each in outline(part.blocks) if each.name != EXAMPLES)
    yield from _siblings(inner, sections)


def _title(section: Section) -> Title:
    return read_title(section.heading.cell.content, section.heading.level)


def _above(spot: _Spot) -> _Spot:
    """Return the spot that encloses ``## Supported Types``; it has the name."""
    around = spot.sections[:-1]
    return _Spot(around, tuple(before_headings(around[-1].blocks))) if around else spot


def _is_opaque(spot: _Spot, outer: Container[Span]) -> bool:
    """Return whether ``spot`` is a title of level 1 with only text."""
    if len(spot.sections) != 1 or spot.sections[0].heading.span in outer:
        return False
    is_text = all(isinstance(block, Prose | ListBlock) for block in spot.blocks)
    is_title = spot.sections[0].heading.level == 1 and not spot.titles[0].is_generic
    return is_title and is_text and bool(spot.titles[0].text)


class _Reader:
    """Reads the pages of one document."""

    def __init__(self, document: Document, dialect: Dialect, report: Report) -> None:
        self.file_title = document.title or _file_title(document.file)
        self._document = document
        self._dialect = dialect
        self._report = report
        self._anchors = Anchors(document)

    def opaque(self, spot: _Spot) -> PlacedPage:
        return spot.placed(OpaquePage(self._head(spot)))

    def is_linked(self, spot: _Spot) -> bool:
        return self._anchors.are_linked(spot.sections)

    def read(self, spot: _Spot) -> Iterator[PlacedPage]:
        """Yield the pages of the tables in ``spot``, or of its lists of values."""
        section = spot.sections[-1] if spot.sections else None
        if section and section.name == UNION:
            above = _above(spot)
            page = read_union(self._head(above), section, self._dialect, self._report)
            yield above.placed(page, *spot.tables)
            return
        if section and (written := _named_type(spot)):
            head, blocks = self._head(spot), spot.blocks
            named = read_named_type(head, written, blocks, self._dialect, self._report)
            if isinstance(named, UnionPage) and (members := _values_around(spot)):
                named = EnumPage(head, members, None, True)
            yield spot.placed(named, *spot.tables)
            return
        for table in spot.tables:
            if _is_other(spot, table):
                self._report.add(catalog.unclaimed_table(table.header_span))
                yield PlacedPage(None, (table,))
        fields = [table for table in spot.tables if self._is_fields(spot, table)]
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

    def _named_in_title(self, spot: _Spot, section: Section) -> Iterator[PlacedPage]:
        """Yield another name of the type in brackets in a heading that is linked."""
        named = split_typed_title(section.heading.cell, self._dialect)
        if named and self._anchors.are_linked([section]):
            head = replace(self._head(spot), title=named[0])
            yield spot.placed(UnionPage(head, named[1:]))

    def _is_fields(self, spot: _Spot, table: Table) -> bool:
        if _is_other(spot, table):
            return False
        is_fields = is_field_table(table, by_hand=True)
        if is_fields and _TELLS_FIELDS & field_columns(table).keys():
            return True
        is_of_values = value_columns(table, "") is not None
        if is_of_values and not (is_fields and _has_types_of_fields(table)):
            return False
        if is_fields:
            return True
        # Two columns, below a heading that announces fields.
        title = spot.titles[-1] if spot.titles else None
        announces = title and title.is_generic and not title.is_of_values
        return bool(announces) and {"name", "doc"} <= field_columns(table).keys()

    def _object(self, spot: _Spot, tables: Sequence[Table]) -> PlacedPage:
        head = self._head(spot)
        title = spot.titles[-1] if spot.titles else None
        if title and title.is_of_values and title.level == 1:
            # Fields, even if they are called `Values`.
            head = replace(head, title=title.text)
        section = Section(FIELDS, _heading(spot, head), (tables[0],))
        remarks = read_remarks("\n\n".join(_texts(spot.blocks)))
        if remarks.unmarked is None and title:
            remarks = replace(remarks, unmarked=title.says_required)
        page = read_object(head, section, self._dialect, self._report, remarks)
        others = (catalog.unread_table(table.header_span) for table in tables[1:])
        self._report.extend(others)
        if isinstance(page, ObjectPage):
            heading = spot.sections[-1].heading.cell if spot.sections else None
            bases = read_bases(heading, spot.blocks)
            page = replace(page, examples=tuple(_json_examples(spot)), bases=bases)
            page = with_values_below(page, spot.blocks)
        return spot.placed(page, *tables)

    def _grouped(self, spot: _Spot, groups: Sequence[Group]) -> Iterator[PlacedPage]:
        """Yield the models whose names a column of one table has."""
        heading = self._head(spot)
        for group in groups:
            head = replace(
                heading, title=group.name, span=group.cell.span, doc="", anchors=()
            )
            section = Section(FIELDS, _heading(spot, head), (group.table,))
            page = read_object(head, section, self._dialect, self._report)
            yield spot.placed(page, group.table)

    def _values(self, spot: _Spot, table: Table) -> PlacedPage | None:
        """Return the enum whose values ``table`` lists, or the union of the types there."""
        context = self._context(spot, table)
        if members := read_linked_members(table, context, self._dialect):
            return spot.placed(UnionPage(self._head(spot), members), table)
        columns = value_columns(table, context)
        heading = spot.titles[-1].words if spot.titles else ()
        words = [word for word in heading if word not in FILLERS]
        # `Status` alone names an enum; `Status Codes` are those of HTTP.
        is_name = len(words) == 1 and not words[0].startswith("error")
        is_of_errors = bool(words) and not is_name and ERROR_WORDS.issuperset(words)
        if columns is None or is_of_errors or _is_other(spot, table):
            return None
        if is_too_large(table, self._report):
            return PlacedPage(None, (table,))
        head = self._head(spot)
        if spot.tables[0] is not table:
            name = header_words(table)[columns["value"]]
            title = head.title if name in ("value", "name") else f"{head.title} {name}"
            head = replace(head, title=title, span=table.header_span)
        page = read_value_table(head, table, columns, spot.blocks, self._report)
        return spot.placed(page, table)

    def _context(self, spot: _Spot, table: Table) -> str:
        """Return the text that tells whether ``table`` lists values: heading, text, links."""
        above = [b for b in spot.blocks if b.span.end <= table.span.start]
        text = above[-1].span.text[-_CONTEXT:] if above else ""
        title = " ".join(title.text for title in reversed(spot.titles))
        linked = self._anchors.are_linked(spot.sections[-1:]) and "values"
        return "\n".join([title, text, linked or ""])

    def _listed(self, spot: _Spot, section: Section) -> Iterator[PlacedPage]:
        """Yield the enum from a list or code below a heading or a text about values."""
        lists = [b for b in spot.blocks if isinstance(b, Fence | ListBlock)]
        above = list(_above_lists(spot))
        for text, items in above:
            if linked := read_listed_members(items, text, self._dialect):
                yield spot.placed(UnionPage(self._head(spot), linked))
                return
        is_announced = any(_VALUES_FOLLOW.search(text) for text, _ in above)
        is_linked = self._anchors.are_linked([section]) and _are_of_values(lists)
        if lists and (_title(section).is_of_values or is_announced or is_linked):
            head = self._head(spot)
            examples = next((s for s in _examples(spot) if s.name == EXAMPLES), None)
            page = read_enum(head, section, examples, self._report)
            yield spot.placed(page)
        elif _title(section).is_of_values and (members := _values_around(spot)):
            yield spot.placed(EnumPage(self._head(spot), members, None, True))
        elif section.name in (FIELDS, VALUES):
            self._report.add(catalog.missing_table(section.heading.span))
            yield self.opaque(spot)

    def _head(self, spot: _Spot) -> Head:
        """Return the head of the page of ``spot``."""
        file, titles = self._document.file, spot.names
        title, _ = split_title(model_name(titles, self.file_title))
        section = spot.sections[-1] if spot.sections else None
        intro = _texts(spot.blocks)
        base = spot.base[-1] if spot.base else None
        if base and base is not section and not titles[-1].suffix():
            intro = [*_description(before_headings(base.blocks)), *intro]
            section = base
        span = section.heading.cell.span if section else Span(file, 0, 0)
        doc, marked = read_doc(without_comments("\n\n".join(intro)))
        struck = bool(_STRUCK.fullmatch(title))
        title = title.strip("~") if struck else title
        return Head(
            file,
            title,
            span,
            doc,
            struck or marked,
            anchors=self._anchors.of(spot.sections),
            around=self._anchors.around(spot.sections),
        )


def _named_type(spot: _Spot) -> Cell | None:
    """Return the type that the text of ``spot`` names, or its heading if no table follows."""
    heading = spot.sections[-1].heading.cell
    stated = None if spot.tables else stated_type(heading)
    return stated or underlying_type(spot.blocks)


def _above_lists(spot: _Spot) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield the text above each list, and the items of the list."""
    for block, following in pairwise(spot.blocks):
        if isinstance(block, Prose) and isinstance(following, ListBlock):
            yield block.span.text[-_CONTEXT:], following.items


def _are_of_values(blocks: Sequence[Block]) -> bool:
    """Return whether ``blocks`` are lists of nothing but values in code."""
    return all(
        isinstance(block, ListBlock)
        and all(_VALUE_ITEM.fullmatch(item.content) for item in block.items)
        for block in blocks
    )


def _values_around(spot: _Spot) -> tuple[MemberRow, ...]:
    """Return the values that the text of ``spot`` lists: ``One of `a` or `b`.``"""
    for block in spot.blocks:
        values = listed_values_in(block.span.text) if isinstance(block, Prose) else ()
        if values:
            return tuple(MemberRow("", value, "", block.span) for value in values)
    return ()


def _texts(blocks: Sequence[Block]) -> list[str]:
    """Return the paragraphs and lists of ``blocks``."""
    return [
        b.span.text.strip("\r\n") for b in blocks if isinstance(b, Prose | ListBlock)
    ]


def _description(blocks: Sequence[Block]) -> list[str]:
    """Return ``blocks`` above a section of fields, without tables and JSON examples."""
    return [
        block.span.text.strip("\r\n")
        for block in blocks
        if not isinstance(block, Table | Heading)
        and not (isinstance(block, Fence) and block.info.casefold() == "json")
    ]


def _examples(spot: _Spot) -> Iterator[Section]:
    for section in outline(spot.base[-1].blocks) if spot.base else ():
        if section.name.startswith("example"):
            yield section


def _json_examples(spot: _Spot) -> Iterator[Span]:
    """Yield the JSON in the code blocks around the table of ``spot``."""
    blocks = [*spot.blocks]
    if spot.titles and not (spot.titles[-1].is_generic and spot.titles[-1].suffix()):
        blocks += [block for section in _examples(spot) for block in section.blocks]
    for block in blocks:
        if isinstance(block, Fence) and block.info.casefold() == "json":
            yield block.code_span


def _is_other(spot: _Spot, table: Table) -> bool:
    """Return whether a heading or the first column shows that ``table`` is about something else."""
    words = spot.titles[-1].words if spot.titles else ()
    if words and words[-1] in OTHERS and not _surely_fields(table):
        return True
    headers = header_words(table)
    is_other = headers[0] in OTHER_COLUMNS or not FILE_COLUMNS.isdisjoint(headers)
    return is_other or _is_of_commands(table, headers[0])


def _is_of_commands(table: Table, header: str) -> bool:
    """Return whether the rows of ``table`` are what follows a command: ``--size <n>``, ``<id>``."""
    starts = (row.cells[0].content.lstrip("`*_ ") for row in table.rows)
    if not next(starts, "").startswith(("-", "<", "\\<")):
        return False
    first = [row.cells[0].content.lstrip("`*_ ") for row in table.rows]
    options = [_OPTION.match(cell) is not None for cell in first]
    operands = [_OPERAND.fullmatch(cell) is not None for cell in first]
    are_all = all(map(or_, options, operands))
    return are_all and (any(options) or "argument" in header)


def _has_types_of_fields(table: Table) -> bool:
    """Return whether the rows of ``table`` have several types; those of an enum have one, but its
    rows are not called fields.
    """
    columns = field_columns(table)
    index = columns.get("type")
    types = [row.cells[index] for row in table.rows] if index is not None else []
    is_named = header_words(table)[columns.get("name", 0)] in FIELD_WORDS
    is_several = len({cell.content for cell in types}) > 1
    return (is_several or is_named) and bool(types) and are_types(types)


def _surely_fields(table: Table) -> bool:
    """Return whether ``table`` is a table of fields, regardless of its heading."""
    columns = field_columns(table)
    if _TELLS_FIELDS & columns.keys():
        return True
    index = columns.get("type")
    return index is not None and are_types([row.cells[index] for row in table.rows])


def _heading(spot: _Spot, head: Head) -> Heading:
    if spot.sections:
        return spot.sections[-1].heading
    return Heading(1, Cell(head.span, head.title), head.span)


def _file_title(file: SourceFile) -> str:
    """Return the name of ``file``, or of its folder if the name is generic."""
    *folders, name = file.path.split("/")
    stem = name.rpartition(".")[0] or name
    is_plain = stem.casefold() in ("index", "readme") and folders
    return (folders[-1] if is_plain else stem).replace("-", " ").replace("_", " ")


def _distinct(
    candidates: Sequence[PlacedPage], file_title: str
) -> tuple[PlacedPage, ...]:
    """Return the pages; those with the same title are prefixed with the headings around them."""
    same = Counter(each.page.head.title.casefold() for each in candidates if each.page)
    if all(count == 1 for count in same.values()):
        return tuple(candidates)
    longer = [_qualified(each, same, file_title) for each in candidates]
    titles = Counter(each.page.head.title.casefold() for each in longer if each.page)
    # A prefix of all of them does not distinguish them.
    return tuple(
        new if new.page and titles[new.page.head.title.casefold()] == 1 else old
        for old, new in zip(candidates, longer, strict=True)
    )


def _qualified(
    placed: PlacedPage, same: Mapping[str, int], file_title: str
) -> PlacedPage:
    page = placed.page
    if not page or same[page.head.title.casefold()] < 2:
        return placed
    if len(placed.titles) < 2 or placed.titles[-1].needs_name:
        return placed
    title = f"{model_name(placed.titles[:-1], file_title)} {page.head.title}"
    head = replace(page.head, title=title)
    return replace(placed, page=replace(page, head=head))
