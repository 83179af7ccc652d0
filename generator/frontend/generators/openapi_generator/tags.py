"""The tags of unions, as their pages give them.

========================  =====================================================================
Ruby, in two code blocks  ``# => :'kind'`` and ``#   :'cat' => :'Cat',``
Julia                     ``The discriminator field is `kind` … `` and a list ``- `cat`: `Cat` ``
PHP (nextgen)             ``… is selected by the `kind` discriminator property.``
========================  =====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Block, verbatim
from generator.frontend.pages.page import TagRow, TagTable
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_KEYS = (
    lazy_pattern(r"openapi_discriminator_name\n#[ \t]+=>[ \t]+:'(?P<key>[^'\n]+)'"),
    lazy_pattern(r"[Dd]iscriminator field is `(?P<key>[^`\n]+)`"),
    lazy_pattern(r"by the `(?P<key>[^`\n]+)` discriminator property"),
)
_ROWS = (
    lazy_pattern(
        r"^#[ \t]+:'(?P<value>[^'\n]+)'[ \t]+=>[ \t]+:'(?P<member>[^'\n]+)'",
        re.MULTILINE,
    ),
    lazy_pattern(
        r"^[ \t]*[-*][ \t]+`(?P<value>[^`\n]+)`:[ \t]+`(?P<member>[^`\n]+)`",
        re.MULTILINE,
    ),
)


def read_tags(
    blocks: Sequence[Block], dialect: Dialect, report: Report
) -> TagTable | None:
    """Return the key and its values that ``blocks`` name, None if they name no key.

    Reports: unreadable-type.
    """
    key = next(_found(blocks, _KEYS), None)
    if key is None:
        return None
    rows = [_read_row(found, dialect, report) for found in _found(blocks, _ROWS)]
    return TagTable(key.text("key"), tuple(rows), key.span("key"))


class _Found:
    """A match in the text of a block."""

    def __init__(self, block: Block, match: re.Match[str]) -> None:
        self._block = block.span
        self._match = match

    def text(self, group: str) -> str:
        return self._match[group]

    def span(self, group: str) -> Span:
        return self._block.part(*self._match.span(group))


def _found(
    blocks: Sequence[Block], patterns: Sequence[re.Pattern[str]]
) -> Iterator[_Found]:
    for block in blocks:
        for pattern in patterns:
            for match in pattern.finditer(block.span.text):
                yield _Found(block, match)


def _read_row(found: _Found, dialect: Dialect, report: Report) -> TagRow:
    member = read_type(verbatim(found.span("member")), dialect, report)
    return TagRow(found.text("value"), member, found.span("value"))
