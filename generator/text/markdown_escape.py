r"""Makes spec text inert for pages of the docs, and reads it back.

Characters that Markdown, or a tool that reads Markdown, would act on are replaced by character
references.  Readers see the character; ``unescape_markdown`` restores it.

>>> escape_markdown("`<b>` <b> {{x}} [a](https://b) [c](d.md) ![e](https://f)")
'`<b>` &lt;b> &#123;&#123;x}} [a](https://b) [c]&#40;d.md) &#33;[e](https://f)'
>>> unescape_markdown(_)
'`<b>` <b> {{x}} [a](https://b) [c](d.md) ![e](https://f)'
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from generator.text.invisible import is_hidden, replace_hidden
from generator.text.lazy_pattern import lazy_pattern

# All text of the docs passes here, so the patterns are fast: each begins with a literal
# character, which Python's engine can search for, and looks behind from there.
#
# Code stays unchanged, so it must be code for every reader: a span is on one line, and a fence
# begins and ends at a line boundary.  Other backticks become references.
_FENCE = r"^(?P<fence>`{3,}|~{3,})(?![`~])[\w+#. -]*\n(?:(?! {0,3}(?P=fence)).*\n)*(?P=fence)[ ]*$"
_SPAN = r"(?P<ticks>`(?<![`\\]`)`*+)[^\n]*?(?<!`)(?P=ticks)(?!`)"
_CODE_IN_CELL = re.compile(_SPAN)
_CODE_READ = lazy_pattern(f"{_FENCE}|{_SPAN}", re.MULTILINE)
# Outside a cell, a vertical bar may end a cell.
_CODE_IN_PAGE = lazy_pattern(
    f"{_FENCE}|{_SPAN}".replace("[^\\n]", "[^\\n|]"), re.MULTILINE
)

# Links to http, https and mailto stay.  A link relative to the spec would lead nowhere from
# the page.
_SAFE = r"\s*+(?:https?://|mailto:)"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ACTIVE = re.compile(
    r"<|{|`"  # HTML; roles, attributes, macros
    rf"|&(?={_ENTITY[1:]})"
    r"|!(?=\[)"  # images and embedded pages
    r"|:(?<=\]:)"  # targets of links elsewhere
    rf"|\((?<=\]\()(?!{_SAFE})"
    r"|~(?=~~)"
    r"|:(?=::)"  # directives of MyST and mkdocstrings
    r"|\.(?=\.[ \t]+[\w:+.-]+::)",  # directives of reStructuredText
    re.IGNORECASE,
)
# What any of these patterns begins with, or looks behind for.
_SPECIAL = re.compile(r"[<{`&!\]~]|::|\.\.")
# The one directive that works inside code, too: `--8<--`.
_SNIPPET = re.compile(r"<(?<=8<)(?=-)")
_REFERENCE = re.compile(r"&#([0-9]{1,7});")
_DECODED = lazy_pattern(_ENTITY)
_LINE_PARTS = "\n\t"


def escape_markdown(markdown: str, *, in_cell: bool = False) -> str:
    """Return ``markdown`` with nothing active in it except text, links and emphasis.

    ``in_cell``: it is one line of a table cell, whose vertical bars are escaped later.
    """
    if not _SPECIAL.search(markdown):
        return escape_invisible(markdown)
    code = _CODE_IN_CELL if in_cell else _CODE_IN_PAGE
    made = _outside(code, markdown, lambda piece: _ACTIVE.sub(_refer, piece))
    return escape_invisible(_SNIPPET.sub("&lt;", made))


def escape_invisible(text: str) -> str:
    """Return ``text`` with references for its hidden characters."""
    return replace_hidden(text, lambda ch: f"&#{ord(ch)};", _LINE_PARTS)


def unescape_markdown(markdown: str) -> str:
    r"""Undo ``escape_markdown``, and replace ``\<`` by ``<``.

    Escapes and entities become their characters, except in code and for hidden characters.
    """
    if "&" not in markdown and "\\<" not in markdown:
        return markdown
    plain = unescape_invisible(markdown.replace("8&lt;-", "8<-"))
    return _outside(_CODE_READ, plain, _revive_piece)


def unescape_invisible(text: str) -> str:
    """Return ``text`` with references to hidden characters replaced by these."""
    return _REFERENCE.sub(_reveal, text) if "&#" in text else text


def _outside(code: re.Pattern[str], markdown: str, change: Callable[[str], str]) -> str:
    """Apply ``change`` to each piece of ``markdown`` that does not match ``code``."""
    pieces, at = [], 0
    for match in code.finditer(markdown):
        pieces += [change(markdown[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*pieces, change(markdown[at:])])


def _refer(match: re.Match[str]) -> str:
    return "&lt;" if match[0] == "<" else f"&#{ord(match[0])};"


def _revive_piece(piece: str) -> str:
    return _DECODED.sub(_decode, piece.replace("\\<", "<"))


def _decode(match: re.Match[str]) -> str:
    shown = html.unescape(match[0])
    if shown == "\u00a0":
        return " "
    is_text = shown.isprintable() and not any(map(is_hidden, shown))
    return shown if is_text else match[0]


def _reveal(match: re.Match[str]) -> str:
    ch = _character(match)
    return ch if ch and ch not in "\n\r\t" and is_hidden(ch) else match[0]


def _character(match: re.Match[str]) -> str:
    """Return the character of a reference, ``""`` if it is invalid or a surrogate."""
    code = int(match[1])
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else ""
