"""A flat file has the blocks that markdown-it finds in it, each where it finds it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from markdown_it.common.utils import MD_TRIM_CHARS
from random_markdown import documents

from generator.frontend.markdown import commonmark as markdown
from generator.frontend.markdown.document import Block
from generator.frontend.markdown.fast_blocks import read_flat
from generator.frontend.markdown.rows import BLANKS
from generator.source import SourceFile

# Lines that begin a block, go on with one or end it, or nearly do.
_LINES = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "  ",
            "\t",
            "word",
            "two words  ",
            "a\\",
            "é",
            "\xa0",
            "\x0c",
            "\ufeff",
        ),
        *(
            "# T",
            "## T ##",
            "#x",
            "####### x",
            "# a | b",
            "\\# a",
            "===",
            "= a",
            "---",
            "--",
        ),
        *(
            "|a|b|",
            "a | b",
            "| a \\| b |",
            "|",
            "||",
            "|-|-|",
            "-|-",
            ":-:|--:",
            "- | -",
        ),
        *(":", ":--", "   |-|-|", "    |-|-|", " |a|", "- |-|"),
        *(
            "```",
            "```java",
            "```a|b",
            "````",
            "``` ``",
            "   ```",
            "    ```",
            "``d",
            "~~~",
        ),
        *(
            "- a",
            "- b | c",
            "* x",
            "* **y**",
            "-  z",
            "-",
            "- ",
            "-\ta",
            "+ q",
            "1. a",
            "2) b",
        ),
        *("> q", ">", "> |a|b|", "> - x", "    code", "  ind", "   # h", "\tt"),
        *(
            "<div>",
            "<!-- x",
            "-->",
            "[a]: b",
            "[a](b)",
            "*a*",
            "**b** c",
            "***",
            "_x_",
            "_",
        ),
        *("`c` d", "12", "12 a", "1.5", "1)", "!x", "&lt;", "~a"),
    ]
)
_FILES = st.lists(_LINES, max_size=9).map("\n".join)


def _blocks_of_markdown_it(file: SourceFile) -> tuple[Block, ...]:
    tokens = markdown._parser().parse(file.text)
    return tuple(markdown._read_blocks(file, tokens))


@given(_FILES | documents)
def test_blocks_are_those_of_markdown_it(text: str) -> None:
    file = SourceFile("A.md", text)
    assert read_flat(file, text) in (None, _blocks_of_markdown_it(file))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A\n\nText\nof two lines.\n\n## Fields\n\n| A | B |\n|---|---|\n| a | b |\n",
        "# A\n\n> Quoted\n> twice\n\n    code\n\n- one\n- two\n\n```json\n{}\n```",
        "A | B\n-|-\nc | d\n# T",
    ],
)
def test_what_documents_of_sdks_have_is_flat(text: str) -> None:
    file = SourceFile("A.md", text)
    assert read_flat(file, text) == _blocks_of_markdown_it(file)


@pytest.mark.parametrize(
    "text", ["- a\n  - b", "1. a", "<p>", "a\n---", "```\n", "\ta", "a\r\nb"]
)
def test_what_may_be_another_block_is_left_to_markdown_it(text: str) -> None:
    assert read_flat(SourceFile("A.md", text), text) is None


def test_blanks_are_those_of_markdown_it() -> None:
    assert {*BLANKS} == {*MD_TRIM_CHARS}
