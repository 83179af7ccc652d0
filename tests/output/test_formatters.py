"""What formats a module that has lines which are too long: Black, ruff, or nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import black
import pytest
from black.mode import Mode
from click.testing import CliRunner, Result
from spec_package import model

from generator import cli as cli_module
from generator.backends.python.layout import black as formatting
from generator.backends.python.writing.verify import Verifier
from generator.backends.templating.environment import Templates
from generator.incremental.up_to_date import Invocation
from generator.output import ruff


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/Long.md").write_text(model("Long", {"a": "*string*"}))
    # Formatted output counts as unformatted, so that the formatter has work to do.
    monkeypatch.setattr(formatting, "needs_black", lambda text: "class Long" in text)
    monkeypatch.setattr(Templates, "render", lambda _, name, /, **__: unformatted(name))
    # The verifier would refuse such output.
    for name in ("module", "exports"):
        monkeypatch.setattr(Verifier, name, lambda _, text, *__, **___: text)
    return tmp_path


def unformatted(template: str) -> str:
    return "class Long:\n  a = 'b'\n" if "python/model" in template else "x = 1\n"


def gen(*arguments: str) -> Result:
    return CliRunner().invoke(cli_module.cli, ["specs", "-o", "out", *arguments])


def module() -> str:
    return Path("out/long.py").read_text()


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_it_is_formatted(folder: Path, formatter: str) -> None:
    assert gen("--formatter", formatter).exit_code == 0
    assert module() == 'class Long:\n    a = "b"\n'


def test_black_is_the_default(folder: Path) -> None:
    assert gen().exit_code == 0
    assert module() == black.format_str(module(), mode=Mode())


def test_none_leaves_it_as_it_is(folder: Path) -> None:
    assert gen("--formatter", "none").exit_code == 0
    assert module() == unformatted("python/model")


def test_it_can_be_configured(folder: Path) -> None:
    (folder / "gen.toml").write_text('formatter = "none"\n')
    assert gen().exit_code == 0
    assert module() == unformatted("python/model")


def test_another_word_is_an_error(folder: Path) -> None:
    (folder / "gen.toml").write_text('formatter = "yapf"\n')
    result = gen()
    assert result.exit_code == 2
    assert "bad-setting" in result.stdout
    assert '"black" or "ruff" or "none"' in result.stdout


def test_ruff_is_called_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    run = ruff._run

    def count(command: Sequence[str]) -> None:
        calls.append(command)
        run(command)

    monkeypatch.setattr(ruff, "_run", count)
    for name in "AB":
        (folder / f"specs/{name}.md").write_text(model(name, {"a": "*string*"}))
    assert gen("--formatter", "ruff").exit_code == 0
    assert len(calls) == 1


def test_without_ruff_it_is_said_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    with pytest.raises(SystemExit) as ended:
        cli_module.main(Invocation(["specs", "-o", "out", "--formatter", "ruff"]))
    assert ended.value.code == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith('gen: formatter = "ruff" needs the program ruff')
    assert not Path("out").exists()


def test_ruff_may_refuse() -> None:
    from generator.artifact import OutputFile

    with pytest.raises(OSError, match="ruff failed"):
        ruff.format_with_ruff([OutputFile("a.py", "class\n")])
