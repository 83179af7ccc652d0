"""The table ``Value``, ``Type`` above the members of a union -> TagTable.

::

    The key `kind` says which it is.

    | Value | Type |
    | --- | --- |
    | `cat` | [Cat](Cat.md) |

Without the sentence, the header of the first column is the key: ``| kind | Model |``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Block, Heading, Prose, Table
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.cells.cell_text import read_name, read_value
from generator.frontend.pages.page import TagRow, TagTable
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_KEY = lazy_pattern(
    r"\b(?:keys?|fields?|propert(?:y|ies)|discriminator)\b[^`\n]{0,40}`(?P<key>[^`\n]+)`"
    r"|`(?P<before>[^`\n]+)`[^`\n]{0,40}\b(?:key|field|property|discriminator)\b",
    re.IGNORECASE,
)
_VALUES = frozenset({"value", "values", "tag", "discriminator"})
_MEMBERS = frozenset({"type", "model", "member", "schema", "object", "class"})


def read_tag_table(
    blocks: Sequence[Block], dialect: Dialect, report: Report
) -> TagTable | None:
    """Return the tag that ``blocks``, up to their first heading, describe; None if they name no
    key.

    Reports: unreadable-type.
    """
    end = next((i for i, b in enumerate(blocks) if isinstance(b, Heading)), len(blocks))
    above = blocks[:end]
    table = next((b for b in above if isinstance(b, Table) and _is_of_tags(b)), None)
    key = _named_key(above) or (_headed_key(table) if table else None)
    if key is None:
        return None
    rows = _rows(table, dialect, report) if table else ()
    return TagTable(key.text, rows, key)


def _is_of_tags(table: Table) -> bool:
    headers = header_words(table)
    return len(headers) == 2 and headers[1] in _MEMBERS


def _named_key(blocks: Sequence[Block]) -> Span | None:
    """Return the place of the key in a sentence."""
    for block in blocks:
        match = _KEY.search(block.span.text) if isinstance(block, Prose) else None
        if match:
            return block.span.part(*match.span("key" if match["key"] else "before"))
    return None


def _headed_key(table: Table) -> Span | None:
    """Return the place of the key in the header of the first column."""
    cell = table.header[0]
    name = read_name(cell)[0]
    if not name or name.casefold() in _VALUES:
        return None
    start = cell.span.start + cell.content.find(name)
    return Span(cell.span.file, start, start + len(name))


def _rows(table: Table, dialect: Dialect, report: Report) -> tuple[TagRow, ...]:
    tags = []
    for row in table.rows:
        value = read_value(row.cells[0])
        if value and len(row.cells) == 2:
            member = read_type(read_inline(row.cells[1]), dialect, report)
            tags.append(TagRow(value, member, row.cells[0].span))
    return tuple(tags)
