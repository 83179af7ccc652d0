"""Reading the spec folder: in order, and with a finding for whatever is no spec."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.diagnostics.render import render_full
from generator.diagnostics.report import Report
from generator.inputs.workspace import MAX_SPEC_BYTES, read_output, read_specs
from generator.source import Span


def write(root: Path, files: dict[str, bytes | str]) -> Path:
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        target.write_bytes(data)
    return root


def findings(report: Report) -> list[tuple[str, str]]:
    return [(found.code, _place(found.span)) for found in report]


def _place(span: Span) -> str:
    line, column = span.begin
    return f"{span.file.path}:{line}:{column}"


def paths(root: Path) -> list[str]:
    """Return what is read, when nothing is wrong."""
    report = Report()
    files = read_specs(root, report)
    assert findings(report) == []
    return [file.path for file in files]


def test_markdown_below_the_root_sorted_by_path(tmp_path: Path) -> None:
    names = ["b.md", "a/z.md", "a.md", "a-b.md", "a/deep/er.MD", "C.markdown"]
    write(tmp_path, dict.fromkeys(names, "x"))
    assert paths(tmp_path) == sorted(names)


def test_other_files_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(["a.md", "a.txt", "md", "a.md.orig"], "x"))
    write(tmp_path, dict.fromkeys([".git/a.md", "b/.tox/c.md", ".hidden.md"], "x"))
    # Emacs marks an open file so.
    (tmp_path / ".#a.md").symlink_to("me@host.123")
    assert paths(tmp_path) == ["a.md"]


def test_a_hidden_root_is_read(tmp_path: Path) -> None:
    assert paths(write(tmp_path / ".specs", {"a.md": "x"})) == ["a.md"]


def test_a_folder_with_the_name_of_a_spec_is_a_folder(tmp_path: Path) -> None:
    assert paths(write(tmp_path, {"a.md/b.md": "x"})) == ["a.md/b.md"]


def test_a_single_file_has_its_name_as_path(tmp_path: Path) -> None:
    write(tmp_path, {"deep/a.md": "x", "deep/b.md": "y", "notes.txt": "z"})
    assert paths(tmp_path / "deep/a.md") == ["a.md"]
    assert paths(tmp_path / "notes.txt") == ["notes.txt"]


def test_text_is_kept_as_it_is_but_for_a_byte_order_mark(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"\xef\xbb\xbf\xef\xbb\xbfa\r\nb\rc\n\x00\xc3\xa9"})
    [file] = read_specs(tmp_path, Report())
    assert file.text == "\ufeffa\r\nb\rc\n\x00é"


def test_a_root_that_does_not_exist(tmp_path: Path) -> None:
    report = Report()
    assert read_specs(tmp_path / "specs", report) == ()
    assert findings(report) == [("unreadable-file", "specs:1:1")]


@pytest.mark.parametrize(
    ("content", "place", "offset"),
    [
        (b"ab\ncaf\xe9 noir", "a.md:2:4", 6),
        (b"\xef\xbb\xbfab\ncaf\xe9", "a.md:2:4", 9),
        ("# é\r\n名".encode() + b"\x80", "a.md:2:2", 9),
        ("a\n".encode("utf-16"), "a.md:1:1", 0),
        (b"cut \xe5\x90", "a.md:1:5", 4),
    ],
)
def test_not_utf8(tmp_path: Path, content: bytes, place: str, offset: int) -> None:
    write(tmp_path, {"a.md": content, "b.md": "fine"})
    report = Report()
    [fine] = read_specs(tmp_path, report)
    assert fine.path == "b.md"
    assert findings(report) == [("not-utf8", place)]
    [found] = report
    assert f"offset {offset}, in line {place.split(':')[1]}" in found.message


def test_the_frame_shows_the_wrong_bytes(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"one\ncaf\xe9!\n"})
    report = Report()
    read_specs(tmp_path, report)
    [found] = report
    assert render_full(found).split("\n")[2:4] == [
        r"  2 | caf\xe9!",
        r"    |    ^^^^ not UTF-8",
    ]


def test_the_largest_file_that_is_read(tmp_path: Path) -> None:
    write(
        tmp_path, {"a.md": b"x" * MAX_SPEC_BYTES, "b.md": b"x" * (MAX_SPEC_BYTES + 1)}
    )
    report = Report()
    assert [file.path for file in read_specs(tmp_path, report)] == ["a.md"]
    assert findings(report) == [("file-too-large", "b.md:1:1")]


def test_a_pipe_is_a_finding_and_does_not_hang(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "x"})
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "null.md").symlink_to("/dev/null")
    report = Report()
    assert [file.path for file in read_specs(tmp_path, report)] == ["a.md"]
    assert findings(report) == [
        ("unreadable-file", "null.md:1:1"),
        ("unreadable-file", "pipe.md:1:1"),
    ]


def test_links_to_files_within_are_followed(tmp_path: Path) -> None:
    write(tmp_path, {"real/a.md": "text"})
    (tmp_path / "b.md").symlink_to("real/a.md")
    files = read_specs(tmp_path, Report())
    assert [(file.path, file.text) for file in files] == [
        ("b.md", "text"),
        ("real/a.md", "text"),
    ]


def test_links_within_are_seen_if_the_root_is_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"real/a.md": "text"})
    (tmp_path / "real/b.md").symlink_to("a.md")
    (tmp_path / "specs").symlink_to("real")
    assert paths(tmp_path / "specs") == ["a.md", "b.md"]
    assert paths(tmp_path / "specs/b.md") == ["b.md"]


def test_links_that_lead_nowhere_in_a_circle_or_out(tmp_path: Path) -> None:
    specs = write(tmp_path, {"specs/a.md": "x", "secret.md": "y"}) / "specs"
    (specs / "circle.md").symlink_to("circle.md")
    (specs / "nowhere.md").symlink_to("gone.md")
    (specs / "out.md").symlink_to("../secret.md")
    report = Report()
    assert [file.path for file in read_specs(specs, report)] == ["a.md"]
    assert findings(report) == [
        ("unreadable-file", "circle.md:1:1"),
        ("unreadable-file", "nowhere.md:1:1"),
        ("unreadable-file", "out.md:1:1"),
    ]
    assert not any(str(tmp_path) in found.message for found in report)


def test_links_to_folders_are_not_followed_and_that_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"a/a.md": "x"})
    (tmp_path / "a/again").symlink_to(tmp_path)
    (tmp_path / "a/.hidden").symlink_to(tmp_path)
    report = Report()
    assert [file.path for file in read_specs(tmp_path, report)] == ["a/a.md"]
    assert findings(report) == [("linked-folder", "a/again:1:1")]


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"caf\xe9/a.md"])
def test_a_name_that_is_not_utf8(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    report = Report()
    assert read_specs(tmp_path, report) == ()
    [found] = report
    assert found.code == "unreadable-file"
    render_full(found).encode("utf-8")


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with chmod, since the tests may run as root, who may read everything."""
    write(tmp_path, {"a.md": "x", "b.md": "x", "closed/c.md": "x"})
    scandir, open_ = os.scandir, open

    def guarded_scandir(path: str) -> object:
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    def guarded_open(path: str, mode: str) -> object:
        if os.path.basename(path) == "b.md":
            raise PermissionError(13, "Permission denied", path)
        return open_(path, mode)

    monkeypatch.setattr(os, "scandir", guarded_scandir)
    monkeypatch.setattr("builtins.open", guarded_open)
    report = Report()
    assert [file.path for file in read_specs(tmp_path, report)] == ["a.md"]
    assert [found.message for found in report] == [
        "this spec cannot be read: Permission denied"
    ] * 2
    assert [found.span.file.path for found in report] == ["b.md", "closed"]


def test_read_output_has_the_files_that_exist(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": b"\xff\r\n", "b/c.py": "", "other.py": "x"})
    asked = ["a.py", "b", "b/c.py", "gone.py", "a.py/x", "n" * 5000, "nul\x00"]
    assert read_output(tmp_path, iter(asked)) == {"a.py": b"\xff\r\n", "b/c.py": b""}
    assert read_output(tmp_path / "gone", asked) == {}
