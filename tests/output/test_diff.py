"""The diff says what a plan does, in a form that git applies."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from generator.artifact import OutputFile
from generator.output.diff import diff_changes
from generator.output.manifest import Manifest, digest
from generator.output.plan import plan_changes


def diff(old: dict[str, bytes], new: dict[str, str]) -> str:
    wanted = [OutputFile(path, text) for path, text in new.items()]
    ours = Manifest({path: (digest(content),) for path, content in old.items()})
    return diff_changes(plan_changes(wanted, old, ours, force=True))


def test_each_kind_of_change() -> None:
    old = {"a/b.py": b"one\ntwo\n", "c.py": b"gone\n", "same.py": b"x\n"}
    new = {"a/b.py": "one\n2\n", "d.py": "made\n", "same.py": "x\n"}
    assert diff(old, new).split("\n") == [
        "--- a/a/b.py",
        "+++ b/a/b.py",
        "@@ -1,2 +1,2 @@",
        " one",
        "-two",
        "+2",
        "--- a/c.py",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        "-gone",
        "--- /dev/null",
        "+++ b/d.py",
        "@@ -0,0 +1 @@",
        "+made",
        "",
    ]


def test_no_change_no_diff() -> None:
    assert diff({"a.py": b"x"}, {"a.py": "x"}) == ""


def test_no_newline_at_the_end() -> None:
    assert diff({"a.py": b"x\n"}, {"a.py": "x"}).split("\n")[3:] == [
        "-x",
        "+x",
        "\\ No newline at end of file",
        "",
    ]


def test_an_empty_file_is_named() -> None:
    assert diff({}, {"__init__.py": ""}) == "--- /dev/null\n+++ b/__init__.py\n"


def test_only_a_newline_ends_a_line() -> None:
    lines = diff({}, {"a.py": "a\x0cb\u2028c\rd\r\n"}).split("\n")
    assert lines[3:] == ["+a\x0cb\u2028c\rd\r", ""]


def test_old_content_that_is_not_utf8() -> None:
    assert "-caf\ufffd\n" in diff({"a.py": b"caf\xe9\n"}, {"a.py": "new\n"})


TEXTS = st.text("ab\n\x0c\r\u2028é", min_size=1)


@settings(max_examples=40, deadline=None)
@given(old=st.none() | TEXTS, new=TEXTS)
def test_git_applies_it(
    tmp_path_factory: pytest.TempPathFactory, old: str | None, new: str
) -> None:
    folder: Path = tmp_path_factory.mktemp("tree")
    before = {} if old is None else {"a.py": old.encode()}
    for path, content in before.items():
        (folder / path).write_bytes(content)
    patch = diff(before, {"a.py": new})
    if patch:
        subprocess.run(
            ["git", "apply", "--whitespace=nowarn", "-"],
            cwd=folder,
            input=patch.encode(),
            check=True,
        )
    assert (folder / "a.py").read_bytes() == new.encode()
