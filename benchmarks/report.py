"""Figures into a document: a table in Markdown, and the text between two markers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path


def render_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; all columns but the first are aligned to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def replace_between(document: Path, name: str, text: str) -> None:
    """Put ``text`` between ``<!-- name:start -->`` and ``<!-- name:end -->``.

    Raises: ValueError, if the document lacks a marker.
    """
    start, end = f"<!-- {name}:start -->", f"<!-- {name}:end -->"
    before, marker, rest = document.read_text("utf-8").partition(start)
    _, closed, after = rest.partition(end)
    if not marker or not closed:
        raise ValueError(f"{document} lacks the markers {start} and {end}")
    document.write_text(f"{before}{start}\n{text}\n{end}{after}", "utf-8")
