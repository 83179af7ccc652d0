"""A document -> spots: the blocks directly below each heading, where pages may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.frontend.markdown.document import Block, Table
from generator.frontend.markdown.outline import Section, before_headings, outline
from generator.frontend.pages.headings.titles import Title, read_title
from generator.frontend.pages.page import Page
from generator.frontend.pages.placed_page import PlacedPage
from generator.frontend.pages.sections.main_section import EXAMPLES, UNION
from generator.frontend.pages.tables.columns import is_field_table
from generator.frontend.pages.tables.value_tables import find_value_columns
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_OPERATION = lazy_pattern(r"[`*]*(?:GET|POST|PUT|PATCH|DELETE)[`*]*\s+[`*]*/")


class Spot(Struct, frozen=True):
    """``blocks`` directly below ``sections``, which are ordered from the outermost.

    ``is_half``: the last heading divides the fields of one model into required and optional ones.
    """

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    is_half: bool = False

    @property
    def titles(self) -> tuple[Title, ...]:
        """The titles of the headings around the spot, from the outermost."""
        return tuple(title_of(section) for section in self.sections)

    @property
    def around(self) -> tuple[Span, ...]:
        """The places of the headings that name the model, without the last heading."""
        outer = Spot(self.sections[:-1], ())
        return tuple(section.heading.span for section in outer.base)

    @property
    def place(self) -> Span:
        """The place of the last heading."""
        return self.sections[-1].heading.span

    @property
    def names(self) -> tuple[Title, ...]:
        """The titles that make the name of the model."""
        titles = self.titles
        if not self.is_half:
            return titles
        return (*titles[:-1], titles[-1].without_requiredness())

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def base(self) -> tuple[Section, ...]:
        """The sections up to the one whose heading names the model."""
        names = self.names
        while names and names[-1].needs_name:
            names = names[:-1]
        return self.sections[: len(names)]

    @property
    def about(self) -> tuple[Block, ...]:
        """The blocks about the model: below `Properties` also those above that heading."""
        base = self.base[-1] if self.base else None
        if not base or base is self.sections[-1] or self.titles[-1].suffix():
            return self.blocks
        return (*before_headings(base.blocks), *self.blocks)

    def placed(self, page: Page, *tables: Table) -> PlacedPage:
        """Return ``page``, which describes ``tables`` of the spot, with its headings."""
        headings = tuple(section.heading.span for section in self.sections)
        return PlacedPage(page, tables, self.titles, headings, len(self.base))


def all_spots(blocks: Sequence[Block]) -> Iterator[Spot]:
    """Yield the spots of a document, in its order; the first is above all headings."""
    yield Spot((), tuple(before_headings(blocks)))
    yield from _siblings(outline(blocks), ())


def _siblings(parts: Iterable[Section], around: tuple[Section, ...]) -> Iterator[Spot]:
    """Yield the spots of ``parts``, headings of one level inside ``around``.

    A heading may be one level too high: `# Fields` after `# Line` is about the line.  Below level
    1, this is so only after an operation: `### Parameters` after `### POST /lines`.
    """
    above: Section | None = None
    for part in parts:
        is_generic = title_of(part).needs_name
        is_below = above and is_generic and _may_be_above(above, part)
        yield from _spots(part, (*around, above) if above and is_below else around)
        if not is_generic:
            above = None if any(map(_has_page, part.blocks)) else part


def _may_be_above(above: Section, part: Section) -> bool:
    level = above.heading.level
    is_operation = _OPERATION.match(above.heading.cell.content) is not None
    return level == part.heading.level and (level == 1 or is_operation)


def _has_page(block: Block) -> bool:
    """Return whether ``block`` is a table of fields or of values."""
    if not isinstance(block, Table):
        return False
    is_fields = is_field_table(block, by_hand=True)
    return is_fields or find_value_columns(block, "") is not None


def _spots(part: Section, around: tuple[Section, ...]) -> Iterator[Spot]:
    sections = (*around, part)
    if part.name == UNION:
        yield Spot(sections, part.blocks)
        return
    yield Spot(sections, tuple(before_headings(part.blocks)))
    inner = (each for each in outline(part.blocks) if each.name != EXAMPLES)
    yield from _siblings(inner, sections)


def title_of(section: Section) -> Title:
    """Return the title that the heading of ``section`` has."""
    return read_title(section.heading.cell.content, section.heading.level)


def enclosing_spot(spot: Spot) -> Spot:
    """Return the spot around ``## Supported Types``, whose heading names the union."""
    around = spot.sections[:-1]
    return Spot(around, tuple(before_headings(around[-1].blocks))) if around else spot
