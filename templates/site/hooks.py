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
# Only names, in a readable size: a large diagram scrolls.  Mermaid 11 takes the width of class
# diagrams from the settings of state diagrams.
_FORM = '%%{init: {"class": {"hideEmptyMembersBox": true}, "state": {"useMaxWidth": false}}}%%\n'
_MERMAID = '<script src="{}assets/mermaid.js"></script>'


def on_page_content(html: str, page: Any, **_: object) -> str:
    """Return the page with gen's diagrams, and without parts that would surprise its readers.

    A diagram in a spec stays text.  Mermaid, which is large, is loaded only where gen drew one.
    """
    if page.file.src_uri == "index.md":
        return _drawn(html, page) if _DIAGRAM in html else html
    # gen's diagram is the last one of a page; only gen writes settings into pages.
    text, ours, diagram = (
        html.rpartition(_DIAGRAM) if page.meta.get("diagram") else (html, "", "")
    )
    shown = _CELL.sub(_without_escapes, text.replace(_DIAGRAM, "<pre>"))
    labelled = _TABLE.sub(_labelled, shown)
    return _drawn(f"{labelled}{ours}{diagram}", page) if ours else labelled


def _drawn(html: str, page: Any) -> str:
    """Return a page with its diagrams in a readable form, and the script that draws them."""
    formed = html.replace(f"{_DIAGRAM}<code>", f"{_DIAGRAM}<code>{_FORM}")
    return f"{formed}\n{_MERMAID.format('../' * page.url.count('/'))}"


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
    r"""Remove the backslash of ``\|`` in the code of a cell, which Python-Markdown shows."""
    return _CODE.sub(lambda code: code[0].replace(r"\|", "|"), cell[0])


def on_post_page(output: str, **_: object) -> str:
    """Return the page with a label for the search dialog, which the theme lacks."""
    return output.replace('role="dialog"', 'role="dialog" aria-label="Search"')
