"""What a dialect is: a name, and a function that reads the type of a cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.frontend.cursor import Cursor
from generator.frontend.typeexpr import TypeExpr


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one language's documents write types.

    ``parse_type`` reads one type from the cursor and leaves the rest; it raises
    TypeSyntaxError where it cannot go on.  ``tells_null`` is False where a type that may be
    null looks like one that may not.
    """

    name: str
    summary: str
    parse_type: Callable[[Cursor], TypeExpr]
    tells_null: bool = True


def is_page(href: str) -> bool:
    """Return whether a link leads to a Markdown page, not to source code or into the web."""
    path = href.split("#")[0].split("?")[0].lower()
    return "://" not in path and path.endswith((".md", ".markdown"))
