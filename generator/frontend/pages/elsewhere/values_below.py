"""Values of a field that a list or a sentence below its table gives.

::

    Allowed values for `mode`:        `mode` can be one of `a`, `b` or `c`.

    - `a`: the first
    - `b`: the second
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from generator.frontend.markdown.document import Block, ListBlock, Prose
from generator.frontend.pages.page import FieldRow, ObjectPage
from generator.frontend.pages.values.allowed_values import with_values
from generator.frontend.pages.values.listed_values import MEMBER, read_list, value_of
from generator.frontend.types.typeexpr import has_enum
from generator.frontend.words import LANGUAGES
from generator.frontend.words.conditions import WHEN
from generator.frontend.words.phrases import words_of
from generator.text.lazy_pattern import lazy_pattern

_SAID = words_of(text for each in LANGUAGES for text in (each.allowed, each.one_of))
_ABOUT = lazy_pattern(
    rf"(?<!\w)(?:{_SAID})(?!\w)(?:\s(?:for|of)\s(?:the\s)?`?(?P<name>[\w.-]{{1,80}})`?"
    rf"|\s(?:[^\W\d_]{{1,20}}\s){{0,3}}`(?P<code>[\w.-]{{1,80}})`[ \t]*[:：])?",  # noqa: RUF001
    re.IGNORECASE,
)
# The field directly before the words for values: without a condition.
_NAMED = lazy_pattern(
    r"\W{0,9}(?:the\s+)?(?:\w+\s+){0,2}`([^`]{1,80})`(?:\s+\w+){0,2}\s*", re.IGNORECASE
)
_WHEN = lazy_pattern(rf"(?<!\w)(?:{WHEN})(?!\w)", re.IGNORECASE)
_ITEM = lazy_pattern(
    r"([\w.-]{1,60})(?:\s*+(?:[:=]|\s-|\u2014|\u2013)\s.*)?", re.DOTALL
)
_LONGEST = 400  # characters of a line that may be about values


def with_values_below(page: ObjectPage, blocks: Sequence[Block]) -> ObjectPage:
    """Return ``page`` with the values that the ``blocks`` near its table list."""
    if not any(isinstance(block, Prose) for block in blocks):
        return page
    rows = {row.name: row for row in page.rows}
    values = dict(_listed(blocks, rows))
    if not values:
        return page
    found = (
        (
            replace(row, type=with_values(row.type, None, (), values[row.name]))
            if row.name in values
            else row
        )
        for row in page.rows
    )
    return replace(page, rows=tuple(found))


def listed_values_in(text: str) -> Sequence[str]:
    """Return the values that ``text`` lists; none if it says that there are others."""
    first = MEMBER.search(text[:_LONGEST])
    listed = read_list(text, first.start()) if first else None
    is_all = listed and len(listed.values) > 1 and not listed.is_open
    return listed.values if listed and is_all else ()


def _listed(
    blocks: Sequence[Block], rows: Mapping[str, FieldRow]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the name of a field and its values for each text in ``blocks`` that lists values."""
    for block, following in pairwise([*blocks, None]):
        if not isinstance(block, Prose):
            continue
        lines = block.span.text.strip().splitlines()
        for line in lines:
            about = _ABOUT.search(line) if len(line) <= _LONGEST else None
            name = _name(line, about, rows) if about else None
            if not about or not name or _WHEN.search(line):
                continue
            first = MEMBER.search(line, about.end())
            listed = read_list(line, first.start()) if first else None
            if listed and len(listed.values) > 1 and not listed.is_open:
                yield name, listed.values
            elif line is lines[-1] and isinstance(following, ListBlock):
                yield name, _items(following)


def _name(line: str, about: re.Match[str], rows: Mapping[str, FieldRow]) -> str | None:
    """Return the field that ``line`` is about: the one it names, or the only enum without values."""
    if name := about["name"] or about["code"]:
        return name if name in rows else None
    if before := line[: about.start()].strip():
        named = _NAMED.fullmatch(before)
        return named[1] if named and named[1] in rows else None
    bare = [name for name, row in rows.items() if has_enum(row.type)]
    return bare[0] if len(bare) == 1 else None


def _items(block: ListBlock) -> Sequence[str]:
    """Return the value of each item; none if an item has no value."""
    values: list[str] = []
    for item in block.items:
        match = MEMBER.match(item.content)
        bare = None if match else _ITEM.fullmatch(item.content)
        if not match and not bare:
            return ()
        values.append(value_of(match) if match else bare[1] if bare else "")
    return values
