"""A page with its surroundings in the document."""

from __future__ import annotations

from msgspec import Struct

from generator.frontend.markdown.document import Table
from generator.frontend.pages.headings.titles import Title
from generator.frontend.pages.page import Page
from generator.source import Span


class PlacedPage(Struct, frozen=True):
    """A page, the tables it was read from, and the titles around them.

    - ``page``: None if the tables have no title.
    - ``headings``: the headings around the page, the outermost first.
    - ``depth``: the number of headings down to the one that names the page.
    """

    page: Page | None
    tables: tuple[Table, ...] = ()
    titles: tuple[Title, ...] = ()
    headings: tuple[Span, ...] = ()
    depth: int = 0

    @property
    def base(self) -> tuple[Span, ...]:
        """The headings down to the one that names the page."""
        return self.headings[: self.depth]
