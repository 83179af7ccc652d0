"""The gates: text of a spec stays text, whatever it holds."""

from __future__ import annotations

import ast
import io
import re
import tokenize

import black
import pytest
from hypothesis import given, settings, strategies as st
from markdown_it import MarkdownIt

from generator.backends.gates import (
    code_cell,
    comment,
    docstring,
    literal,
    markdown_cell,
    markdown_text,
    mermaid_name,
)
from generator.frontend.markdown.commonmark import read_document
from generator.frontend.markdown.document import Table
from generator.frontend.pages.cells.cell_text import read_value
from generator.source import SourceFile
from generator.text.code_spans import code_span, read_code_span

# What ends, escapes or hides something in Python, Black's docstrings or Markdown.
PIECES = (
    *"\"'\\ \n\t{}%#`|<>-*",
    *"\x00\x07\r\x0b\x0c\x1b\x1c\x85\u2028\u202e\u200b\xa0é\U0001f600",
    '"""',
    "'''",
    "\\N{BULLET}",
    "\\x41",
    "  ",
    "\n\n",
    "- item",
    "# coding: latin-9",
    "# type: ignore",
    "{{ 7*7 }}",
    "a",
    "word " * 5,
    "x" * 90,
)
texts = st.lists(
    st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=12
).map("".join)
lines = texts.map(lambda text: "".join(text.splitlines()))

FIELD = "class A:\n    {}\n\n    x: int\n    {}\n    y: str\n"
ALIAS = "A: TypeAlias = Any\n{}\n"


def black_keeps(code: str) -> bool:
    return black.format_str(code, mode=black.Mode()) == code


@given(texts)
def test_docstring_has_the_words_of_the_text(text: str) -> None:
    for indent in (0, 4):
        value = ast.literal_eval(docstring(text, indent))
        assert value.split() == text.split() or not text.strip()


@given(texts)
def test_docstring_is_one_string(text: str) -> None:
    code = FIELD.format(docstring(text), docstring(text))
    [definition] = ast.parse(code).body
    assert isinstance(definition, ast.ClassDef)
    assert [type(node).__name__ for node in definition.body] == [
        "Expr",
        "AnnAssign",
        "Expr",
        "AnnAssign",
    ]


@settings(max_examples=150)
@given(texts)
def test_black_changes_no_docstring(text: str) -> None:
    assert black_keeps(FIELD.format(docstring(text), docstring(text)))
    assert black_keeps(ALIAS.format(docstring(text, 0)))


@given(st.integers(70, 95), st.sampled_from(["", '"', "\\", ".", '"""', " "]))
def test_docstrings_that_just_fit(length: int, end: str) -> None:
    for word in ("x", "xy ", "word "):
        text = (word * length)[:length] + end
        assert black_keeps(FIELD.format(docstring(text), docstring(text)))


def test_docstring_keeps_lines() -> None:
    text = "Two kinds:\n\n- one\n  that goes on\n- two"
    lines = ast.literal_eval(docstring(text)).splitlines()
    assert [line.strip() for line in lines] == [
        "Two kinds:",
        "",
        "- one",
        "that goes on",
        "- two",
        "",
    ]


@given(texts | st.integers() | st.booleans() | st.none())
def test_literal_is_the_value(value: str | int | None) -> None:
    assert ast.literal_eval(literal(value)) == value
    assert literal(value).isprintable()


@settings(max_examples=150)
@given(texts)
def test_black_changes_no_literal(text: str) -> None:
    assert black_keeps(f"x = {literal(text[:40])}\n")


@given(texts)
def test_comment_is_one_comment(text: str) -> None:
    code = f"# {comment(text)}\nx = 1\n"
    assert len(code.splitlines()) == 2
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    assert [token.type for token in tokens][:2] == [tokenize.COMMENT, tokenize.NL]


def cells(row: str) -> list[str]:
    text = f"| A | B |\n|---|---|\n{row}\n"
    table = read_document(SourceFile("A.md", text)).blocks[0]
    assert isinstance(table, Table)
    [read] = table.rows
    assert not read.extra
    return [read_value(cell) for cell in read.cells]


@given(lines.filter(lambda text: text.strip() and "\x00" not in text))
def test_code_cell_shows_the_text(text: str) -> None:
    assert cells(f"| {code_cell(text)} | next |") == [text, "next"]


@given(lines)
def test_code_span_is_read_back(text: str) -> None:
    if text.strip():
        assert read_code_span(code_span(text)) == text


@given(texts)
def test_markdown_cell_is_one_cell(text: str) -> None:
    if "\x00" not in text and "\r" not in text:
        assert cells(f"| {markdown_cell(text)} | next |")[1] == "next"


@given(texts)
def test_mermaid_name_is_one_word_of_a_diagram(text: str) -> None:
    assert re.fullmatch(r"\w+", mermaid_name(text))
    assert mermaid_name(text).isprintable()


def test_mermaid_name_keeps_identifiers() -> None:
    for name in ("StepFilterDto", "Größe", "注文", "end", "class_"):
        assert mermaid_name(name) == name
    assert mermaid_name("a` --> b\nclick c") == "a______b_click_c"


HTML = [
    "<script>alert(1)</script>",
    "a <b>b</b>",
    "<!-- x -->",
    "a\n<div>\nb",
    "``<b>`` <b>",
    "\\`<b>\\`",
    "`\n\n<b>\n\n`",
    "`a\\`<b>`",
    pytest.param(
        "\\<b>",
    ),
]


@pytest.mark.parametrize("text", HTML)
def test_markdown_has_no_html(text: str) -> None:
    for block in MarkdownIt("commonmark").parse(markdown_text(text)):
        inline = [child.type for child in block.children or ()]
        assert "html_inline" not in inline
        assert block.type != "html_block"
