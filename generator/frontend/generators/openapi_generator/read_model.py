"""Document -> the page of a model, and those of the enums nested in it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.enums import (
    heading_name,
    read_allowed,
    read_code_values,
    read_list,
    read_noted_values,
    read_values,
)
from generator.frontend.generators.openapi_generator.fields import (
    PageContext,
    loose,
    read_field,
)
from generator.frontend.generators.openapi_generator.forms import (
    FETCHED_FIELDS,
    MEMBER_SECTIONS,
    METHODS,
    SECTIONS,
    VALUES,
    VARIANTS,
    is_operations,
    sections,
)
from generator.frontend.generators.openapi_generator.names import bare_title
from generator.frontend.generators.openapi_generator.notes import is_notes, read_notes
from generator.frontend.generators.openapi_generator.python6 import (
    has_type_info,
    read_python6,
)
from generator.frontend.generators.openapi_generator.rows import (
    CutRow,
    cut_fetched,
    cut_row,
    has_outer_bars,
)
from generator.frontend.generators.openapi_generator.text import decode_doc, is_footer
from generator.frontend.generators.openapi_generator.unions import (
    read_alias,
    read_julia,
    read_listed,
    read_ruby,
    read_variants,
)
from generator.frontend.markdown.document import (
    Block,
    Document,
    Heading,
    Prose,
    Table,
)
from generator.frontend.markdown.outline import section_name
from generator.frontend.pages.cells.cell_text import read_doc, read_name
from generator.frontend.pages.page import (
    EnumPage,
    Head,
    ObjectPage,
    OpaquePage,
    Page,
)
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.pages.tables.stray_rows import find_stray_rows
from generator.frontend.types.dialects.base import Dialect
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_BOILERPLATE = lazy_pattern(
    r"The class is defined in \*\*\[|This model is an? `\w+` wrapper: |NOTE: this class is nullable"
)
_VALUE = "value"


def read_generated(
    document: Document, dialect: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the pages of a document that one of the generators wrote.

    Reports: operations-page, missing-title, unstated-model, and the findings of find_stray_rows and
    read_field.
    """
    if is_operations(document):
        report.add(catalog.operations_page(Span(document.file, 0, 0)))
        return ()
    title = _find_title(document)
    parts = list(sections(document))
    if title is None:
        report.add(catalog.missing_title(parts[0][1].span))
        return ()
    head = _read_head(title, document)
    if has_type_info(document):
        return read_python6(document, PageContext(head, dialect, {}), report)
    inside = _read_inline_enums(head, parts)
    page = PageContext(
        head, dialect, {loose(e.head.title.removeprefix(head.title)): e for e in inside}
    )
    main, enums = _read_main(parts, page, report)
    report.extend(find_stray_rows(_blocks(parts)))
    return (main, *inside, *enums)


def _find_title(document: Document) -> Heading | None:
    first = next((h for h in document.headings if h.level == 1), None)
    return first if first and read_name(first.cell)[0] else None


def _read_head(title: Heading, document: Document) -> Head:
    """Return the title and the description, which ends before the first known section."""
    start = document.blocks.index(title) + 1
    intro: list[Block] = []
    for block in document.blocks[start:]:
        if (
            isinstance(block, Heading)
            and block.level == 2
            and section_name(block) in SECTIONS
        ):
            break
        if not _BOILERPLATE.match(block.span.text):
            intro.append(block)
    text = "\n\n".join(map(_text_of, intro))
    doc, deprecated = read_doc(decode_doc(text))
    name = bare_title(read_name(title.cell)[0])
    return Head(title.span.file, name, title.cell.span, doc, deprecated)


def _text_of(block: Block) -> str:
    """Return a block of a description; headings in it are not those of the page."""
    if isinstance(block, Heading):
        return f"**{block.cell.content}**"
    return block.span.text


Part = tuple[str, Heading, Sequence[Block]]


def _read_main(
    parts: Sequence[Part], page: PageContext, report: Report
) -> tuple[Page, list[EnumPage]]:
    """Return the page made from the first section that describes one, and the enums in its rows."""
    head, dialect = page.head, page.dialect
    for name, _, blocks in parts:
        first = blocks[0] if blocks else None
        table = first if isinstance(first, Table) else None
        if name == "properties" and table:
            return _read_fields(table, blocks, page, report)
        if name == "enum variants" and table and header_words(table) == VARIANTS:
            return read_variants(head, table, dialect, report), []
        if name in ("enum", "enum variants"):
            return _read_enum(head, table, blocks) or _unstated(head, report), []
        if name in MEMBER_SECTIONS:
            return read_listed(head, blocks, dialect, report), []
        if name == METHODS:
            return read_ruby(head, blocks, dialect, report), []
        if name == "type" and first:
            return read_alias(head, first, dialect, report), []
    return _unstated(head, report), []


def _unstated(head: Head, report: Report) -> OpaquePage:
    report.add(catalog.unstated_model(head.span))
    return OpaquePage(head)


def _read_enum(
    head: Head, table: Table | None, blocks: Sequence[Block]
) -> EnumPage | None:
    if table is None:
        return read_list(head, blocks)
    if not table.rows:
        return None
    if header_words(table) == VALUES:
        return read_values(head, table, head.title)
    return read_noted_values(head, table)


def _read_fields(
    table: Table, blocks: Sequence[Block], page: PageContext, report: Report
) -> tuple[Page, list[EnumPage]]:
    cuts = [_cut(table, index) for index in range(len(table.rows))]
    if not cuts:
        return _unstated(page.head, report), []
    if len(cuts) == 1 and read_name(cuts[0].name)[0] == _VALUE:
        if union := read_julia(page.head, cuts[0], blocks, page.dialect, report):
            return union, []
        notes = read_notes(cuts[0].notes)
        if notes.values and notes.is_code:
            return read_code_values(page.head, notes.values), []
    found = [read_field(cut, page, report) for cut in cuts]
    fields = [each for each in found if each]
    rows = tuple(each.row for each in fields)
    enums = [each.enum for each in fields if each.enum]
    return ObjectPage(page.head, rows, may_merge=True), enums


def _cut(table: Table, index: int) -> CutRow:
    row = table.rows[index]
    if header_words(table) == FETCHED_FIELDS:
        return cut_fetched(row)
    outer = has_outer_bars(table) or row.span.text.lstrip().startswith("|")
    return cut_row(row, outer=outer, is_notes=is_notes)


def _read_inline_enums(head: Head, parts: Sequence[Part]) -> list[EnumPage]:
    """Return the enums that have their own sections: ``Enum: ColourEnum``."""
    enums: list[EnumPage] = []
    for name, heading, blocks in parts:
        if name in SECTIONS:
            continue
        own = heading_name(heading.cell.content)
        title = f"{own[:1].upper()}{own[1:].removesuffix('Enum')}Enum"
        inner = Head(head.file, f"{head.title}{title}", heading.cell.span, "", False)
        table = next((b for b in blocks if isinstance(b, Table)), None)
        if table and header_words(table) == VALUES:
            enums.append(read_values(inner, table, own))
        elif enum := read_list(inner, blocks) or read_allowed(inner, blocks):
            enums.append(enum)
    return enums


def _blocks(parts: Sequence[Part]) -> list[Block]:
    """Return the blocks of all sections, except the line of links at the end."""
    return [
        block
        for _, _, blocks in parts
        for block in blocks
        if not (isinstance(block, Prose) and is_footer(block.span.text))
    ]
