r"""Unescapes cells of the generators: ``it\&#39;s a &#x60;name&#x60;``."""

from __future__ import annotations

import html

from generator.frontend.types.dialects.plain.literals import read_string
from generator.text.lazy_pattern import lazy_pattern

# With a backslash before it if the text was escaped for code first.
_ENTITY = lazy_pattern(r"\\?(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)")
_BACK_TO = lazy_pattern(r"\[\[Back to ")


def decode(text: str) -> str:
    """Return ``text`` with its entities replaced by their characters."""
    return _ENTITY.sub(lambda match: html.unescape(match[1]), text)


def decode_doc(text: str) -> str:
    """Return a description as people wrote it: quotes may be escaped as in code."""
    return decode(text).replace('\\"', '"')


def read_quoted(text: str) -> str | None:
    """Return the value of ``text``, a string in quotes; None if there are no quotes.

    The generators do not escape quotes inside: ``'it's'``.
    """
    string = read_string(text)
    if string is None and len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return string


def is_footer(text: str) -> bool:
    """Return whether a paragraph is the line of links at the end of a page."""
    return bool(_BACK_TO.match(text))
