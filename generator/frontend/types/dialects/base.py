"""What a dialect is: a name, and a function that parses the type in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from generator.frontend.markdown.document import Cell, Fence, RichText
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.cursor import Cursor
from generator.frontend.types.typeexpr import TypeExpr
from generator.frontend.words.phrases import PhraseBook


def member_in_heading(heading: Cell, code: Fence | None) -> RichText:
    """Return the type of a union's member if the heading says it all."""
    return read_inline(heading)


def never(expr: TypeExpr) -> bool:
    return False


class Dialect(Struct, frozen=True):
    """How one language's documents write types.

    ``parse_type`` reads one type from the cursor and leaves the rest; it raises
    TypeSyntaxError where it cannot go on.  ``tells_null`` is False where a type that may be
    null looks like one that may not, ``tells_optional_null`` where that is so of optional
    fields only: a pointer says both.  ``is_never_wrapped`` returns whether the language has no
    place for null around a type.  ``read_member`` finds the type of a union's member in
    its heading and the code below.  ``headers`` are words in the headers of tables, in lower
    case, that no other dialect has.  ``by_hand`` says that people wrote the tables: with
    headers of many kinds, and marks such as ``name?`` and ``REQUIRED.`` inside cells.
    ``words`` are those that a misspelt word of a type may be meant to be, ``own_words`` those
    that the user gives a type.
    ``by_form`` says that no cell votes for it: the form of a document tells, see
    generator/frontend/generators.
    ``other_keys`` matches the name of a row that is about all keys that no other row is about.
    """

    name: str
    summary: str
    parse_type: Callable[[Cursor], TypeExpr]
    tells_null: bool = True
    tells_optional_null: bool = True
    is_never_wrapped: Callable[[TypeExpr], bool] = never
    read_member: Callable[[Cell, Fence | None], RichText] = member_in_heading
    headers: frozenset[str] = frozenset()
    by_hand: bool = False
    words: tuple[str, ...] = ()
    by_form: bool = False
    own_words: PhraseBook[TypeExpr] | None = None
    other_keys: re.Pattern[str] | None = None


def is_page(href: str) -> bool:
    """Return whether a link leads to a Markdown page, not to source code or a website."""
    path = href.split("#")[0].split("?")[0].lower()
    return "://" not in path and path.endswith((".md", ".markdown", ".mdx"))
