"""Markdown text -> Document, and a cell -> RichText.  The only importer of markdown_it.

markdown-it decides what is a table and what a cell says; this module only finds where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.frontend.document import (
    Block,
    Cell,
    Document,
    Fence,
    Heading,
    ListBlock,
    Prose,
    Row,
    Table,
)
from generator.frontend.table_rule import BLANKS, PIPE, find_table
from generator.source import SourceFile, Span

# The marks before and behind the text of an ATX heading: CommonMark 0.31 §4.2.
_ATX = re.compile(r"[ ]{0,3}#{1,6}(?=[ \t]|$)")

# The mark of a list item: CommonMark 0.31 §5.2.
_ITEM_MARK = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")


@cache
def _parser() -> MarkdownIt:
    # Inline text is read only where a cell needs it: block structure is half the cost.
    parser = MarkdownIt("commonmark").disable("inline")
    parser.block.ruler.at("table", find_table, {"alt": ["paragraph", "reference"]})
    return parser.enable("table")


def read_document(file: SourceFile) -> Document:
    """Return the blocks of ``file``.  Never raises for any text."""
    tokens = _parser().parse(file.text)
    return Document(file, tuple(_read_blocks(file, tokens)))


def _read_blocks(file: SourceFile, tokens: list[Token]) -> Iterator[Block]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position)
        assert token.map is not None, "every block of markdown-it has a map"
        span = _lines(file, token)
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1]), Cell(_heading_text(span)), span)
            case "table":
                yield _read_table(file, token, span)
            case "fence":
                yield Fence(token.info.strip(), token.content.removesuffix("\n"), span)
            case "bullet_list_open" | "ordered_list_open":
                yield ListBlock(tuple(_list_items(file, tokens[position:end])), span)
            case _:
                yield Prose(span)
        position = end + 1


def _closing(tokens: list[Token], start: int) -> int:
    """Return the index of the token that closes the block which opens at ``start``."""
    depth, position = 0, start
    while True:
        depth += tokens[position].nesting
        if depth <= 0:
            return position
        position += 1


def _lines(file: SourceFile, token: Token) -> Span:
    assert token.map is not None
    first, behind = token.map
    return file.lines(first + 1, max(first + 1, behind))


def _heading_text(span: Span) -> Span:
    """Return the place of the text of a heading, of either form (ATX or underlined)."""
    atx = _ATX.match(span.text)
    if atx:
        text = _trim(span.file, span.start + atx.end(), span.end)
        marks = len(text.text) - len(text.text.rstrip("#"))
        if text.text[: -marks or None][-1:] in ("", " ", "\t"):
            return _trim(span.file, text.start, text.end - marks)
        return text
    first_line = span.file.position(span.start)[0]
    line = span.file.lines(first_line, first_line)
    return _trim(line.file, line.start, line.end)


def _read_table(file: SourceFile, token: Token, span: Span) -> Table:
    assert token.map is not None
    first, behind = token.map
    header = tuple(split_row(file.lines(first + 1, first + 1)))
    rows = (file.lines(line, line) for line in range(first + 3, behind + 1))
    return Table(header, tuple(_read_row(row, len(header)) for row in rows), span)


def _list_items(file: SourceFile, tokens: list[Token]) -> Iterator[Cell]:
    for token in tokens:
        if token.type == "paragraph_open" and token.level == 2:
            line = _lines(file, token)
            mark = _ITEM_MARK.match(line.text)
            yield Cell(_trim(file, line.start + (mark.end() if mark else 0), line.end))


def _read_row(line: Span, width: int) -> Row:
    cells = tuple(split_row(line))
    end = Cell(Span(line.file, line.end, line.end))
    left_out = (end,) * (width - len(cells))
    return Row(cells[:width] + left_out, cells[width:], line)


def split_row(line: Span) -> Iterator[Cell]:
    """Return the cells of a row: GFM 0.29 §4.10, the outer pipes are optional."""
    row = _trim(line.file, line.start, line.end)
    pieces = PIPE.split(row.text)
    first = 0 if pieces[0] else 1
    last = len(pieces) if pieces[-1] else len(pieces) - 1
    at = row.start
    for index, piece in enumerate(pieces):
        if first <= index < last:
            text = piece.strip(BLANKS)
            start = at + len(piece) - len(piece.lstrip(BLANKS))
            yield Cell(Span(line.file, start, start + len(text)))
        at += len(piece) + 1


def _trim(file: SourceFile, start: int, end: int) -> Span:
    text = file.text[start:end]
    start += len(text) - len(text.lstrip(BLANKS))
    return Span(file, start, max(start, start + len(text.strip(BLANKS))))
