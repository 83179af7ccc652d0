"""Links the enum below a heading ``Allowed values`` to its field in the model above."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.frontend.pages.found import Found
from generator.frontend.pages.open_types import with_model
from generator.frontend.pages.pages import EnumPage, ObjectPage, Page
from generator.frontend.types.typeexpr import has_enum
from generator.source import Span


def with_own_values(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return ``found`` with such enums named after their fields, which refer to them.

    The model must have a single field that is an enum without values.
    """
    values = [each for each in found if _is_of_values(each)]
    owners = {
        each.base: name
        for each in found
        if values and (name := _only_enum(each.page)) is not None
    }
    places = {each.base: each.headings[-1] for each in values if each.base in owners}
    if not places:
        return tuple(found)
    return tuple(
        (
            _linked(each, owners[each.base], places[each.base])
            if each.base in places
            else each
        )
        for each in found
    )


def _is_of_values(found: Found) -> bool:
    is_enum = isinstance(found.page, EnumPage)
    return is_enum and bool(found.titles) and found.titles[-1].is_of_values


def _only_enum(page: Page | None) -> str | None:
    """Return the name of the only field that is an enum without values, None if there is none."""
    rows = page.rows if isinstance(page, ObjectPage) else ()
    names = [row.name for row in rows if has_enum(row.type)]
    return names[0] if len(names) == 1 else None


def _linked(found: Found, name: str, place: Span) -> Found:
    """Return ``found``, a model or its enum, with the heading at ``place``."""
    page = found.page
    if isinstance(page, EnumPage) and found.headings[-1] == place:
        title = f"{page.head.title} {name}"
        head = replace(page.head, title=title, span=place, anchors=())
        return replace(found, page=replace(page, head=head))
    if not isinstance(page, ObjectPage):
        return found
    rows = (
        replace(row, type=with_model(row.type, place)) if has_enum(row.type) else row
        for row in page.rows
    )
    return replace(found, page=replace(page, rows=tuple(rows)))
