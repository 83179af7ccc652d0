"""Pages of one document with the same title -> different titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from generator.frontend.pages.headings.titles import model_name
from generator.frontend.pages.placed_page import PlacedPage


def with_distinct_titles(
    candidates: Sequence[PlacedPage], file_title: str
) -> tuple[PlacedPage, ...]:
    """Return the pages; those with the same title are prefixed with the headings around them.

    ``Request body `Lamp` `` and ``Response body `Lamp` `` are prefixed with their first words.
    """
    same = Counter(each.page.head.title.casefold() for each in candidates if each.page)
    if all(count == 1 for count in same.values()):
        return tuple(candidates)
    longer = [_qualified(each, same, file_title) for each in candidates]
    titles = Counter(each.page.head.title.casefold() for each in longer if each.page)
    # A prefix of all of them does not distinguish them.
    return tuple(
        new if new.page and titles[new.page.head.title.casefold()] == 1 else old
        for old, new in zip(candidates, longer, strict=True)
    )


def _qualified(
    placed: PlacedPage, same: Mapping[str, int], file_title: str
) -> PlacedPage:
    page = placed.page
    if not page or same[page.head.title.casefold()] < 2:
        return placed
    if len(placed.titles) < 2 or placed.titles[-1].needs_name:
        return placed
    around = placed.titles[-1].side or model_name(placed.titles[:-1], file_title)
    title = f"{around} {page.head.title}"
    head = replace(page.head, title=title)
    return replace(placed, page=replace(page, head=head))
