"""Links the enum below a heading ``Allowed values`` to its field in the model above."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.frontend.pages.page import EnumPage, ObjectPage, Page
from generator.frontend.pages.placed_page import PlacedPage
from generator.frontend.types.open_types import with_model
from generator.frontend.types.typeexpr import NestedExpr, has_enum
from generator.source import Span


def with_own_values(placed: Sequence[PlacedPage]) -> tuple[PlacedPage, ...]:
    """Return ``placed`` with each such enum named after its field, whose type it becomes.

    The model must have a single field that is an enum without values.
    """
    values = [each for each in placed if _is_of_values(each)]
    owners = {
        each.base: name
        for each in placed
        if values and (name := _only_enum(each.page)) is not None
    }
    places = {each.base: each.headings[-1] for each in values if each.base in owners}
    if not places:
        return tuple(placed)
    return tuple(
        (
            _linked(each, owners[each.base], places[each.base])
            if each.base in places
            else each
        )
        for each in placed
    )


def _is_of_values(placed: PlacedPage) -> bool:
    is_enum = isinstance(placed.page, EnumPage)
    return is_enum and bool(placed.titles) and placed.titles[-1].is_of_values


def _only_enum(page: Page | None) -> str | None:
    """Return the name of the only field that is an enum without values, None if there is none."""
    rows = page.rows if isinstance(page, ObjectPage) else ()
    names = [row.name for row in rows if has_enum(row.type)]
    return names[0] if len(names) == 1 else None


def _linked(placed: PlacedPage, name: str, place: Span) -> PlacedPage:
    """Return ``placed``, a model or its enum, with the heading at ``place``."""
    page = placed.page
    if isinstance(page, EnumPage) and placed.headings[-1] == place:
        title = f"{page.head.title} {name}"
        head = replace(page.head, title=title, span=place, anchors=())
        return replace(placed, page=replace(page, head=head))
    if not isinstance(page, ObjectPage):
        return placed
    rows = (
        (
            replace(row, type=with_model(row.type, NestedExpr(place)))
            if has_enum(row.type)
            else row
        )
        for row in page.rows
    )
    return replace(placed, page=replace(page, rows=tuple(rows)))
