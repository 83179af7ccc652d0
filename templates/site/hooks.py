"""What MkDocs does with the pages of ``gen docs``, beside what its extensions do."""

from __future__ import annotations

import re
from typing import Any

_CELL = re.compile(r"<td>.*?</td>", re.DOTALL)
_CODE = re.compile(r"<code>[^<]*</code>")
_NAVIGATION = re.compile(
    '<div class="md-sidebar md-sidebar--primary".*?<div class="md-content"', re.DOTALL
)
_DIAGRAM = '<pre class="mermaid">'
# Names alone, in a size that can be read: a large diagram is scrolled.  Mermaid 11 looks for
# that width of a diagram of classes among the settings for those of states.
_FORM = '%%{init: {"class": {"hideEmptyMembersBox": true}, "state": {"useMaxWidth": false}}}%%\n'
_MERMAID = '<script src="assets/mermaid.js"></script>'


def on_page_content(html: str, page: Any, **_: object) -> str:
    """Return the page without what would surprise its readers.

    Only the index has diagrams of gen: what a spec calls one stays text, and Mermaid, which
    is large, is loaded there alone.
    """
    if page.file.src_uri == "index.md":
        formed = html.replace(f"{_DIAGRAM}<code>", f"{_DIAGRAM}<code>{_FORM}")
        return f"{formed}\n{_MERMAID}" if _DIAGRAM in html else html
    return _CELL.sub(_without_escapes, html.replace(_DIAGRAM, "<pre>"))


def _without_escapes(cell: re.Match[str]) -> str:
    r"""GitHub takes ``\|`` in the code of a cell for a bar; Python-Markdown shows it."""
    return _CODE.sub(lambda code: code[0].replace(r"\|", "|"), cell[0])


def on_post_page(output: str, **_: object) -> str:
    """Return the page without the blanks of its navigation, half of a large site."""
    return _NAVIGATION.sub(lambda found: re.sub(r"\s*\n\s*", "\n", found[0]), output)
