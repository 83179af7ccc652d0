"""Reads the blocks of a flat file, where no block is inside another, without markdown-it.

Nearly all SDK documents consist of headings, paragraphs, tables, fences, quotes and lists of lines,
each at the beginning of a line.  This check takes a tenth of the time that markdown-it takes, which
tries every rule at every line.  A file with any other line is left to markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from generator.frontend.markdown.document import (
    Block,
    Cell,
    Fence,
    Heading,
    ListBlock,
    Prose,
    Table,
)
from generator.frontend.markdown.rows import (
    BLANKS,
    MAX_FILLED,
    read_row,
    split_row,
    trim,
    width,
    width_of_delimiters,
)
from generator.source import SourceFile, Span

_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
# A line with a pipe may be the header of a table.
_FENCE = re.compile(r"(`{3,})([^`|]*)")
_FENCE_END = re.compile(r" {0,3}(`{3,})[ \t]*")
# CommonMark 0.31 §4 and §5: a line that can only begin a paragraph.
_TEXT = re.compile(r"[^\s#>\-+*_=~<\[0-9`]|[*_]+[^\s*_]|[0-9]+[^0-9.)]|`{1,2}[^`]")
_ITEM = re.compile(rf"[-+*] (?:{_TEXT.pattern})")
_QUOTED = re.compile(rf"> ?(?:{_TEXT.pattern})")
_BEGINS = (_HEADING.match, _FENCE.fullmatch, _ITEM.match, _QUOTED.match)
# Code, or a continuation of the paragraph above.
_FAR_RIGHT = "    "


def read_flat(file: SourceFile, text: str) -> tuple[Block, ...] | None:
    """Return the blocks of ``file``, None if markdown-it has to read it.

    - ``text``: the text of the file, blank where it is not Markdown.
    """
    if "\r" in text or "\0" in text:
        return None
    try:
        return tuple(_Reader(file, text).read())
    except _NotFlat:
        return None


class _NotFlat(Exception):
    """A line may begin a block that is not handled here."""


class _Reader:
    """``lines`` have no line ends, and begin at ``starts``."""

    def __init__(self, file: SourceFile, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        if _is_blank(self.lines[-1]):
            self.lines.pop()
        self.starts = list(accumulate((len(x) + 1 for x in self.lines), initial=0))

    def read(self) -> Iterator[Block]:
        at = 0
        while at < len(self.lines):
            if _is_blank(self.lines[at]):
                at += 1
                continue
            block, at = self._read_block(at)
            yield block

    def _read_block(self, at: int) -> tuple[Block, int]:
        """Return the block that begins in line ``at``, and the next line after it."""
        line = self.lines[at]
        heading, fence = _HEADING.match(line), _FENCE.fullmatch(line)
        if (heading or _TEXT.match(line)) and self._begins_table(at):
            return self._read_table(at)
        if heading:
            title = atx_title(self.file, self.starts[at], line)
            return Heading(len(heading[1]), title, self._span(at, at + 1)), at + 1
        if fence:
            return self._read_fence(at, fence)
        if _ITEM.match(line):
            return self._read_list(at)
        behind = self._end_of_prose(at)
        return Prose(self._span(at, behind)), behind

    def _span(self, first: int, behind: int) -> Span:
        return Span(self.file, self.starts[first], self.starts[behind] - 1)

    def _begins_table(self, at: int) -> bool:
        header, delimiters = self.lines[at], self.lines[at + 1 : at + 2]
        if "|" not in header or not delimiters:
            return False
        columns = width_of_delimiters(delimiters[0])
        return columns > 0 and columns == width(header.strip(BLANKS))

    def _read_table(self, at: int) -> tuple[Table, int]:
        header = tuple(split_row(self.file, self.starts[at], self.lines[at]))
        behind = self._end_of_rows(at + 2)
        if (behind - at) * len(header) > MAX_FILLED:
            raise _NotFlat
        rows = tuple(
            read_row(self.file, self.starts[row], self.lines[row], len(header))
            for row in range(at + 2, behind)
        )
        return Table(header, rows, self._span(at, behind)), behind

    def _end_of_rows(self, at: int) -> int:
        while at < len(self.lines):
            line = self.lines[at]
            if not line.startswith("|") and (
                not line.strip(BLANKS) or not _is_text(line)
            ):
                break
            at += 1
        return at

    def _end_of_prose(self, at: int) -> int:
        line = self.lines[at]
        if line.startswith(_FAR_RIGHT):
            return self._end_of_code(at)
        if _QUOTED.match(line):
            return self._end_of_run(at, _is_quoted)
        if _TEXT.match(line):
            return self._end_of_paragraph(at + 1)
        raise _NotFlat

    def _end_of_code(self, at: int) -> int:
        end = at + 1
        while at < len(self.lines) and (
            _is_blank(self.lines[at]) or self.lines[at].startswith(_FAR_RIGHT)
        ):
            at += 1
            end = end if _is_blank(self.lines[at - 1]) else at
        return end

    def _end_of_run(self, at: int, belongs: Callable[[str], object]) -> int:
        """Return the first line after the lines of one block; it must be blank."""
        while at < len(self.lines) and belongs(self.lines[at]):
            at += 1
        if at < len(self.lines) and not _is_blank(self.lines[at]):
            raise _NotFlat
        return at

    def _end_of_paragraph(self, at: int) -> int:
        while at < len(self.lines):
            line = self.lines[at]
            if _is_blank(line):
                break
            if not line.startswith(_FAR_RIGHT) and (
                not _is_text(line) or self._begins_table(at)
            ):
                break
            at += 1
        return at

    def _read_list(self, at: int) -> tuple[ListBlock, int]:
        mark = self.lines[at][:2]
        end = self._end_of_run(at, lambda line: line.startswith(mark))
        items = tuple(self._read_item(line) for line in range(at, end))
        # Blank lines after a list belong to it, and so would a line that continues an item.
        while end < len(self.lines) and _is_blank(self.lines[end]):
            end += 1
        if end < len(self.lines) and self.lines[end][0] in " \t-+*":
            raise _NotFlat
        return ListBlock(items, self._span(at, end)), end

    def _read_item(self, at: int) -> Cell:
        if not _ITEM.match(self.lines[at]):
            raise _NotFlat
        return trim(self.file, self.starts[at] + 2, self.lines[at][2:])

    def _read_fence(self, at: int, fence: re.Match[str]) -> tuple[Fence, int]:
        for end in range(at + 1, len(self.lines)):
            closing = _FENCE_END.fullmatch(self.lines[end])
            if closing and len(closing[1]) >= len(fence[1]):
                code = self.file.text[self.starts[at + 1] : self.starts[end]]
                span = self._span(at, end + 1)
                return Fence(fence[2].strip(), code.removesuffix("\n"), span), end + 1
        raise _NotFlat


def _is_quoted(line: str) -> bool:
    if "|" in line and _QUOTED.match(line):
        raise _NotFlat  # possibly a table
    return bool(_QUOTED.match(line))


def _is_blank(line: str) -> bool:
    return not line.strip(" \t")


def _is_text(line: str) -> bool:
    """Return whether ``line`` continues the text before it; otherwise a block begins here."""
    if _TEXT.match(line):
        return True
    if any(begins(line) for begins in _BEGINS):
        return False
    raise _NotFlat


def atx_title(file: SourceFile, start: int, line: str) -> Cell:
    """Return the text of the heading ``line``: CommonMark 0.31 §4.2."""
    marks = len(line) - len(line.lstrip(" ").lstrip("#"))
    text = trim(file, start + marks, line[marks:])
    kept = text.span.text.rstrip("#")
    # Closing marks count only after a blank.
    return trim(file, text.span.start, kept) if kept[-1:] in ("", " ", "\t") else text
