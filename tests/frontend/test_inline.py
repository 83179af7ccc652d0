"""A cell without markup is not given to markdown-it, which would show it as it is."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from random_markdown import texts

from generator.frontend import inline
from generator.frontend.document import Cell, RichText
from generator.frontend.inline import read_inline
from generator.source import SourceFile, Span


def _shown(text: str) -> RichText:
    inline._read.cache_clear()
    return read_inline(Cell(Span(SourceFile("A.md", text), 0, len(text))))


@given(texts)
def test_the_short_way_shows_what_the_long_way_does(text: str) -> None:
    # markdown-it has replaced NUL before, and trimmed what surrounds a cell.
    text = text.replace("\0", "").strip()
    short = _shown(text)
    with patch.object(inline, "_MARKUP") as always:
        always.search.return_value = True
        long = _shown(text)
    inline._read.cache_clear()
    assert (short.text, short.links) == (long.text, long.links)
    assert tuple(short.origins) == tuple(long.origins)
