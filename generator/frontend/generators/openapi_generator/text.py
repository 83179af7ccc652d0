r"""Cells as the generators escape them: `it\&#39;s a &#x60;name&#x60;`."""

from __future__ import annotations

import html
import re

# With a backslash before it where the text was escaped for code first.
_ENTITY = re.compile(r"\\?(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)")
_BACK_TO = re.compile(r"\[\[Back to ")


def decode(text: str) -> str:
    """Return `text` with the characters that its entities stand for."""
    return _ENTITY.sub(lambda found: html.unescape(found[1]), text)


def is_footer(text: str) -> bool:
    """Return whether a paragraph is the line of links that ends a page."""
    return bool(_BACK_TO.match(text))
