r"""The documents are true: their examples run, their excerpts and links are real.

The blocks of a page run in order, in a folder of their own with a copy of ``specs/`` and
``generated/``.  The words after the fence say what the test does with a block:

=========================  ===============================================================
``markdown title=PATH``    written to PATH, for the blocks below it
``console``                each ``$ command`` must print the text below it
``pycon``                  a doctest
``python``                 run as a script; it must not raise
``LANGUAGE from=PATH``     an excerpt: its lines are in PATH of the project, in this order
``LANGUAGE in=PATH``       the same for a file that the blocks above have written
``toml``                   a configuration that gen accepts
``yaml``, ``py``           a fragment that can be parsed
``sh``, ``text``           nothing
=========================  ===============================================================

In output and excerpts a line ``...`` stands for any lines.  Times in output are not compared.
"""

from __future__ import annotations

import ast
import doctest
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import click
import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.backends.view_document import render_view
from generator.cli import COMMANDS, DEFAULT_COMMAND, cli
from generator.commands.document import render_commands
from generator.diagnostics.catalog import RULES
from generator.diagnostics.document import render_catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import cell_at
from generator.frontend.markdown.inline import read_inline
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    MapExpr,
    MaybeNullExpr,
    NullableExpr,
    OptionalExpr,
    ScalarExpr,
    StreamExpr,
    UnionExpr,
)
from generator.frontend.words.document import render_words
from generator.ir.types import Scalar, Type
from generator.source import SourceFile, Span

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]
LINKED = [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md"]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Reading pages


@dataclass(frozen=True)
class Block:
    """A fenced block; ``line`` is that of its fence, ``name`` and ``value`` of ``title=a``."""

    page: str
    line: int
    language: str
    name: str
    value: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def _tokens(path: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(path.read_text("utf-8"))


def _blocks(path: Path) -> Iterator[Block]:
    for token in _tokens(path):
        if token.type == "fence":
            assert token.map
            language, _, argument = token.info.strip().partition(" ")
            name, _, value = argument.partition("=")
            yield Block(
                _name(path), token.map[0] + 1, language, name, value, token.content
            )


def _headings(path: Path) -> list[tuple[int, str]]:
    """Return level and text of each heading of a page."""
    tokens = _tokens(path)
    return [
        (int(token.tag[1]), _shown(tokens[index + 1]))
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def _shown(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def _anchors(path: Path) -> set[str]:
    """Return what ``#…`` may be in links to a page: the rule of GitHub."""
    seen: Counter[str] = Counter()
    anchors = set()
    for _, text in _headings(path):
        slug = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
        anchors.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return anchors


def _links(path: Path) -> Iterator[str]:
    for token in _tokens(path):
        for child in token.children or ():
            href = child.attrGet("href") or child.attrGet("src")
            if href:
                yield unquote(str(href))


def _section(path: Path, heading: str) -> str:
    """Return the text of a page below ``## heading``."""
    parts = re.split(r"^## (.*)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return parts[parts.index(heading) + 1]


# Examples run


def _examples() -> list[Path]:
    run = {"console", "pycon", "python"}
    return [p for p in PAGES if any(block.language in run for block in _blocks(p))]


@pytest.mark.parametrize("page", _examples(), ids=_name)
def test_examples_run(page: Path, tmp_path: Path) -> None:
    for folder in ("specs", "generated"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    for block in _blocks(page):
        if block.name == "title":
            target = tmp_path / block.value
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8")
        elif block.name == "in":
            _check_excerpt(block, tmp_path / block.value)
        elif block.language == "console":
            _check_console(block, tmp_path)
        elif block.language in ("pycon", "python"):
            _check_python(block, tmp_path)


def _check_console(block: Block, folder: Path) -> None:
    first, *steps = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert steps, f"{block}: no line begins with `$ `"
    assert not first, f"{block}: output before the first command"
    for step in steps:
        command, _, expected = step.partition("\n")
        printed = _run(["bash", "-c", command], folder).stdout
        as_shown = _is_cut_of(_without_times(expected), _without_times(printed))
        assert as_shown, f"{block}: `{command}` prints\n{printed}"


def _check_python(block: Block, folder: Path) -> None:
    # A text file, since doctest reads only docstrings of one that ends in .py.
    script = folder / "example.txt"
    script.write_text(block.text, "utf-8")
    doctest = ["-m", "doctest", "-o", "ELLIPSIS"]
    options = doctest if block.language == "pycon" else []
    done = _run([sys.executable, *options, script.name], folder)
    assert done.returncode == 0, f"{block}:\n{done.stdout}"


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``command`` in ``folder``; its ``stdout`` has both outputs as they were written."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def _without_times(text: str) -> str:
    return re.sub(r"\b\d+\.\d+( ?s)\b", r"0.0\1", text)


def _is_cut_of(cut: str, whole: str) -> bool:
    """Return whether ``cut`` is ``whole``, but for lines ``...`` that stand for any."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else f"{re.escape(line.rstrip())}[ ]*\n"
        for line in cut.strip("\n").splitlines()
    )
    return re.fullmatch(pattern, whole.strip("\n") + "\n") is not None or cut == whole


# Excerpts are real


def _excerpts() -> list[Block]:
    blocks = (block for page in PAGES for block in _blocks(page))
    return [block for block in blocks if block.name == "from"]


@pytest.mark.parametrize("block", _excerpts(), ids=str)
def test_excerpt_is_real(block: Block) -> None:
    _check_excerpt(block, ROOT / block.value)


def _fragments() -> list[Block]:
    blocks = (block for page in PAGES for block in _blocks(page))
    languages = {"toml", "yaml", "py"}
    return [block for block in blocks if block.language in languages and not block.name]


@pytest.mark.parametrize("block", _fragments(), ids=str)
def test_fragment_is_valid(block: Block, tmp_path: Path) -> None:
    match block.language:
        case "py":
            ast.parse(block.text)
        case "yaml":
            assert yaml.safe_load(block.text)
        case _:
            file = tmp_path / "pyproject.toml"
            file.write_text(block.text, "utf-8")
            (tmp_path / "shop").mkdir()
            done = _run(["gen", "config", "--config", file.name], tmp_path)
            assert done.returncode == 0, f"{block}:\n{done.stdout}"


def _check_excerpt(block: Block, path: Path) -> None:
    lines = iter([_squeezed(line) for line in _lines(path)])
    for line in block.text.splitlines():
        if line.strip() not in ("", "..."):
            assert _squeezed(line) in lines, f"{block}: not there, or not here: {line}"


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _squeezed(line: str) -> str:
    """Return ``line`` without padding, which makes tables as wide as their longest cell."""
    return re.sub(r"-{3,}", "---", " ".join(line.split()))


def test_readme_shows_input_and_output() -> None:
    shown = {block.value for block in _excerpts() if block.page == "README.md"}
    assert any(path.startswith("specs/") for path in shown)
    assert any(path.startswith("generated/") for path in shown)


# Links lead somewhere


@pytest.mark.parametrize("page", LINKED, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    for href in _links(page):
        if re.match(r"[a-z]+:", href):
            continue
        path, _, anchor = href.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{_name(page)}: {href}: no such file"
        if anchor:
            assert anchor in _anchors(target), f"{_name(page)}: {href}: no such heading"


# Examples in docstrings


@pytest.mark.parametrize(
    "path",
    [p for p in (ROOT / "generator").rglob("*.py") if ">>> " in p.read_text("utf-8")],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_examples_in_docstrings_run(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    result = doctest.testmod(import_module(name))
    assert result.attempted > 0
    assert result.failed == 0


# Lists are complete


def test_decisions_and_pages_are_listed() -> None:
    for index, listed in (("docs/index.md", DOCS), ("docs/decisions/README.md", None)):
        page = ROOT / index
        wanted = {p.name for p in (listed or page.parent.glob("0*.md"))} - {page.name}
        missing = wanted - {Path(href).name for href in _links(page)}
        assert not missing, f"{index} does not list {sorted(missing)}"


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("docs/cli.md", lambda: render_commands(cli, DEFAULT_COMMAND)),
        ("docs/diagnostics.md", render_catalog),
        ("docs/view.md", render_view),
        ("docs/words.md", render_words),
    ],
)
def test_pages_that_are_generated_are_current(
    request: pytest.FixtureRequest, name: str, render: Callable[[], str]
) -> None:
    page, wanted = ROOT / name, render()
    if page.read_text("utf-8") == wanted:
        return
    if request.config.getoption("--update-golden"):
        page.write_bytes(wanted.encode("utf-8"))
        pytest.fail(f"rewrote {name}; read the diff, then run again")
    pytest.fail(f"{name} is stale; to rewrite it: pytest --update-golden")


def test_diagnostics_are_markdown() -> None:
    """No explanation has a line that Markdown takes for a heading, HTML or a block of code."""
    tokens = _tokens(ROOT / "docs/diagnostics.md")
    kinds = {token.type for token in tokens} & {"html_block", "code_block", "fence"}
    sections = [text for level, text in _headings(ROOT / "docs/diagnostics.md")[1:]]
    assert (kinds, sections) == (set(), sorted(RULES))


def test_summaries_of_commands_are_short() -> None:
    with click.Context(cli, **cli.context_settings) as context:
        for name in COMMANDS:
            command = cli.get_command(context, name)
            assert command
            assert 0 < len(command.short_help or "") <= 45, name
            assert len(command.help or "") > 0, name


def test_dialects_are_described() -> None:
    page = ROOT / "docs/specs.md"
    described = re.findall(r"^### `(.*)`$", _section(page, "Dialects"), re.MULTILINE)
    assert sorted(described) == sorted(DIALECTS)


# What the tables of dialects call a type -> what is read; words behind a `,` or `;` aside.
KINDS: dict[str, Any] = {
    "string": ["str"],
    "integer": ["int"],
    "integer of any size": ["bigint"],
    "float": ["float"],
    "number": ["number"],
    "decimal": ["decimal"],
    "boolean": ["bool"],
    "bytes": ["bytes"],
    "date": ["date"],
    "date-time": ["datetime"],
    "time": ["time"],
    "duration": ["duration"],
    "UUID": ["uuid"],
    "file": ["file"],
    "any value": ["any"],
    "null": ["null"],
    "list": ListExpr,
    "map": MapExpr,
    "map from strings to V": MapExpr,
    "T": OptionalExpr | NullableExpr,
    "that value": LiteralExpr,
    "union": UnionExpr,
    "stream": StreamExpr,
    "stream of events": StreamExpr,
    "plumbing": ["http_request", "http_response"],
}


def _words_of_dialects() -> Iterator[tuple[str, str, str]]:
    """Yield each word of the tables of dialects: the dialect, the word, what it is."""
    section = _section(ROOT / "docs/specs.md", "Dialects")
    _, *parts = re.split(r"^### `(.*)`$", section, flags=re.MULTILINE)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        for words, meaning in re.findall(r"^\| (`.*`) \| (.*) \|$", text, re.MULTILINE):
            for word in re.findall(r"`([^`]+)`", words):
                yield name, word, re.split("[,;]", meaning)[0]


@pytest.mark.parametrize(("dialect", "word", "meaning"), [*_words_of_dialects()])
def test_words_of_dialects_are_types(dialect: str, word: str, meaning: str) -> None:
    cell = SourceFile("cell", f"`{word}`")
    text = read_inline(cell_at(Span(cell, 0, len(cell.text))))
    report = Report()
    found = read_type(text, DIALECTS[dialect], report)
    assert not list(report)
    wanted = KINDS[meaning]
    if isinstance(found, MaybeNullExpr):
        found = found.inner
    if isinstance(found, ScalarExpr):
        assert found.name in wanted
    else:
        assert isinstance(found, wanted)


# A path in code, such as `generator/ir/types.py`; NAME and KIND stand for any.
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml))`")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_paths_exist(page: str) -> None:
    paths = set(_PATH.findall((ROOT / page).read_text("utf-8")))
    patterns = {path: re.sub(r"NAME|KIND", "*", path.strip("/")) for path in paths}
    assert len(patterns) > 20
    # The first part of a path may be left out: `output/folder.py`.
    missing = [p for p, glob in patterns.items() if not any(_places(glob))]
    assert not missing


def _places(pattern: str) -> Iterator[Path]:
    for start in (ROOT, ROOT / "generator", ROOT / "templates" / "python"):
        yield from start.glob(pattern)


def test_types_are_listed() -> None:
    section = _section(ROOT / "docs/types.md", "All types")
    shown = set(re.findall(r"`([^`]+)`", section))
    wanted = {scalar.value for scalar in Scalar}
    for cls in get_args(Type):
        if cls is not Scalar:
            parts = ", ".join(cls.__struct_fields__)
            wanted.add(f"{cls.__name__}({parts})")
    assert wanted <= shown, sorted(wanted - shown)
