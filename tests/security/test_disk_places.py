"""Class D: where a package may be written, and what its files may be called."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from runs import write
from spec_package import model

from generator.artifact import OutputFile
from generator.cli import cli
from generator.commands.places import refuse_output
from generator.compiler import emit_files, read_schema
from generator.diagnostics.render import render_full
from generator.diagnostics.report import Report
from generator.planning import plan_output
from generator.source import SourceFile


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    return write(tmp_path / "specs", {"A.md": model("A", {"x": "String"})})


def gen(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments), "-q"])


@pytest.mark.parametrize("marker", [".git", ".hg", ".svn"])
def test_the_root_of_a_repository(specs: Path, tmp_path: Path, marker: str) -> None:
    out = tmp_path / "repository"
    (out / marker).mkdir(parents=True)
    refused = gen(specs, "-o", out)
    assert refused.exit_code == 2
    assert "is the root of a repository; choose another folder" in refused.output
    assert [path.name for path in out.iterdir()] == [marker]
    assert gen(specs, "-o", out, "--allow-output").exit_code == 0
    # Said once is enough: now gen has written there.
    assert gen(specs, "-o", out).exit_code == 0


def test_the_home_folder_and_the_root_of_the_disk(
    specs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    (tmp_path / "link").symlink_to(home)
    for out in (home, tmp_path / "link"):
        assert "the home folder" in gen(specs, "-o", out).output
    assert list(home.iterdir()) == []
    assert gen(specs, "-o", home, "--allow-output").exit_code == 0
    with pytest.raises(Exception, match="output folder / is the root of the disk"):
        refuse_output(specs, Path("/"), allowed=False)


def test_specs_and_output_in_one_another(specs: Path, tmp_path: Path) -> None:
    assert "must not be inside the specs" in gen(specs, "-o", specs / "out").output
    inside = gen(specs, "-o", specs / "out", "--allow-output")
    assert "must not be inside the specs" in inside.output
    around = gen(specs, "-o", tmp_path)
    assert "is the parent folder of the specs" in around.output
    assert [path.name for path in tmp_path.rglob("*")] == ["specs", "A.md"]
    assert gen(specs, "-o", tmp_path, "--allow-output").exit_code == 0


PARTS = ["../x", "..\\x", "/etc/x", "C:\\x", "\\\\?\\", "file:///", "~/x", "%2e%2e/x"]
PARTS += [
    "a/../../b",
    "nul\0",
    "dot.",
    "blank ",
    "CON",
    "con",
    "NUL.txt",
    "AUX",
    "COM1",
]
PARTS += [
    "LPT¹",
    "CONIN$",
    "Foo",
    "foo",
    "FOO",
    "Caf\u00e9",
    "Cafe\u0301",
    "index",
    "a:b",
]
PARTS += [
    "docs",
    "_runtime",
    "Str\u00e4ße",
    "-rf",
    ".hidden",
    "...",
    "\u202e",
    'a*?"<>|',
]
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def written(sources: list[SourceFile]) -> list[str]:
    return [f.path for f in emit_files(read_schema(sources, None, Report()))]


@pytest.mark.parametrize("folder", [False, True])
def test_paths_exist_on_every_system(folder: bool) -> None:
    sources = []
    for number, part in enumerate(PARTS):
        title = part if not folder else f"T{number}"
        place = f"{part}/A.md" if folder else f"n{number}.md"
        sources.append(SourceFile(place, model(title, {"x": "String"})))
    paths = written(sources)
    assert len(paths) > len(PARTS)
    named = [path for path in paths if path != ".gitattributes"]
    for part in (part for path in named for part in path.split("/")):
        assert not DEVICE.fullmatch(part), part
        assert not re.search(r'[\\:*?"<>|\x00-\x1f\u202e]|[. ]$|^\.', part), part
    # As macOS and Windows compare names.
    folded = [unicodedata.normalize("NFC", path).lower() for path in paths]
    assert len(set(folded)) == len(folded)


def test_a_name_that_is_too_long_is_cut(tmp_path: Path) -> None:
    long = {f"{'f' * 255}/A.md": model("N" * 300, {"x": "String"})}
    result = gen(write(tmp_path / "specs", long), "-o", tmp_path / "out")
    assert result.exit_code == 0
    found = [path.name for path in (tmp_path / "out").rglob("*")]
    assert max(len(name.encode()) for name in found) <= 255


def test_a_path_that_no_disk_takes_is_an_error(tmp_path: Path) -> None:
    """Names are cut before, so that this is the second line of defence."""
    report = Report()
    plan_output([OutputFile(f"{'n' * 300}.py", "")], tmp_path, report, force=False)
    assert [render_full(found).splitlines()[0][-11:] for found in report] == [
        "[long-path]"
    ]
