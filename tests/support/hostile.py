"""Hostile specs: the vectors, the places to put them, and the effects they must not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.compiler import emit_files, read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

CANARY = '__import__("os")'
# Ways out of a string, a comment, a template or a table cell.
ENDS = st.lists(
    st.sampled_from(
        [
            *"\"'\\ ()[]{}#;:,=.`*_<>&%@\t",
            *"\x00\x0b\x0c\x1c\x1b\x85\u2028\u2029\u202e",
            '"""',
            "'''",
            '\\"""',
            "\\N{",
            "\\x",
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "<br/>",
            "\\|",
            "f'{",
        ]
    ),
    max_size=5,
).map("".join)
payloads = st.builds(lambda before, after: before + CANARY + after, ENDS, ENDS)

# What leaves a literal, a docstring, a comment, a template or a Markdown page somewhere.
TEXTS = (
    '"""',
    "''' \"\"\" '''",
    'x""" + str(1+1) + """',
    "ends with one backslash \\",
    "two \\\\",
    "three \\\\\\",
    '\\"""',
    "\\N{BULLET} \\x41 \\u202e \\U0010FFFF \\777 \\{ {x} {{7*7}}",
    "{% include 'a' %} {# c #} ${x} %(x)s %s",
    "line1\nline2",
    "a\rb",
    "a\r\nb",
    "next\x85line",
    "tab\x0bfeed\x0c",
    "line\u2028paragraph\u2029",
    "nul\x00 sub\x1a esc\x1b[31m",
    "bidi \u202e\u2066 zero\u200bwidth tag \U000e0041 filler \u3164 selector \ufe00",
    "# coding: latin-1",
    "-*- coding: utf-7 -*-",
    "# type: ignore # fmt: off # noqa # pragma: no cover",
    "</script><img src=x onerror=alert(1)>",
    "`a\n- <img src=x onerror=alert(1)>` b",
    "a ` b\nc ` <img src=x onerror=alert(1)> ` d",
    "[x](javascript:alert(1))",
    "[x]( \n java&Tab;script&colon;alert(1))",
    "[x](JaVaScRiPt\\:alert(1)) [y](data:text/html,x) [z](vbscript:x)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](http://h/x.png) ![x][y]",
    "<!-- --> ]]> <?php ?> <![CDATA[",
    ":class:`os.system`",
    ".. include:: /etc/passwd",
    "```{include} /etc/passwd\n```",
    ":::{include} /etc/passwd\n:::",
    "::: os.path",
    "{include}`/etc/passwd`",
    "*x*{onclick=alert(1)}",
    '--8<-- "/etc/passwd"',
    ';--8<-- "/etc/passwd"',
    '```\n--8<-- "/etc/passwd"\n```',
    "![[x]]",
    "$(id) `id`",
    "---\ntitle: x\n---",
    "```\nnever closed",
    "  ```\nb\n```\n<img src=x>\n```",
    "~~~\n` <img> \n~~~\n<img src=x>",
    '"); __import__("os").system("x") #',
    'f"{__import__("os")}"',
    "'; import os; '",
)

MODEL = """# Model

{text}

## Fields

| Field | Type | Required | Description | Example | Wire name |
|---|---|---|---|---|---|
| a | String | yes | {cell} | {cell} | a{name} |
| b | [Kind](Kind.md{link}) | no | : warning: ** DEPRECATED **: {cell} | {cell} | b{name} |
"""
KIND = """# Kind

{text}

## Values

| Name | Value | Description |
|---|---|---|
| A | a{value} | {cell} |
| B | b{value} | {cell} |
"""
ANYTHING = "# Anything\n\nx {value}\n"
BY_HAND = """# Line

| Name | Type | Required | Description | Default | Constraints |
|---|---|---|---|---|---|
| a | string | no | {cell} | `"a{default}"` | |
| b | string | yes | {cell} | | pattern `a{pattern}` |
"""
PAGES = {"Model.md": MODEL, "Kind.md": KIND, "Anything.md": ANYTHING}


