"""A dialect: a name, and a function that parses the type in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from generator.frontend.markdown.document import Cell, Fence, RichText
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.cursor import Cursor
from generator.frontend.types.typeexpr import TypeExpr
from generator.frontend.words.phrases import PhraseBook


def member_in_heading(heading: Cell, code: Fence | None) -> RichText:
    """Return the type of a union member if its heading is enough."""
    return read_inline(heading)


def never(expr: TypeExpr) -> bool:
    """Return False: any type may have a marker for null."""
    return False


class Dialect(Struct, frozen=True):
    """How the documents of one language write types.

    - ``parse_type``: parses one type at the cursor and leaves the rest; raises TypeSyntaxError.
    - ``tells_null``: False if a nullable type looks like any other.
    - ``tells_optional_null``: False if that is so only for optional fields: a pointer means both.
    - ``is_never_wrapped``: whether a type has no marker for null in this language.
    - ``read_member``: finds the type of a union's member in its heading and the code below.
    - ``headers``: lower-case words in table headers that no other dialect has.
    - ``by_hand``: the tables are hand-written: with headers of many kinds, and marks such as
      ``name?`` and ``REQUIRED.`` inside cells.
    - ``of_code``: the documents describe code, whose types JSON may lack: an unknown one is only a
      warning.
    - ``words``: words to suggest for a misspelled one.
    - ``own_words``: user-defined words for types.
    - ``by_form``: no cell votes for it, since the form of a document decides: see
      generator/frontend/generators.
    - ``other_keys``: matches the name of a row that stands for arbitrary keys.
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
    of_code: bool = False
    words: tuple[str, ...] = ()
    by_form: bool = False
    own_words: PhraseBook[TypeExpr] | None = None
    other_keys: re.Pattern[str] | None = None


# Cached: the links of a folder lead to few pages.
@lru_cache(maxsize=4096)
def is_page(href: str) -> bool:
    """Return whether a link leads to a Markdown page, not to source code or a website."""
    path = href.split("#")[0].split("?")[0].lower()
    return "://" not in path and path.endswith((".md", ".markdown", ".mdx"))
