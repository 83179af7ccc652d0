"""Markdown text -> Document.  Besides the rule and ``inline.py``, the only importer of markdown_it.

markdown-it decides what is a table; this module only finds the place.  Flat files do not need it:
see ``fast_blocks.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from generator.frontend.markdown.document import (
    INNER_LEVEL,
    Block,
    Cell,
    Document,
    Fence,
    Heading,
    ListBlock,
    Prose,
    Table,
)
from generator.frontend.markdown.fast_blocks import atx_title, read_flat
from generator.frontend.markdown.readable import read_readable
from generator.frontend.markdown.rows import read_row, split_row, trim
from generator.source import SourceFile, Span
from generator.text.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# The mark of an ATX heading: CommonMark 0.31 §4.2.
_ATX = lazy_pattern(r"[ ]{0,3}#{1,6}(?=[ \t]|$)")

# The mark of a list item: CommonMark 0.31 §5.2.
_ITEM_MARK = lazy_pattern(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")
# Marks of quotes and list items before a row; a row itself never begins this way.
_CONTAINER_MARKS = lazy_pattern(r"[ \t]*(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\|))+")
# The mark of a tab of MkDocs, whose indented lines follow.
_TAB = lazy_pattern(r'^[ \t]*===[!+]? "(?P<title>[^"\n]+)"', re.MULTILINE)
# Marks of quotes and list items before a heading.
_INNER_MARKS = lazy_pattern(r"(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))*[ \t]*(?=#)")


@cache
def _parser() -> MarkdownIt:
    # Imported late: most folders need none of it.
    from markdown_it import MarkdownIt

    from generator.frontend.markdown.table_rule import find_table

    # Inline text is parsed only when a cell needs it: block structure is half the cost.
    parser = MarkdownIt("commonmark").disable("inline")
    parser.block.ruler.at("table", find_table, {"alt": ["paragraph", "reference"]})
    return parser.enable("table")


def read_document(file: SourceFile) -> Document:
    """Return the blocks of ``file``.  Never raises for any text."""
    readable = read_readable(file)
    blocks = read_flat(file, readable.text)
    if blocks is None:
        blocks = tuple(_read_blocks(file, _parser().parse(readable.text)))
    if readable.blocks:
        both = sorted([*blocks, *readable.blocks], key=lambda block: block.span.start)
        blocks = tuple(both)
    return Document(file, blocks, readable.title)


def _read_blocks(file: SourceFile, tokens: list[Token]) -> Iterator[Block]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position)
        assert token.map is not None, "every block of markdown-it has a map"
        span = _lines(file, token)
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1]), _read_title(span), span)
            case "table":
                yield _read_table(file, span)
            case "fence":
                yield Fence(token.info.strip(), token.content.removesuffix("\n"), span)
            case "bullet_list_open" | "ordered_list_open" | "blockquote_open":
                yield from _read_container(file, tokens[position:end], span)
            case _:
                yield Prose(span)
        position = end + 1


def _read_container(
    file: SourceFile, tokens: list[Token], span: Span
) -> Iterator[Block]:
    """Yield a list or a quote; tables in it, and headings above them, become blocks."""
    tables = [_lines(file, token) for token in tokens if token.type == "table"]
    headings = [_lines(file, x) for x in tokens if x.type == "heading_open"]
    if not tables:
        is_list = tokens[0].type != "blockquote_open"
        items = tuple(_list_items(file, tokens)) if is_list else ()
        yield ListBlock(items, span) if is_list else Prose(span)
        return
    start = span.start
    for table in tables:
        above = [each for each in headings if start <= each.start < table.start]
        for heading in above[-1:]:
            yield from _prose(file, start, heading.start)
            yield Heading(INNER_LEVEL, _inner_title(heading), heading)
            start = heading.end
        yield from _prose(file, start, table.start)
        yield _read_table(file, table)
        start = table.end
    yield from _prose(file, start, span.end)


def _prose(file: SourceFile, start: int, end: int) -> Iterator[Prose]:
    """Yield the text between two places, if there is any; a tab is its title alone."""
    for tab in _TAB.finditer(file.text, start, end):
        yield from _text(file, start, tab.start())
        yield Prose(Span(file, *tab.span("title")))
        start = tab.end()
    yield from _text(file, start, end)


def _text(file: SourceFile, start: int, end: int) -> Iterator[Prose]:
    if file.text[start:end].strip("> \t\r\n"):
        yield Prose(Span(file, start, end))


def _closing(tokens: list[Token], start: int) -> int:
    """Return the index of the token that closes the block opened at ``start``."""
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


def _read_title(span: Span) -> Cell:
    """Return the text of a heading of either form (ATX or underlined)."""
    if _ATX.match(span.text):
        return atx_title(span.file, span.start, span.text)
    first_line = span.begin[0]
    line = span.file.lines(first_line, first_line)
    return trim(line.file, line.start, line.text)


def _inner_title(span: Span) -> Cell:
    """Return the text of a heading in a quote or a list."""
    marks = _INNER_MARKS.match(span.text)
    begin = marks.end() if marks else 0
    return atx_title(span.file, span.start + begin, span.text[begin:])


def _read_table(file: SourceFile, span: Span) -> Table:
    """Return the table at ``span``, without the marks of an enclosing list or quote."""
    first, last = span.begin[0], span.finish[0]
    header, *rows = (
        _unmarked(file.lines(line, line))
        for line in range(first, last + 1)
        if line != first + 1
    )
    cells = tuple(split_row(file, header.start, header.text))
    read = (read_row(file, row.start, row.text, len(cells)) for row in rows)
    return Table(cells, tuple(read), span)


def _unmarked(line: Span) -> Span:
    """Return ``line`` without the marks of a quote or of list items before a row."""
    marks = _CONTAINER_MARKS.match(line.text)
    return Span(line.file, line.start + marks.end(), line.end) if marks else line


def _list_items(file: SourceFile, tokens: list[Token]) -> Iterator[Cell]:
    for token in tokens:
        if token.type == "paragraph_open" and token.level == 2:
            line = _lines(file, token)
            mark = _ITEM_MARK.match(line.text)
            begin = mark.end() if mark else 0
            yield trim(file, line.start + begin, line.text[begin:])
