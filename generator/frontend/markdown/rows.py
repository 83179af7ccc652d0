r"""Lines of a table: the number of their columns, and their cells.

This is GFM 0.29 §4.10, with the interpretation of markdown-it.
"""

from __future__ import annotations

import re

from generator.frontend.markdown.document import Cell, Row
from generator.source import SourceFile, Span

# What markdown-it trims from a line or a cell.
BLANKS = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
# Short rows are filled up, so a small text could become very many cells.
MAX_FILLED = 0x10000

# The pipe comes first, since the engine can search for it.
_PIPE = re.compile(r"\|(?<!\\\|)")
_DELIMITERS = re.compile(r"[-:|][-:| \t]*")
_DELIMITER = re.compile(r":?-+:?")


def width_of_delimiters(text: str) -> int:
    """Return the number of columns if ``text`` is a delimiter row, else 0."""
    # `- ` begins a list.
    if not _DELIMITERS.fullmatch(text) or len(text) < 2 or text[:2] in ("- ", "-\t"):
        return 0
    first, *middle, last = [cell.strip(BLANKS) for cell in text.split("|")] + [""] * (
        "|" not in text
    )
    cells = [*([first] if first else ()), *middle, *([last] if last else ())]
    return len(cells) if all(map(_DELIMITER.fullmatch, cells)) else 0


def width(row: str) -> int:
    """Return the number of cells in ``row``, which has no surrounding blanks; 0 for no table."""
    pipes = _PIPE.findall(row)
    outer = row.startswith("|") + (row.endswith("|") and not row.endswith("\\|"))
    return len(pipes) + 1 - outer if "|" in row else 0


def read_row(file: SourceFile, start: int, line: str, columns: int) -> Row:
    """Return ``line``, which begins at ``start``, as a row with ``columns`` columns."""
    cells = split_row(file, start, line)
    span = Span(file, start, start + len(line))
    if len(cells) < columns:
        end = Cell(Span(file, span.end, span.end), "")
        cells += [end] * (columns - len(cells))
    return Row(tuple(cells[:columns]), tuple(cells[columns:]), span)


def split_row(file: SourceFile, start: int, line: str) -> list[Cell]:
    """Return the cells of a row; the outer pipes are optional."""
    pieces = _PIPE.split(line) if "\\|" in line else line.split("|")
    if not pieces[0].strip(BLANKS):
        start += len(pieces.pop(0)) + 1
    if pieces and not pieces[-1].strip(BLANKS):
        pieces.pop()
    cells = []
    for piece in pieces:
        cells.append(trim(file, start, piece))
        start += len(piece) + 1
    return cells


def trim(file: SourceFile, start: int, text: str) -> Cell:
    """Return ``text``, which begins at ``start``, as a cell without surrounding blanks."""
    kept = text.strip(BLANKS)
    start += text.find(kept) if kept else len(text)
    return Cell(Span(file, start, start + len(kept)), kept.replace("\\|", "|"))
