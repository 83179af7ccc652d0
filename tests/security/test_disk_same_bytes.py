"""Class I: whatever surrounds a run, the same specs give the same bytes and findings."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from runs import start, tree, write
from spec_package import model, values

from generator.compiler import emit_files, read_schema
from generator.diagnostics.render import render_full
from generator.diagnostics.report import Report
from generator.source import SourceFile

LONG = r"*Optional\<Long>*"
SPECS = {
    "api/Box.md": model("Box", {"tint": "[Tint](Tint.md)", "a_b": LONG, "a-b": LONG}),
    "api/Tint.md": values("Tint", {"RED": "red", "straße": "ß"}),
    "x/Same.md": model("Same", {"next": "[Same](../y/Same.md)"}, doc="Zürich, İı."),
    "y/Same.md": model("Same", {"next": "[Same](../x/Same.md)"}),
    "İ/Ünï.md": model("Ünï", {"naïve": "*String*"}),
}

# Twenty seeds share these; each process costs a third of a second.
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8")
ZONES = ("UTC", "Asia/Tokyo", "America/Caracas")
OPTIONS: tuple[tuple[str, ...], ...] = (("-j1",), ("-j4",))
SEEDS = range(20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("same") / "specs", SPECS).parent


@pytest.fixture(scope="module")
def expected(folder: Path) -> tuple[dict[str, bytes], str]:
    """The output and the findings of a run without anything special."""
    done = start("specs", "-o", "plain", "-v", cwd=folder)
    findings = done.communicate()[0]
    assert done.returncode == 0
    return tree(folder / "plain"), findings


def test_there_is_something_to_differ(expected: tuple[dict[str, bytes], str]) -> None:
    assert "[renamed-class]" in expected[1]
    assert len(expected[0]) > 20


@pytest.mark.parametrize("options", OPTIONS)
def test_hash_seeds_locales_and_time_zones(
    folder: Path,
    expected: tuple[dict[str, bytes], str],
    tmp_path: Path,
    options: tuple[str, ...],
) -> None:
    for seed in SEEDS:
        environment = {
            "PYTHONHASHSEED": str(seed),
            "LC_ALL": LOCALES[seed % len(LOCALES)],
            "TZ": ZONES[seed % len(ZONES)],
            "PYTHONIOENCODING": "utf-8",
        }
        out = tmp_path / str(seed)
        run = start(
            "specs", "-o", str(out), "-v", *options, cwd=folder, environment=environment
        )
        assert (run.communicate()[0], run.returncode) == (expected[1], 0)
        assert tree(out) == expected[0]


@pytest.mark.parametrize("flags", [("-O",), ("-OO",)])
def test_optimisation(
    folder: Path,
    expected: tuple[dict[str, bytes], str],
    tmp_path: Path,
    flags: tuple[str, ...],
) -> None:
    run = start("specs", "-o", str(tmp_path), "-q", cwd=folder, flags=flags)
    assert (run.communicate()[1], run.returncode) == ("", 0)
    assert tree(tmp_path) == expected[0]


def test_where_it_is_started_from(
    folder: Path, expected: tuple[dict[str, bytes], str], tmp_path: Path
) -> None:
    for number, (specs, cwd) in enumerate(
        [
            (str(folder / "specs"), tmp_path),
            (os.path.relpath(folder / "specs", tmp_path), tmp_path),
            (".", folder / "specs"),
        ]
    ):
        out = tmp_path / str(number)
        run = start(specs, "-o", str(out), "-q", cwd=cwd)
        assert (run.communicate()[1], run.returncode) == ("", 0)
        assert tree(out) == expected[0]


def test_the_umask_changes_modes_alone(
    folder: Path, expected: tuple[dict[str, bytes], str], tmp_path: Path
) -> None:
    before = os.umask(0o077)
    try:
        run = start("specs", "-o", str(tmp_path / "out"), "-q", cwd=folder)
        assert run.communicate()[1] == ""
    finally:
        os.umask(before)
    assert tree(tmp_path / "out") == expected[0]
    assert (tmp_path / "out/__init__.py").stat().st_mode & 0o777 == 0o600


def test_the_order_of_files() -> None:
    sources = [SourceFile(path, text) for path, text in SPECS.items()]
    seen = set()
    for seed in range(10):
        random.Random(seed).shuffle(sources)
        report = Report()
        files = emit_files(read_schema(sources, None, report))
        seen.add((files, tuple(map(render_full, report))))
    assert len(seen) == 1


def test_a_run_after_others_is_like_a_first_one(
    folder: Path, expected: tuple[dict[str, bytes], str], tmp_path: Path
) -> None:
    out, part = tmp_path / "out", write(tmp_path / "part", {"A.md": SPECS["x/Same.md"]})
    for specs in (folder / "specs", part, folder / "specs"):
        run = start(str(specs), "-o", str(out), "-q", cwd=tmp_path)
        run.communicate()
    assert tree(out) == expected[0]
