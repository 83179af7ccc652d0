"""Clones and merges: what git does to generated files is recognised, and mended by one run."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spec_package import model

from generator.cli import cli

MARKERS = ("<<<<<<<", ">>>>>>>")


def git(*arguments: str, fails: bool = False) -> None:
    identity = ("-c", "user.email=a@example.org", "-c", "user.name=A")
    done = subprocess.run(
        ["git", *identity, *arguments], check=False, capture_output=True, text=True
    )
    assert bool(done.returncode) is fails, done.stdout + done.stderr


def gen(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["specs", "-o", "out", *arguments])


def tree() -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}


def describe(name: str) -> None:
    Path("specs").mkdir(exist_ok=True)
    Path(f"specs/{name}.md").write_text(model(name, {"a": "*string*"}), "utf-8")


def commit(message: str) -> None:
    assert gen().exit_code == 0
    git("add", "-A")
    git("commit", "-qm", message)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two branches, each with a model of its own, in the folder ``work``."""
    monkeypatch.setenv("GEN_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    git("init", "-q", "-b", "main")
    describe("Box")
    commit("Box")
    git("checkout", "-qb", "other")
    describe("Cat")
    commit("Cat")
    git("checkout", "-q", "main")
    describe("Cow")
    commit("Cow")


@pytest.mark.parametrize(
    "command",
    [["merge", "-q", "other"], ["rebase", "-q", "other"], ["cherry-pick", "other"]],
)
def test_two_branches_that_each_add_a_model(command: list[str]) -> None:
    git(*command, fails=True)
    assert any(
        marker in text.decode() for text in tree().values() for marker in MARKERS
    )
    result = gen()
    assert result.exit_code == 0, result.output
    merged = tree()
    subprocess.run(["rm", "-r", "out"], check=True)
    assert gen().exit_code == 0
    assert merged == tree()
    assert Path("out/cat.py").exists()
    assert Path("out/cow.py").exists()


def test_a_conflict_in_a_spec_is_one_finding() -> None:
    Path("specs/Box.md").write_text(
        "# Box\n\n## Fields\n\n| Field | Type |\n|---|---|\n"
        "<<<<<<< HEAD\n| a | *long* |\n=======\n| a | *int* |\n>>>>>>> other\n"
    )
    before = tree()
    result = gen()
    assert result.exit_code == 1
    assert (
        result.output.count("specs/Box.md:7:1: error: git left a merge conflict") == 1
    )
    assert result.output.count("error:") == 1
    assert "[conflict-markers]" in result.output
    assert tree() == before


def test_a_heading_below_a_line_is_no_conflict() -> None:
    Path("specs/Box.md").write_text("Box\n=======\n\nAny value.\n")
    assert gen().exit_code == 0


@pytest.mark.parametrize("check", [["--check"], []])
def test_line_ends_of_windows(
    check: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("gen.toml").write_text("git-attributes = false\n")
    commit("none")
    assert not Path("out/.gitattributes").exists()
    git("-c", "core.autocrlf=true", "clone", "-q", ".", "../clone")
    monkeypatch.chdir("../clone")
    assert b"\r\n" in Path("out/box.py").read_bytes()
    result = gen(*check)
    assert result.exit_code == 0
    assert result.output.count("[crlf-output]") == 1
    assert result.output.count(": warning:") == 1
    assert "line ends of" in result.output


def test_a_clone_on_windows_has_the_line_ends_of_gen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    git("-c", "core.autocrlf=true", "clone", "-q", ".", "../clone")
    monkeypatch.chdir("../clone")
    assert b"\r" not in b"".join(tree().values())
    assert b"\r\n" in Path("specs/Box.md").read_bytes()
    result = gen("--check")
    assert result.exit_code == 0
    assert "crlf" not in result.output
    git("check-attr", "linguist-generated", "out/box.py")


def test_attributes_that_somebody_else_wrote_stay() -> None:
    Path("out/.gitattributes").unlink()
    Path("gen.toml").write_text("git-attributes = false\n")
    assert gen().exit_code == 0
    Path("gen.toml").unlink()
    Path("out/.gitattributes").write_text("*.py binary\n")
    for arguments in ([], ["--check"], ["--force"]):
        result = gen(*arguments)
        assert result.exit_code == 0, result.output
        assert Path("out/.gitattributes").read_text() == "*.py binary\n"
    assert ".gitattributes" not in Path("out/.gen.json").read_text()
    Path("out/.gitattributes").unlink()
    assert gen().exit_code == 0
    assert "eol=lf" in Path("out/.gitattributes").read_text()


def test_attributes_of_gen_that_were_edited_are_reported() -> None:
    with Path("out/.gitattributes").open("a") as file:
        file.write("*.md -text\n")
    before = tree()
    result = gen()
    assert result.exit_code == 1
    assert "out/.gitattributes:1:1: error: this generated file" in result.output
    assert tree() == before


def test_attributes_that_are_no_longer_wanted_are_deleted() -> None:
    assert gen("--no-git-attributes").exit_code == 0
    assert not Path("out/.gitattributes").exists()


def test_an_edited_file_with_line_ends_of_windows_is_edited() -> None:
    edited = Path("out/box.py").read_bytes().replace(b"\n", b"\r\n") + b"x = 1\r\n"
    Path("out/box.py").write_bytes(edited)
    assert "[edited-output]" in gen().output
    assert Path("out/box.py").read_bytes() == edited


@pytest.mark.parametrize("content", [b"", b"my notes\n"])
def test_a_manifest_that_somebody_else_wrote_costs_nothing(content: bytes) -> None:
    Path("out/notes.txt").write_bytes(content)
    manifest = json.loads(Path("out/.gen.json").read_text())
    manifest["files"]["notes.txt"] = [hashlib.sha256(content).hexdigest()]
    Path("out/.gen.json").write_text(json.dumps(manifest))
    assert "[unmarked-output]" in gen().output
    assert Path("out/notes.txt").read_bytes() == content
    assert "[unmarked-output]" not in gen().output
