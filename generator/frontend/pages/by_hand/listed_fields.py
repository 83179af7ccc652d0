"""Lists of fields -> tables: each item is a name in code or in bold, and a type in brackets.

::

    - `litres` (integer, required) How much.      - **`lid`** *(object)*: On top.
    - `label` (string): Any.                        - **`knob`** *(boolean, required)*

An item inside another one is a field of it.  A list stays text if an item has another form or is about
the items of a list (``**Items** *(string)*``, as jsonschema2md for Python prints them), or if there is a
table in its section: the list then describes the rows of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.frontend.markdown.document import (
    Block,
    Cell,
    Heading,
    ListBlock,
    Row,
    Table,
    cell_at,
)
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import try_noted
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_ITEM = lazy_pattern(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_FIELD = lazy_pattern(
    r"(?P<name>(?P<bold>\*\*|)`[^`\s]{1,80}`(?P=bold)|\*\*[\w.$\[\]-]{1,80}\*\*)[ \t]*+(?:[:–—-][ \t]*+)?"  # noqa: RUF001
    r"(?P<mark>[*_]{0,2})\((?P<type>(?:[^()\n]|\([^()\n]{0,120}\)){1,200})\)(?P=mark)"
    r"(?:[ \t]*+[:–—-](?=\s|\Z))?[ \t]*+"  # noqa: RUF001
)
_HEADER = ("Name", "Type", "Description")
_NESTED = "> "
# The items and values of the field above, not fields.
_PARTS = frozenset({"**items**", "**additional properties**", "**prefix items**"})


class _Item(Struct, frozen=True):
    """An item that begins ``indent`` characters from the left."""

    indent: int
    span: Span


def with_listed_fields(blocks: Sequence[Block], dialect: Dialect) -> tuple[Block, ...]:
    """Return ``blocks`` with tables in place of the lists of fields."""
    if not any(isinstance(block, ListBlock) for block in blocks):
        return tuple(blocks)
    beside = _beside_tables(blocks)
    return tuple(
        (
            _as_table(block, dialect) or block
            if isinstance(block, ListBlock) and index not in beside
            else block
        )
        for index, block in enumerate(blocks)
    )


def _beside_tables(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks in sections that have a table."""
    found: list[int] = []
    section: list[int] = []
    has_table = False
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            found += section if has_table else ()
            section, has_table = [], False
        section.append(index)
        has_table = has_table or isinstance(block, Table)
    return frozenset((*found, *section) if has_table else found)


def _as_table(block: ListBlock, dialect: Dialect) -> Table | None:
    """Return the table of the fields in ``block``, None if an item has another form."""
    first = block.items[0].content if block.items else ""
    if "(" not in first:
        return None
    rows: list[Row] = []
    indents: list[int] = []
    for item in _items(block.span):
        while indents and item.indent <= indents[-1]:
            indents.pop()
        row = _row(item.span, len(indents), dialect)
        if row is None:
            return None
        rows.append(row)
        indents.append(item.indent)
    place = Span(block.span.file, block.span.start, block.span.start)
    header = tuple(Cell(place, word) for word in _HEADER)
    return Table(header, tuple(rows), block.span)


def _items(span: Span) -> Iterator[_Item]:
    """Yield the items of the list at ``span``, and those inside them, in their order."""
    starts: list[tuple[int, int, int]] = []
    for number in range(span.begin[0], span.finish[0] + 1):
        line = span.file.lines(number, number)
        if mark := _ITEM.match(line.text):
            width = len(mark["indent"].expandtabs(4))
            starts.append((line.start, line.start + mark.end(), width))
    ends = [*(start for start, _, _ in starts[1:]), span.end]
    for (_, begin, indent), end in zip(starts, ends, strict=True):
        yield _Item(indent, Span(span.file, begin, end))


def _row(item: Span, depth: int, dialect: Dialect) -> Row | None:
    """Return the row of ``item``, inside ``depth`` others; None if it is not a field."""
    text = item.text.rstrip()
    match = _FIELD.match(text)
    if not match or match["name"].casefold() in _PARTS:
        return None
    type_ = cell_at(item.part(*match.span("type")))
    if not try_noted(read_inline(type_), dialect):
        return None
    name = item.part(*match.span("name"))
    doc = cell_at(item.part(match.end(), len(text)))
    return Row((Cell(name, _NESTED * depth + name.text), type_, doc), (), item)
