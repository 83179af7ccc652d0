"""A rule for markdown-it: where a table is, without its cells.

GFM 0.29 §4.10, as the rule of markdown-it reads it; it takes that rule's place.  That one
splits every row character by character and makes three tokens a cell, which was half the
time of reading a file; all that is asked of it is which lines are a table.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock

# What markdown-it trims from a line or a cell.
BLANKS = MD_TRIM_CHARS
# With the pipe first, which is searched for as such.
PIPE = re.compile(r"\|(?<!\\\|)")

_DELIMITERS = re.compile(r"[-:|][-:| \t]*")
_DELIMITER = re.compile(r":?-+:?")
# Short rows are filled up, so that few characters could become very many cells.
_MAX_FILLED = 0x10000


def find_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Add one token, ``table``, if a table begins in line ``start``, and step over it."""
    if start + 2 > end or _is_outside(state, start + 1):
        return False
    width = _width_of_delimiters(_line(state, start + 1))
    header = _line(state, start).strip(BLANKS)
    if not width or state.is_code_block(start) or width != _width(header):
        return False
    if silent:
        return True
    token = state.push("table", "table", 0)
    behind = _end_of_rows(state, start + 2, end, width)
    token.map = [start, behind]
    state.line = behind
    return True


def _end_of_rows(state: StateBlock, line: int, end: int, width: int) -> int:
    """Return the number of the first line, from ``line`` on, that is no row."""
    parent, state.parentType = state.parentType, "table"
    enders = state.md.block.ruler.getRules("blockquote")
    room = _MAX_FILLED
    while line < end and not _is_outside(state, line):
        row = _line(state, line).strip(BLANKS)
        # No other block begins with a pipe.
        if not row or (
            row[0] != "|" and any(ends(state, line, end, True) for ends in enders)
        ):
            break
        room -= width - _width(row)
        if room < 0:
            break
        line += 1
    state.parentType = parent
    return line


def _is_outside(state: StateBlock, line: int) -> bool:
    return state.sCount[line] < state.blkIndent or state.is_code_block(line)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _width_of_delimiters(text: str) -> int:
    """Return for how many columns ``text`` is a delimiter row, 0 if it is none."""
    # `- ` and what follows is a list.
    if not _DELIMITERS.fullmatch(text) or len(text) < 2 or text[:2] in ("- ", "-\t"):
        return 0
    first, *middle, last = [cell.strip(BLANKS) for cell in text.split("|")] + [""] * (
        "|" not in text
    )
    cells = [*([first] if first else ()), *middle, *([last] if last else ())]
    return len(cells) if all(map(_DELIMITER.fullmatch, cells)) else 0


def _width(row: str) -> int:
    """Return how many cells ``row``, without blanks around it, has; 0 for no table."""
    pipes = PIPE.findall(row)
    outer = row.startswith("|") + (row.endswith("|") and not row.endswith("\\|"))
    return len(pipes) + 1 - outer if "|" in row else 0
