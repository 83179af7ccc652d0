"""``## Values`` -> EnumPage: a table, a list of literals, or a fence of literals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Block, Fence, ListBlock, Row, Table
from generator.frontend.markdown.inline import read_inline
from generator.frontend.markdown.outline import Section
from generator.frontend.pages.cells.cell_text import read_doc, read_name, read_value
from generator.frontend.pages.page import EnumPage, Head, MemberRow, OpaquePage
from generator.frontend.pages.rows.field_names import read_field_name
from generator.frontend.pages.tables.columns import Columns, value_columns
from generator.frontend.pages.tables.read_table import find_table, whole_rows
from generator.frontend.pages.values.code_literals import read_literals
from generator.source import Span
from generator.text.code_spans import read_code_span
from generator.text.lazy_pattern import lazy_pattern

_BARE = lazy_pattern(r"(?!(?:[Tt]rue|[Ff]alse|Unrecognized\w*)$)[^\W\d][\w.-]*")
_QUOTED = lazy_pattern(r"([\"'])[^\"']*\1")
_OPENNESS = lazy_pattern(r"\b(?i:open|closed) enum\b|\bUnrecognized<")


def read_enum(
    head: Head, section: Section, examples: Section | None, report: Report
) -> EnumPage | OpaquePage:
    """Return the enum whose values ``section`` lists; without a table it is opaque.

    ``examples`` may show that it is open.

    Reports: the findings of find_table; unread-column, missing-column, unreadable-value.
    """
    blocks = [*section.blocks, *(examples.blocks if examples else ())]
    is_open = _read_openness(blocks)
    code = [b for b in section.blocks if isinstance(b, Fence | ListBlock)]
    if code and not any(isinstance(block, Table) for block in section.blocks):
        return EnumPage(head, tuple(_read_code(code, report)), is_open, True)
    table = find_table(section, report)
    if table is None:
        return OpaquePage(head)
    columns = Columns(table, value_columns(table))
    columns.report_unread(["name", "value", "doc"], report)
    if not columns.require("value", report=report):
        return OpaquePage(head)
    rows = whole_rows(table, columns, report)
    members = tuple(_read_member(row, columns) for row in rows)
    return EnumPage(head, members, is_open)


def read_value_table(
    head: Head,
    table: Table,
    columns: Mapping[str, int],
    around: Sequence[Block],
    report: Report,
) -> EnumPage:
    """Return the enum whose values ``table``, a hand-written one, lists in these ``columns``.

    The blocks ``around`` it may say that it is open, or closed.

    Reports: unread-column.
    """
    cells = Columns(table, columns)
    cells.report_unread(["name", "value", "doc"], report)
    rows = whole_rows(table, cells, report)
    members = tuple(_read_hand_member(row, cells) for row in rows)
    return EnumPage(head, members, _read_openness(around))


def _read_hand_member(row: Row, columns: Columns) -> MemberRow:
    member = _read_member(row, columns)
    name = read_field_name(columns.cell(row, "name")).key if "name" in columns else ""
    written = columns.cell(row, "value")
    value = read_field_name(written)
    if value.struck and not member.doc.startswith("Deprecated:"):
        doc = f"Deprecated: {member.doc or 'do not use in new code.'}"
        member = replace(member, doc=doc)
    is_code = read_code_span(written.content) is not None
    text = member.value if is_code else _unquoted(value.key)
    return replace(member, name=name, value=text)


def _unquoted(text: str) -> str:
    return text[1:-1] if _QUOTED.fullmatch(text) else text


def _read_member(row: Row, columns: Columns) -> MemberRow:
    cells = columns.cells(row)
    name, struck = read_name(cells["name"]) if "name" in cells else ("", False)
    doc, marked = read_doc(cells["doc"].content if "doc" in cells else "")
    if struck and not marked:
        doc = f"Deprecated: {doc or 'do not use in new code.'}"
    return MemberRow(name, read_value(cells["value"]), doc, row.span)


def _read_code(
    blocks: Sequence[Fence | ListBlock], report: Report
) -> Iterator[MemberRow]:
    """Yield a member without a name for each literal in ``blocks``."""
    for block in blocks:
        if isinstance(block, Fence):
            yield from _read_text(block.text, block.code_span, report)
            continue
        for item in block.items:
            text = read_inline(item).text.strip()
            if _BARE.fullmatch(text):
                # The style of hand-written values.
                yield MemberRow("", text, "", item.span)
            else:
                yield from _read_text(text, item.span, report)


def _read_text(text: str, place: Span, report: Report) -> Iterator[MemberRow]:
    for literal in read_literals(text):
        # In a fence, the visible text is the source; in an item, the item is a sufficient place.
        exact = place.text.startswith(text)
        span = place.part(literal.start, literal.end) if exact else place
        if literal.value is None and not literal.is_open:
            report.add(catalog.unreadable_value(span))
        elif literal.value is not None:
            yield MemberRow("", literal.value, "", span)


def _read_openness(blocks: Sequence[Block]) -> bool | None:
    """Return whether the text or the code in ``blocks`` calls the enum open or closed."""
    for block in blocks:
        match = None if isinstance(block, Table) else _OPENNESS.search(block.span.text)
        if match:
            return match[0].lower() != "closed enum"
    return None
