"""A cell with no markup, or with simple markup, is not given to markdown-it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from random_markdown import texts

from generator.frontend.markdown import inline
from generator.frontend.markdown.document import Link, cell_at
from generator.frontend.markdown.fast_inline import read_simple
from generator.frontend.markdown.inline import read_inline
from generator.source import SourceFile, Span

# Pieces of simple markup, and what makes it something else.
_PIECES = st.sampled_from(
    [
        *(
            "a",
            "Foo",
            "1",
            " ",
            ",",
            ".",
            "/",
            "-",
            "é",
            "\xa0",
            "(",
            ")",
            "(x)",
            "|",
            "=",
            "?",
        ),
        *(
            "_",
            "__",
            "*",
            "*",
            "**",
            "*y*",
            "a*b",
            "`",
            "`",
            "`x`",
            "~~",
            '"',
            "'",
            "#",
            ":",
        ),
        *(
            "[",
            "]",
            "[z]",
            "[[",
            "]]",
            "](",
            "](c)",
            "[d](e)",
            "[*a](b)",
            "[*",
            "]*",
            "a.md",
        ),
        *(
            "<",
            ">",
            "<b",
            "<b>",
            "</b>",
            "\\",
            "\\<",
            "\\\\",
            "\\a",
            "!",
            "&",
            "&amp;",
            "%20",
        ),
        *(
            "https://a.b/",
            "https://a.b/c)",
            "http:",
            "javascript:",
            "//",
            "../b.md",
            "@",
        ),
    ]
)
_CELLS = st.lists(_PIECES, max_size=9).map("".join)


@given(texts | _CELLS)
def test_the_short_way_shows_what_the_long_way_does(text: str) -> None:
    # markdown-it has replaced NUL before, and trimmed what surrounds a cell.
    text = text.replace("\0", "").strip()
    cell = cell_at(Span(SourceFile("A.md", text), 0, len(text)))
    short = read_inline(cell)
    shown, origins, links = inline._read_markup(cell.content)
    assert (short.text, short.links) == (shown, links)
    assert tuple(short.origins) == tuple(origins)


@pytest.mark.parametrize(
    ("text", "shown", "links"),
    [
        ("`field`", "field", ()),
        ("~~`a_b`~~", "~~a_b~~", ()),
        (":heavy_check_mark:", ":heavy_check_mark:", ()),
        ("*List\\<String>*", "List<String>", ()),
        ("Map\\<String, *Object*>", "Map<String, Object>", ()),
        ("List\\<[Step](../a/Step.md)>", "List<Step>", (Link(5, 9, "../a/Step.md"),)),
        ("[List[str]](a.md)", "List[str]", (Link(0, 9, "a.md"),)),
        ("[*a.B](b.md)", "*a.B", (Link(0, 4, "b.md"),)),
        ("[?A\\B](b.md)", "?A\\B", (Link(0, 4, "b.md"),)),
    ],
)
def test_the_cells_of_sdks_are_simple(
    text: str, shown: str, links: tuple[Link, ...]
) -> None:
    found = read_simple(text)
    assert found is not None
    assert (found[0], found[2]) == (shown, links)


@pytest.mark.parametrize(
    "text",
    ["**a**", "<b>", "&lt;", "`` a ``", "![a](b)", "[a](b c)", "[a [b](c)](d)", "_a_"],
)
def test_other_markup_is_left_to_markdown_it(text: str) -> None:
    assert read_simple(text) is None
