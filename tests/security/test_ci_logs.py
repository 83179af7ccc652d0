"""Class J: what gen prints is no command for the CI runner that reads the log, and hides nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, strategies as st

from generator.cli import cli
from generator.diagnostics.formats import FORMATS
from generator.text.printable import printable, printable_json

COMMANDS = ("::add-mask::e", "##[error]x", "##vso[task.x]y", "##TeamCity[buildStop]")
# How runners find commands: GitHub ignores blanks before the colons.
OBEYED = re.compile(r"^\s*::[^:]|##(?:vso|teamcity)?\[", re.IGNORECASE | re.MULTILINE)
INVISIBLE = ("\x1b[2J", "\x9b31m", "\u202e", "\u200b", "\u2066")
HEAD = "| Field | Type | Required |\n|---|---|---|\n"
PAGE = (
    f"# {COMMANDS[0]}\n\n{COMMANDS[0]}\n\n{HEAD}"
    + "".join(f"| a{i} | {text} | yes |\n" for i, text in enumerate(COMMANDS))
    + "".join(f"| b{i} | x{text}y | yes |\n" for i, text in enumerate(INVISIBLE))
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEN_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    Path("old/A.md").write_text(f"# A\n\n{HEAD}| a | string | yes |\n", "utf-8")
    Path("new/::set-output name=a::b.md").write_text(PAGE, "utf-8")


def gen(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize("more", ["--check", "-v", "--keep-going"])
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_findings(form: str, more: str) -> None:
    check(gen("new", "-o", "out", "--output-format", form, more), form == "github")


def test_diffs() -> None:
    check(gen("new", "-o", "out", "--diff", "--keep-going"))


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_comparisons(form: str) -> None:
    Path("new/B.md").write_text(f"# ::debug::x\n\n{HEAD}| ##[a] | string | yes |\n")
    Path("new/::set-output name=a::b.md").unlink()
    check(gen("diff", "old", "new", "--format", form, "-v"))


@pytest.mark.parametrize("command", ["inspect", "stats", "generate", "explain"])
def test_everything_else(command: str) -> None:
    check(gen(command, "new"))
    check(gen(command, "##[error]x\n::debug::y"))


def check(result: Result, has_commands: bool = False) -> None:
    assert result.output
    for line in result.output.splitlines():
        if has_commands and line.startswith(("::error ", "::warning ", "::notice ")):
            line = line[2:]
        assert not OBEYED.search(line), line
    assert not [text for text in INVISIBLE if text in result.output]


@given(st.text(st.sampled_from(":#[]vsoteamcity \n\t\u00a0"), max_size=30))
def test_no_text_is_obeyed(text: str) -> None:
    for line in printable(text).split("\n"):
        assert not OBEYED.match(line) or line.lstrip().startswith(":::"), text


@given(st.text(st.sampled_from(':#[]vso\u202e\x9b\n\\"')))
def test_json_says_the_same(text: str) -> None:
    shown = printable_json([text])
    assert json.loads(shown) == [text]
    assert printable(shown) == shown
    assert shown.replace("\n", "").isprintable()
