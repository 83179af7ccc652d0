"""A rule for markdown-it that finds tables, without their cells.

It replaces the rule of markdown-it, with the same interpretation of GFM 0.29 §4.10.  That rule
splits every row character by character and makes three tokens per cell, which took half the time of
reading a file; only the lines of a table are needed.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from generator.frontend.markdown.rows import (
    BLANKS,
    MAX_FILLED,
    width,
    width_of_delimiters,
)


def find_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Add one token, ``table``, if a table begins in line ``start``, and step over it."""
    if start + 2 > end or _is_outside(state, start + 1):
        return False
    columns = width_of_delimiters(_line(state, start + 1))
    header = _line(state, start).strip(BLANKS)
    if not columns or state.is_code_block(start) or columns != width(header):
        return False
    if silent:
        return True
    token = state.push("table", "table", 0)
    behind = _end_of_rows(state, start + 2, end, columns)
    token.map = [start, behind]
    state.line = behind
    return True


def _end_of_rows(state: StateBlock, line: int, end: int, columns: int) -> int:
    """Return the number of the first line, from ``line`` on, that is not a row."""
    parent, state.parentType = state.parentType, "table"
    enders = state.md.block.ruler.getRules("blockquote")
    room = MAX_FILLED
    while line < end and not _is_outside(state, line):
        row = _line(state, line).strip(BLANKS)
        # No other block begins with a pipe.
        if not row or (
            row[0] != "|" and any(ends(state, line, end, True) for ends in enders)
        ):
            break
        room -= columns - width(row)
        if room < 0:
            break
        line += 1
    state.parentType = parent
    return line


def _is_outside(state: StateBlock, line: int) -> bool:
    return state.sCount[line] < state.blkIndent or state.is_code_block(line)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
