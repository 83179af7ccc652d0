"""Enum values, wherever a page lists them: in a list, a table, a note or a description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.frontend.generators.openapi_generator.forms import VALUE, VALUES
from generator.frontend.generators.openapi_generator.rows import has_outer_bars
from generator.frontend.generators.openapi_generator.text import decode, read_quoted
from generator.frontend.markdown.document import Block, Cell, Table, cell_at
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.cells.cell_text import read_name, read_value
from generator.frontend.pages.page import EnumPage, Head, MemberRow
from generator.frontend.pages.tables.columns import header_words
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_BIG_DECIMAL = lazy_pattern(
    r'new BigDecimal\("?(?P<digits>-?\d{1,99}(?:\.\d{1,99})?)"?\)'
)
_NUMBER = lazy_pattern(r"(?P<digits>-?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?)[LlMmFfDd]?")
# A string extends to the quote before a comma: quotes inside are not escaped.
_CODE = lazy_pattern(r'"(?:[^"]|"(?![ ]*(?:,|$)))*"|[^\s,"][^,]*')
_NOTED = lazy_pattern(r"\(value:[ \t]*`(?P<value>[^`]*)`\)")
_ALLOWED = lazy_pattern(r"Allowed values: \[(?P<values>.*)\]")


def read_list(head: Head, blocks: Sequence[Block]) -> EnumPage | None:
    """Return the enum whose values are in lines such as ``* `RED` (value: `"red"`)``."""
    members = tuple(
        MemberRow(match["name"], _literal(match["value"]), "", line)
        for line in _lines(blocks)
        if (match := VALUE.fullmatch(line.text))
    )
    return EnumPage(head, members, None, True) if members else None


def read_allowed(head: Head, blocks: Sequence[Block]) -> EnumPage | None:
    """Return the enum whose values are in a line such as ``Allowed values: [x, y]``."""
    for line in _lines(blocks):
        if match := _ALLOWED.fullmatch(line.text.strip()):
            return split_values(head, match["values"], line)
    return None


def split_values(head: Head, text: str, span: Span) -> EnumPage:
    """Return the enum of values separated by commas: ``x, y``."""
    values = [decode(piece.strip()) for piece in text.split(",")]
    return EnumPage(head, tuple(MemberRow("", v, "", span) for v in values), None)


def read_code_values(head: Head, cell: Cell) -> EnumPage:
    """Return the enum of values written as code: ``["a", 1, ]``."""
    inner = decode(cell.content).strip().removeprefix("[").removesuffix("]")
    values = (_literal(match[0]) for match in _CODE.finditer(inner))
    members = (MemberRow("", v, "", cell.span) for v in values if v != "None")
    return EnumPage(head, tuple(members), None, True)


def read_values(head: Head, table: Table, name: str) -> EnumPage:
    """Return the enum of a table ``Name | Value`` below the heading ``name``.

    Kotlin has one row, with the name of the field and all values.  A value may contain bars.
    """
    outer = has_outer_bars(table)
    rows = [_cut(row.span, outer=outer) for row in table.rows]
    if len(rows) == 1 and read_name(rows[0][0])[0] == name:
        return split_values(head, rows[0][1].content, rows[0][1].span)
    is_code = header_words(table) == VALUES and any(_is_quoted(v) for _, v in rows)
    members = []
    for name_cell, value in rows:
        text = decode(read_value(value))
        read: str | int | float | bool = _literal(text) if is_code else text
        members.append(MemberRow(read_name(name_cell)[0], read, "", name_cell.span))
    return EnumPage(head, tuple(members), None, is_code)


def read_noted_values(head: Head, table: Table) -> EnumPage:
    """Return the enum of a table ``**RED** | string | (value: `"red"`)``."""
    members = []
    for row in table.rows:
        noted = _NOTED.search(row.span.text)
        if noted:
            name = read_name(row.cells[0])[0]
            members.append(MemberRow(name, _literal(noted["value"]), "", row.span))
    return EnumPage(head, tuple(members), None, True)


def _cut(span: Span, *, outer: bool) -> tuple[Cell, Cell]:
    """Return the name and the value of a row; the value is everything after the first bar."""
    text = span.text.strip()
    start = span.start + span.text.find(text)
    inner = text.removeprefix("|").removesuffix("|") if outer else text
    begin = start + (1 if outer and text.startswith("|") else 0)
    name, _, value = inner.partition("|")
    return _cell(span, begin, name), _cell(span, begin + len(name) + 1, value)


def _cell(span: Span, start: int, text: str) -> Cell:
    kept = text.strip()
    begin = start + text.find(kept) if kept else start
    return cell_at(Span(span.file, begin, begin + len(kept)))


def _is_quoted(cell: Cell) -> bool:
    text = decode(read_value(cell))
    return len(text) > 1 and text[0] == text[-1] == '"'


def _literal(code: str) -> str | int | float | bool:
    """Return the value of a literal; the text itself if it is not one."""
    text = decode(code).strip()
    if big := _BIG_DECIMAL.fullmatch(text):
        text = big["digits"]
    if number := _NUMBER.fullmatch(text):
        digits = number["digits"]
        return float(digits) if "." in digits else int(digits)
    string = read_quoted(text)
    if string is not None:
        return string
    return {"true": True, "false": False}.get(text.lower(), text)


def _lines(blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        first, last = block.span.begin[0], block.span.finish[0]
        for number in range(first, last + 1):
            yield block.span.file.lines(number, number)


def heading_name(text: str) -> str:
    """Return the enum's name in a heading such as ``Enum: List<ColourEnum>``."""
    shown = shown_text(text).strip()
    words = re.findall(r"\w+", shown.removeprefix("Enum:"))
    return words[-1] if words else ""
