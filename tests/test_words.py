"""Wording: phrases that read badly are refused; messages and help stay short.

CONTRIBUTING.md has the list of what to say instead.  Decisions and older releases keep their text.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator import cli as cli_module
from generator.config.table import SETTINGS
from generator.diagnostics import catalog

ROOT = Path(__file__).parents[1]

# Each with what to say instead.
REFUSED = {
    r"\bis another\b(?= *[,.;|]|$)": "changed, is different",
    r"\bis none that\b": "is not, is invalid",
    r"\bso (?:many|much)\b": "the number of, this many",
    r"\bof the users?'s\b|\bof the user's\b": "user-defined, the user's",
    r"\bin one another\b": "nested",
    r"\b(?:of|by|for) who(?:ever)?\b": "name the person or the program",
    r"(?<![Tt]here )\b(?:is|are) no (?!longer\b|more\b|such\b)\w+": "is not a",
    r"\b(?:null|values) (?:may|can) come\b": "null is allowed",
    r"\bstands? in (?!for\b)": "is in",
    r"\banew\b": "again, rewrite",
    r"\bas many as pay\b": "automatic",
    r"\bwhat (?:is|are) no\b": "anything but",
    r"\bwhose \w+ is sure\b": "which has been checked",
    r"\bis none of ours\b": "is not generated",
    r"\btold apart\b|\btells? (?:\w+ ){1,5}apart\b": "distinguishes, identifies",
    r"\b(?:is|are|was) said of\b|\bsays of (?:it|them)\b": "the description of",
    r"\bthat no field has\b": "without a field",
    r"\bin the place of\b": "instead of",
    r"\bas it is(?: written)?[.;,]": "unchanged",
}

# A summary of a command is one line of `gen --help`, beside the name.
LONGEST_SUMMARY = 45
LONGEST_HELP = 80
LONGEST_TITLE = 85
LONGEST = {"message": 92, "label": 60, "help": 95}


def _python_text(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments and the strings of a module that have blanks, with their lines."""
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
    for token in tokens:
        is_text = token.type == tokenize.STRING and " " in token.string
        if is_text or token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _newest(text: str) -> str:
    """Return the part of a changelog from its top to the end of the newest release."""
    parts = re.split(r"^(?=## (?!Unreleased))", text, maxsplit=2, flags=re.MULTILINE)
    return "".join(parts[:2])


def _markdown_text(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines outside of code blocks; the table of words shows what is refused."""
    text = path.read_text("utf-8")
    text = _newest(text) if path.name == "CHANGELOG.md" else text
    in_code = False
    for number, line in enumerate(text.splitlines(), 1):
        in_code ^= line.startswith(("```", "~~~"))
        if not in_code and not line.startswith("| ~~"):
            yield number, re.sub(r"`[^`]*`", "``", line)


def _files() -> Iterator[Path]:
    for folder in ("generator", "templates", "benchmarks", "tests/support"):
        yield from sorted((ROOT / folder).rglob("*.py"))
    yield from sorted(ROOT.glob("*.md"))
    yield from sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize(
    "path", [*_files()], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_no_phrase_reads_badly(path: Path) -> None:
    texts = _python_text(path) if path.suffix == ".py" else _markdown_text(path)
    hits = [
        f"{path.relative_to(ROOT)}:{line}: {match[0]!r}; say: {instead}"
        for line, text in texts
        for phrase, instead in REFUSED.items()
        if (match := re.search(phrase, text))
    ]
    assert not hits, "\n".join(hits)


@pytest.mark.parametrize("code", sorted(catalog.RULES))
def test_a_finding_is_one_clause(code: str) -> None:
    rule = catalog.RULES[code]
    assert len(rule.title) <= LONGEST_TITLE
    assert rule.title.endswith(".")
    assert not re.search(r"[.;] ", rule.title.replace(". A guess", ""))
    assert rule.outcome.count(";") == 0


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression may have, with ``x`` for each part to be filled in."""
    match node:
        case ast.Constant(str() as text):
            yield text
        case ast.JoinedStr(parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "x"
                for part in parts
            )
        case ast.IfExp(_, one, other):
            yield from (*_texts(one), *_texts(other))


def _wordings() -> Iterator[tuple[str, str, str]]:
    """Yield the place, the attribute and the text of each wording in the catalog."""
    for path in sorted((ROOT / "generator/diagnostics/catalog").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in LONGEST:
                for text in _texts(node.value):
                    yield f"{path.name}:{node.lineno}", node.arg, text


def test_messages_and_hints_are_short() -> None:
    wordings = [*_wordings()]
    assert len(wordings) > 2 * len(catalog.RULES)
    for place, kind, text in wordings:
        assert len(text) <= LONGEST[kind], (place, text)
        assert text == text.strip().rstrip("."), (place, text)
        if kind == "message":
            assert not re.search("[.;] ", text), (place, text)


def _commands(group: click.Group, context: click.Context) -> Iterator[click.Command]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        yield command
        if isinstance(command, click.Group):
            yield from _commands(command, context)


def test_help_is_short() -> None:
    context = click.Context(cli_module.cli, max_content_width=80)
    for command in _commands(cli_module.cli, context):
        assert len(command.get_short_help_str(999)) <= LONGEST_SUMMARY, command.name
        for option in command.params:
            if isinstance(option, click.Option):
                help_ = (option.help or "").partition("  [default")[0]
                assert len(help_) <= LONGEST_HELP, (command.name, option.name)
                assert help_.endswith("."), (command.name, option.name)


def test_each_setting_is_one_sentence() -> None:
    for setting in SETTINGS.values():
        assert len(setting.doc) <= LONGEST_HELP, setting.key
        assert setting.doc.endswith("."), setting.key
