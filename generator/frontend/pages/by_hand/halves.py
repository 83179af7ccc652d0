"""Joins the tables of one model that headings divide: ``Required fields``, ``Optional fields``."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.frontend.pages.headings.titles import Title
from generator.frontend.pages.page import ObjectPage
from generator.frontend.pages.placed_page import PlacedPage
from generator.source import Span


def find_halves(
    headings: Sequence[tuple[tuple[Span, ...], Title, Span]],
) -> frozenset[Span]:
    """Return the places of headings that divide one model.

    They are below the same heading, and differ only in words for required or optional.

    - ``headings``: for each table, the headings that name its model, its title and its place.
    """
    groups: dict[tuple[tuple[Span, ...], tuple[str, ...]], dict[Span, Title]] = {}
    for base, title, place in headings:
        if title.says_required is not None:
            key = base, title.without_requiredness().words
            groups.setdefault(key, {})[place] = title
    return frozenset(
        place
        for group in groups.values()
        if len(group) > 1
        and len({title.words for title in group.values()}) == len(group)
        for place in group
    )


def with_halves_joined(
    placed: Sequence[PlacedPage], halves: frozenset[Span]
) -> list[PlacedPage]:
    """Return ``placed`` with the pages below ``halves`` joined to the first page of their model."""
    joined: list[PlacedPage] = []
    firsts: dict[Span, int] = {}
    for each in placed:
        page = each.page
        if not isinstance(page, ObjectPage) or halves.isdisjoint(each.headings[-1:]):
            joined.append(each)
            continue
        at = firsts.setdefault(page.head.span, len(joined))
        if at == len(joined):
            joined.append(each)
        else:
            joined[at] = _joined(joined[at], each)
    return joined


def _joined(first: PlacedPage, second: PlacedPage) -> PlacedPage:
    one, other = first.page, second.page
    assert isinstance(one, ObjectPage)
    assert isinstance(other, ObjectPage)
    page = replace(
        one, rows=(*one.rows, *other.rows), examples=(*one.examples, *other.examples)
    )
    return replace(first, page=page, tables=(*first.tables, *second.tables))
