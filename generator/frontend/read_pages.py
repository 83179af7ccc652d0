"""Document -> pages: which kind each is, and what its rows say.

A page is an H1, a description, and one section: ``## Fields``, ``## Values`` or none.
``## Example Usage`` may stand beside it.  A file with several H1 holds several pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.columns import FIELD_COLUMNS, VALUE_COLUMNS, Columns
from generator.frontend.cursor import Cursor, TypeSyntaxError
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import (
    Block,
    Cell,
    Document,
    Heading,
    Prose,
    Row,
    Table,
)
from generator.frontend.inline import read_inline
from generator.frontend.marks import (
    read_doc,
    read_name,
    read_required,
    read_text,
    read_value,
)
from generator.frontend.pages import (
    EnumPage,
    FieldRow,
    Head,
    MemberRow,
    ObjectPage,
    OpaquePage,
    Page,
)
from generator.frontend.typeexpr import (
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    TypeExpr,
    UnknownExpr,
)
from generator.source import Span

_FIELDS, _VALUES, _EXAMPLES = "fields", "values", "example usage"
_OPENNESS = re.compile(r"\b(open|closed) enum\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and all up to the next of its level; ``name`` is in lower case."""

    name: str
    heading: Heading
    blocks: tuple[Block, ...]


def read_pages(
    document: Document, dialect: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the pages of ``document``; a file that holds none is a note.

    Reports: not-a-spec, missing-title, missing-table, unread-table, stray-row,
    too-many-cells, unread-column, missing-column, empty-name, unclear-required,
    unreadable-type.
    """
    pages = tuple(
        page
        for part in _split(document.blocks, level=1)
        if (page := _read_page(part, dialect, report))
    )
    if not pages:
        report.add(catalog.not_a_spec(Span(document.file, 0, 0)))
    return pages


def _split(blocks: Sequence[Block], level: int) -> Iterator[_Section]:
    """Yield what each heading of ``level`` heads; blocks before the first are left out."""
    starts = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level <= level
    ]
    for start, end in pairwise([*starts, len(blocks)]):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        name = read_inline(heading.cell).text.strip().casefold()
        yield _Section(name, heading, tuple(blocks[start + 1 : end]))


def _read_page(part: _Section, dialect: Dialect, report: Report) -> Page | None:
    sections = {section.name: section for section in _split(part.blocks, level=2)}
    intro = _before_sections(part.blocks)
    head = _read_head(part.heading, intro)
    if _FIELDS in sections:
        return _read_object(head, sections[_FIELDS], dialect, report)
    if _VALUES in sections:
        return _read_enum(head, sections[_VALUES], sections.get(_EXAMPLES), report)
    if sections.keys() - {_EXAMPLES} or not all(isinstance(b, Prose) for b in intro):
        return None
    if not head.title:
        return None
    return OpaquePage(head)


def _before_sections(blocks: Sequence[Block]) -> Sequence[Block]:
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level <= 2:
            return blocks[:index]
    return blocks


def _read_head(heading: Heading, intro: Sequence[Block]) -> Head:
    title, struck = read_name(heading.cell)
    file = heading.span.file
    markdown = Span(file, intro[0].span.start, intro[-1].span.end).text if intro else ""
    doc, marked = read_doc(markdown)
    return Head(file, title, heading.cell.span, doc, struck or marked)


def _read_object(
    head: Head, section: _Section, dialect: Dialect, report: Report
) -> ObjectPage:
    table = _find_table(head, section, report)
    if table is None:
        return ObjectPage(head, ())
    columns = Columns(table, FIELD_COLUMNS, report)
    if not columns.require("name", "type", "required", report=report):
        return ObjectPage(head, ())
    rows = (_read_field(row, columns, dialect, report) for row in table.rows)
    return ObjectPage(head, tuple(row for row in rows if row))


def _find_table(head: Head, section: _Section, report: Report) -> Table | None:
    """Return the table of ``section``; report what looks like rows and is none."""
    if not head.title:
        report.add(catalog.missing_title(section.heading.span))
    tables = [block for block in section.blocks if isinstance(block, Table)]
    strays = list(_stray_rows(section.blocks))
    report.extend(catalog.stray_row(line) for line in strays)
    report.extend(catalog.unread_table(table.header_span) for table in tables[1:])
    for row in (row for table in tables[:1] for row in table.rows if row.extra):
        report.add(catalog.too_many_cells(row.extra_span, len(row.cells)))
    if not tables and not strays:
        report.add(catalog.missing_table(section.heading.span))
    return tables[0] if tables else None


def _stray_rows(blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the lines of ``blocks`` that look like table rows and that Markdown takes for text.

    So does a table that a blank line, an indentation or a broken delimiter row cuts off.
    """
    for block in blocks:
        if not isinstance(block, Prose):
            continue
        first, last = block.span.begin[0], block.span.finish[0]
        for number in range(first, last + 1):
            line = block.span.file.lines(number, number)
            if line.text.lstrip().startswith("|"):
                yield line


def _read_field(
    row: Row, columns: Columns, dialect: Dialect, report: Report
) -> FieldRow | None:
    name_cell = columns.cell(row, "name")
    name, struck = read_name(name_cell)
    if not name:
        report.add(catalog.empty_name(row.span))
        return None
    doc, marked = read_doc(columns.content(row, "doc"))
    return FieldRow(
        name=name,
        name_span=name_cell.span,
        wire_name=_read_wire_name(row, columns),
        type=read_type(columns.cell(row, "type"), dialect, report),
        required=_read_required(columns.cell(row, "required"), report),
        doc=doc,
        example=read_text(columns.content(row, "example")),
        deprecated=struck or marked,
    )


def _read_wire_name(row: Row, columns: Columns) -> str | None:
    if "wire_name" not in columns:
        return None
    return read_name(columns.cell(row, "wire_name"))[0] or None


def _read_required(cell: Cell, report: Report) -> bool:
    required = read_required(cell)
    if required is None:
        report.add(catalog.unclear_required(cell.span))
    return bool(required)


def read_type(cell: Cell, dialect: Dialect, report: Report) -> TypeExpr:
    """Return the type in ``cell``, an UnknownExpr if it is none.

    Reports: unreadable-type.
    """
    cursor = Cursor(read_inline(cell))
    try:
        parsed = dialect.parse_type(cursor)
        if not cursor.at_end:
            raise cursor.error("the end of the type")
    except TypeSyntaxError as error:
        report.add(
            catalog.unreadable_type(cell.span, error.span, error.expected, dialect.name)
        )
        return UnknownExpr(cell.content, cell.span)
    if dialect.tells_null or isinstance(
        parsed, OptionalExpr | NullableExpr | MaybeNullExpr
    ):
        return parsed
    return MaybeNullExpr(parsed, parsed.span)


def _read_enum(
    head: Head, section: _Section, examples: _Section | None, report: Report
) -> EnumPage:
    is_open = _read_openness([section, examples] if examples else [section])
    table = _find_table(head, section, report)
    if table is None:
        return EnumPage(head, (), is_open)
    columns = Columns(table, VALUE_COLUMNS, report)
    if not columns.require("name", "value", report=report):
        return EnumPage(head, (), is_open)
    members = tuple(_read_member(row, columns) for row in table.rows)
    return EnumPage(head, members, is_open)


def _read_member(row: Row, columns: Columns) -> MemberRow:
    name, _ = read_name(columns.cell(row, "name"))
    doc, _ = read_doc(columns.content(row, "doc"))
    return MemberRow(name, read_value(columns.cell(row, "value")), doc, row.span)


def _read_openness(sections: Sequence[_Section]) -> bool | None:
    """Return whether the text or the code of ``sections`` calls the enum open or closed."""
    for block in (block for section in sections for block in section.blocks):
        said = None if isinstance(block, Table) else _OPENNESS.search(block.span.text)
        if said:
            return said[1].lower() == "open"
    return None
