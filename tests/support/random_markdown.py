"""Random text that looks like a spec page, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

# Text with a meaning in Markdown, tables, dialects or Python, and text that is easily forgotten.
PIECES = (
    *"|\\`*_~[]()<>#&!:-?.,/\"'{}%$@ \t",
    *"\x00\x07\x0b\x0c\x1b\x1c\x7f\x85\xa0\u2028\u202e\u200b\ufeff\U0001f600é\u017f\uff46",
    "\\|",
    "``",
    "~~",
    "**",
    "__",
    "](",
    "<br/>",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "&amp;",
    "&#124;",
    "&bogus;",
    "<http://a.b/c%20d>",
    "![x](y)",
    "[Step](../Step.md)",
    '[Step](<a b.md> "title")',
    ": warning: ** DEPRECATED **: ",
    ":heavy_check_mark:",
    "List\\<",
    "Optional<? extends ",
    "Map\\<String, ",
    "String",
    "{{ 7*7 }}",
    "{% raw %}",
    '"""',
    "word",
    "two words",
    "class",
    "__init__",
)

# A cell, or any other text on one line.
texts: SearchStrategy[str] = st.lists(
    st.sampled_from(PIECES) | st.characters(codec="utf-8", exclude_characters="\r\n"),
    max_size=8,
).map("".join)

FIELDS = "| Field | Type | Required | Description | Example |\n|---|---|---|---|---|"
VALUES = "| Name | Value |\n|---|---|"

rows: SearchStrategy[str] = st.lists(texts, max_size=7).map(
    lambda cells: f"| {' | '.join(cells)} |"
)
_lines = st.one_of(
    rows,
    texts,
    texts.map(lambda text: f"# {text}"),
    st.sampled_from(
        [
            "",
            "## Fields",
            "## Values",
            "## Supported Types",
            "## Example Usage",
            "### Step",
            "```java",
            "```",
            "> quoted",
            "- item",
            "    indented",
            "===",
            "---",
            "<div>",
            "# Title",
            FIELDS,
            VALUES,
        ]
    ),
)

# A file: usually not a spec, but with the parts of one.
documents: SearchStrategy[str] = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(_lines, max_size=16),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
)
