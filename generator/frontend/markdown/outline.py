"""A document as sections: a heading and everything below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from generator.frontend.markdown.document import Block, Heading
from generator.frontend.markdown.inline import shown_text


class Section(Struct, frozen=True):
    """A heading and everything up to the next one of its level; ``name`` is in lower case."""

    name: str
    heading: Heading
    blocks: tuple[Block, ...]


def section_name(heading: Heading) -> str:
    """Return the text of ``heading`` in lower case."""
    return _shown_name(heading.cell.content)


# Cached: the pages of a folder share most headings.
@lru_cache(maxsize=1024)
def _shown_name(content: str) -> str:
    return shown_text(content).strip().casefold()


def split_sections(blocks: Sequence[Block], level: int) -> Iterator[Section]:
    """Yield the section of each heading of ``level``; blocks before the first are left out."""
    starts = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level <= level
    ]
    return _cut(blocks, starts)


def outline(blocks: Sequence[Block]) -> Iterator[Section]:
    """Yield the section of each outermost heading, whatever its level."""
    starts: list[int] = []
    level = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and (not starts or block.level <= level):
            starts.append(index)
            level = block.level
    return _cut(blocks, starts)


def _cut(blocks: Sequence[Block], starts: Sequence[int]) -> Iterator[Section]:
    for start, end in pairwise([*starts, len(blocks)]):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        yield Section(section_name(heading), heading, tuple(blocks[start + 1 : end]))


def before_headings(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks before the first heading."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            return blocks[:index]
    return blocks