def specs_with(text: str, pages: Mapping[str, str] = PAGES) -> dict[str, str]:
    """Return ``pages`` with ``text`` wherever they have a place for text, but for names.

    Where it would be a heading or swallow the tables of the page itself, it is on one line.
    """
    # A cell ends at a line end or a bar: no text can have these.
    line = re.sub(r"[\r\n]+", " ", text).replace("|", "\\|")
    json = line.replace("\\", "\\\\").replace('"', '\\"').replace("`", "")
    places = {
        "text": text,
        "cell": re.sub(r"\r\n?|\n", "<br/>", text).replace("|", "\\|"),
        "name": line,
        "value": line,
        "link": "#" + re.sub(r"[^\w/.:?&=-]", "", line, flags=re.ASCII),
        "default": json,
        "pattern": re.escape(re.sub(r"[`|\s]+", "", line)),
    }
    specs = {}
    for path, page in pages.items():
        specs[path] = page.format(**places)
        if outline(specs[path]) != outline(page):
            specs[path] = page.format(**places | {"text": f"x {line}"})
    return specs


def generate(specs: Mapping[str, str], dialect: str = "java") -> dict[str, str]:
    """Return the output for ``specs``, path -> text, without the runtime; there must be no error."""
    report = Report()
    sources = [SourceFile(path, text) for path, text in specs.items()]
    reading = read_schema(sources, DIALECTS[dialect], report)
    assert not report.has_errors, [str(finding) for finding in report]
    files = {file.path: file.text for file in emit_files(reading)}
    return {p: text for p, text in files.items() if not p.startswith("_runtime/")}


def strings_of(path: str, text: str) -> list[str]:
    """Return the strings in ``text``; fail if the canary is in anything else."""
    strings = []
    for node in ast.walk(ast.parse(text.encode(), path)):
        if isinstance(node, ast.Constant):
            strings += [node.value] if isinstance(node.value, str) else []
            continue
        # Names, attributes, modules, keywords …
        for name, value in ast.iter_fields(node):
            if isinstance(value, str):
                assert "__import__" not in value.split("."), (path, type(node), name)
    return strings


def shape(text: str) -> str:
    """Return the tree of the Python module ``text`` without the content of its strings."""
    tree = ast.parse(text.encode())
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = "text"
    return ast.dump(tree)


def shapes(
    pages: Mapping[str, str], dialect: str = "java"
) -> Mapping[str, frozenset[str]]:
    """Return the trees of the modules of ``pages`` with words, of any length, for text.

    A long key is written in two statements.
    """
    words = ("w" * length for length in range(1, 160, 3))
    packages = [generate(specs_with(word, pages), dialect) for word in words]
    return {
        path: frozenset(shape(files[path]) for files in packages)
        for path in packages[0]
        if path.endswith(".py")
    }


def tokens(markdown: str) -> Iterator[Token]:
    """Yield the tokens of a page, for a reader that passes HTML through."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    for block in parser.parse(markdown):
        yield block
        yield from block.children or ()


def active_parts(markdown: str) -> list[str]:
    """Return the parts of a docs page that are not text, links or our line breaks."""
    parts = []
    for token in tokens(markdown):
        if token.type in ("html_inline", "html_block") and token.content != "<br/>":
            parts.append(token.content)
        if token.type == "image":
            parts.append(f"image {token.attrGet('src')}")
        if token.type == "link_open":
            href = str(token.attrGet("href"))
            if not re.match(r"https?:|mailto:|[^:]*(?:[/?#]|$)", href):
                parts.append(f"link {href}")
        if token.type == "fence" and token.info.strip().startswith("{"):
            parts.append(f"fence {token.info}")
    parts += re.findall(r"^[ \t]*;?-+8<-", markdown, re.MULTILINE)
    # What tools look for before, or without, reading the page as Markdown.
    raw = r"!\[\[|^ *:::|\.\. [\w-]+::|\{|\][(:] *javascript"
    parts += re.findall(raw, without_code(markdown), re.MULTILINE)
    return parts + [ch for ch in markdown if not ch.isprintable() and ch not in "\n\t"]


def without_code(markdown: str) -> str:
    """Return a page of the docs without its fences, and spans, which are on one line there."""
    without_fences = re.sub(r"(?ms)^(```|~~~).*?^\1$", "", markdown)
    return re.sub(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)", "``", without_fences)


def outline(markdown: str) -> list[str]:
    """Return the structure of a page: headings, and how many rows its tables have."""
    return [
        f"{token.tag} {token.type}"
        for token in tokens(markdown)
        if token.type in ("heading_open", "tr_open", "front_matter")
    ]
