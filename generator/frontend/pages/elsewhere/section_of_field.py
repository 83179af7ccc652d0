"""Values of a field that its own section lists, below the table with the field.

::

    ### `mode`

    - **Type**: `string`
    - **Allowed values**: `a`, `b`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.frontend.markdown.document import (
    Block,
    Cell,
    ListBlock,
    Prose,
    cell_at,
)
from generator.frontend.pages.page import ObjectPage
from generator.frontend.pages.values.allowed_values import with_values


def with_values_of_section(
    page: ObjectPage, name: str, blocks: Sequence[Block]
) -> ObjectPage:
    """Return ``page`` with the values that ``blocks``, the section of the field ``name``, list.

    Its text is read like the description of the field.
    """
    if all(row.name != name for row in page.rows):
        return page
    texts = tuple(_texts(blocks))
    rows = (
        (
            replace(row, type=with_values(row.type, None, texts))
            if row.name == name
            else row
        )
        for row in page.rows
    )
    return replace(page, rows=tuple(rows))


def _texts(blocks: Sequence[Block]) -> Iterator[Cell]:
    for block in blocks:
        if isinstance(block, ListBlock):
            yield from block.items
        elif isinstance(block, Prose):
            yield cell_at(block.span)
