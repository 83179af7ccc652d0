"""A type cell -> its text without marks, links and entities, but with the stars of pointers.

Markdown would remove too much: it reads ``<models::Pet>`` in ``Vec<models::Pet>`` as a URL.
"""

from __future__ import annotations

import html
import re

from generator.frontend.markdown.document import Cell, Link, RichText
from generator.text.lazy_pattern import lazy_pattern

_TOKEN = lazy_pattern(
    r"""
    (?P<open> \[(?=\*\*|`) )
    | (?P<close> \]\((?P<href>[^()\n]{0,2000})\) )
    | (?P<entity> &(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}); )
    | (?P<star> \\\* )
    | (?P<mark> \*\* | ` )
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


def read_type_text(cell: Cell) -> RichText:
    """Return the text of ``cell``, with the place of each character."""
    content = cell.content
    text, origins, links = "", list[int](), list[Link]()
    # A link without bold text is the whole cell.
    at, start = (1, 0) if content.startswith("[") and content.endswith(")") else (0, 0)
    while at < len(content):
        token = _TOKEN.match(content, at)
        assert token is not None, "every character is a token"
        match token.lastgroup:
            case "open":
                start = len(text)
            case "href" | "close":
                links.append(Link(start, len(text), html.unescape(token["href"])))
            case "mark":
                pass
            case "star":
                text += "*"
                origins.append(at)
            case _:
                shown = html.unescape(token[0]) if token["entity"] else token[0]
                text += shown
                origins += [at] * len(shown)
        at = token.end()
    if not text and content.strip("[]*") != content:
        # `[****](.md)`: swagger-codegen has no word for any value.
        text, origins = "any", [0] * len("any")
    return RichText(text, origins, tuple(links), cell, cell.offsets())
