"""Hooks of MkDocs for the pages of ``gen docs``."""

from __future__ import annotations

import re
from typing import Any

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_HEADER = re.compile(r"<th>([A-Z][a-z ]*)</th>")
_CELL = re.compile(r"<td>.*?</td>", re.DOTALL)
_CODE = re.compile(r"<code>[^<]*</code>")
_DIAGRAM = '<pre class="mermaid">'
# Names alone, in a readable size: a large diagram scrolls.  Mermaid 11 takes the width of class
# diagrams from the settings of state diagrams.
_FORM = '%%{init: {"class": {"hideEmptyMembersBox": true}, "state": {"useMaxWidth": false}}}%%\n'
_MERMAID = '<script src="assets/mermaid.js"></script>'


def on_page_content(html: str, page: Any, **_: object) -> str:
    """Return the page without parts that would surprise its readers.

    Only the index has diagrams made by gen: a diagram in a spec stays text, and Mermaid, which is
    large, is loaded only there.
    """
    if page.file.src_uri == "index.md":
        formed = html.replace(f"{_DIAGRAM}<code>", f"{_DIAGRAM}<code>{_FORM}")
        return f"{formed}\n{_MERMAID}" if _DIAGRAM in html else html
    shown = _CELL.sub(_without_escapes, html.replace(_DIAGRAM, "<pre>"))
    return _TABLE.sub(_labelled, shown)


def _labelled(table: re.Match[str]) -> str:
    """Return a table whose cells name their columns, for phones: see ``site.css``."""
    names = _HEADER.findall(table[0])

    def label(row: re.Match[str]) -> str:
        cells = row[0].split("<td>")
        if len(cells) != len(names) + 1:
            return row[0]
        labels = (f'<td data-label="{name}">' for name in names)
        return cells[0] + "".join(map("".join, zip(labels, cells[1:], strict=True)))

    return _ROW.sub(label, table[0])


def _without_escapes(cell: re.Match[str]) -> str:
    r"""GitHub reads ``\|`` in the code of a cell as a bar; Python-Markdown shows the backslash."""
    return _CODE.sub(lambda code: code[0].replace(r"\|", "|"), cell[0])


def on_post_page(output: str, **_: object) -> str:
    """Return the page with the label that the theme's search has for no screen reader."""
    return output.replace('role="dialog"', 'role="dialog" aria-label="Search"')
