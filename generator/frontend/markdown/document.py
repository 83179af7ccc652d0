"""A Markdown document as blocks, every piece with its place in the file.

Only the parts of a spec page have their own classes: headings, tables, fences, …; everything else
is :class:`Prose`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.source import SourceFile, Span


class Cell(Struct, frozen=True, array_like=True, gc=False):
    r"""The content of a table cell or of a heading, without surrounding blanks.

    ``content`` is the text that Markdown reads; GFM 0.29 §4.10: ``\|`` in a cell is a pipe.
    """

    span: Span
    content: str

    def offsets(self) -> Sequence[int]:
        """Return the file offset of each character of ``content``, and of its end."""
        raw, start = self.span.text, self.span.start
        if "\\|" not in raw:
            return range(start, start + len(raw) + 1)
        found, at = [], 0
        while at < len(raw):
            found.append(start + at)
            at += 2 if raw.startswith("\\|", at) else 1
        return [*found, start + at]


def cell_at(span: Span) -> Cell:
    """Return the text at ``span`` as a cell."""
    return Cell(span, span.text.replace("\\|", "|"))


# Of a heading in a quote or a list, and of a label: below every heading of Markdown.
INNER_LEVEL = 7


class Heading(Struct, frozen=True):
    """``level`` is 1 to 6, or `INNER_LEVEL`."""

    level: int
    cell: Cell
    span: Span


class Row(Struct, frozen=True, gc=False):
    """``cells`` has one cell per column; ``extra`` has the cells beyond the last column."""

    cells: tuple[Cell, ...]
    extra: tuple[Cell, ...]
    span: Span

    @property
    def extra_span(self) -> Span:
        """The span from the first extra cell to the last."""
        return Span(self.span.file, self.extra[0].span.start, self.extra[-1].span.end)


class Table(Struct, frozen=True, dict=True):
    """A table; ``span`` is all of its lines."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    span: Span

    @cached_property
    def header_contents(self) -> tuple[str, ...]:
        """The Markdown of the cells in the header."""
        return tuple([cell.content for cell in self.header])

    @property
    def header_span(self) -> Span:
        return Span(self.span.file, self.span.start, self.header[-1].span.end)


class Fence(Struct, frozen=True):
    """A fenced code block; ``info`` is the word after the fence, ``text`` its code."""

    info: str
    text: str
    span: Span

    @property
    def is_json(self) -> bool:
        return self.info.casefold() == "json"

    @property
    def code_span(self) -> Span:
        """The lines between the fences."""
        file, first = self.span.file, self.span.begin[0] + 1
        last = min(first + self.text.count("\n"), self.span.finish[0])
        return file.lines(min(first, last), last)


class ListBlock(Struct, frozen=True):
    """A list; ``items`` are its one-line items, without marks."""

    items: tuple[Cell, ...]
    span: Span


class Prose(Struct, frozen=True):
    """Any other block: a paragraph, a quote, HTML …"""

    span: Span


class HtmlTable(Struct, frozen=True):
    """An HTML table that is not read, since it has cells that span others."""

    span: Span


Block: TypeAlias = Heading | Table | Fence | ListBlock | Prose | HtmlTable


class Document(Struct, frozen=True, dict=True):
    """``title`` is that of the front matter, ``""`` if there is none."""

    file: SourceFile
    blocks: tuple[Block, ...]
    title: str = ""

    @cached_property
    def headings(self) -> Sequence[Heading]:
        return [block for block in self.blocks if isinstance(block, Heading)]

    @cached_property
    def tables(self) -> Sequence[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


class Link(Struct, frozen=True):
    """``text[start:end]`` of a :class:`RichText` links to ``href``."""

    start: int
    end: int
    href: str


class RichText(Struct, frozen=True):
    """The text that a reader sees in a cell: no markup, no escapes, but every character has a
    place.

    ``origins[i]`` is the index of ``text[i]`` in ``cell.content``, so both are equally long;
    ``offsets`` is ``cell.offsets()``.
    """

    text: str
    origins: Sequence[int]
    links: tuple[Link, ...]
    cell: Cell
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the file span of ``text[start:end]``; past the end, the end of the cell."""
        end = min(end, len(self.text))
        if start >= end:
            return Span(self.cell.span.file, self.cell.span.end, self.cell.span.end)
        first = self.offsets[self.origins[start]]
        last = self.offsets[self.origins[end - 1]] + 1
        return Span(self.cell.span.file, first, max(first, last))

    def only(self, kept: Sequence[int]) -> RichText:
        """Return the text with only the characters at ``kept``, indices in ascending order."""
        links = (
            Link(bisect_left(kept, link.start), bisect_left(kept, link.end), link.href)
            for link in self.links
        )
        return replace(
            self,
            text="".join([self.text[at] for at in kept]),
            origins=[self.origins[at] for at in kept],
            links=tuple(link for link in links if link.start < link.end),
        )


def part_of(cell: Cell, start: int, end: int) -> Cell:
    """Return the part of ``cell`` from ``start`` to ``end`` of its content, as a cell."""
    offsets = cell.offsets()
    return cell_at(Span(cell.span.file, offsets[start], offsets[end]))


def verbatim(span: Span) -> RichText:
    """Return the text of ``span`` unchanged; it is not Markdown."""
    cell = cell_at(span)
    text = cell.content
    return RichText(text, range(len(text)), (), cell, cell.offsets())
