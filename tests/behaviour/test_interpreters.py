"""The package on each Python that is found here, in threads, optimised, from an archive.

``make test-pythons`` runs this alone, and says which Pythons were not found.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXERCISE = ROOT / "tests/support/exercise.py"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
FLAGS: tuple[list[str], ...] = (
    [],
    ["-O"],
    ["-OO"],
    ["-P"],
    ["-I", "-S"],
    ["-X", "dev", "-W", "error"],
)


@cache
def find(version: str) -> str | None:
    """Return a Python of ``version``: this one, one on the PATH, or one of pyenv or uv."""
    for candidate in _candidates(version):
        code = "import sys; print('%d.%d' % sys.version_info[:2])"
        try:
            done = subprocess.run(
                [candidate, "-c", code], check=False, capture_output=True, text=True
            )
        except OSError:
            continue
        if done.stdout.strip() == version:
            return candidate
    return None


def _candidates(version: str) -> Iterator[str]:
    yield sys.executable
    if found := shutil.which(f"python{version}"):
        yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    uv = Path.home() / ".local/share/uv/python"
    for folder in (
        *pyenv.glob(f"{version}.*"),
        *pyenv.glob(f"{version}-*"),
        *uv.glob(f"cpython-{version}*"),
    ):
        yield str(folder / "bin/python3")


def exercise(python: str, flags: Sequence[str], place: Path) -> list[int]:
    done = subprocess.run(
        [python, *flags, str(EXERCISE), str(place), "generated"],
        check=False,
        capture_output=True,
        text=True,
        cwd=place.parent,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    version: list[int] = json.loads(done.stdout)
    return version


@pytest.fixture(scope="module")
def python(request: pytest.FixtureRequest) -> str:
    found = find(request.param)
    if found is None:
        pytest.skip(f"Python {request.param} is not here")
    return found


each_python = pytest.mark.parametrize("python", VERSIONS, indirect=True)


@each_python
@pytest.mark.parametrize("flags", FLAGS, ids=" ".join)
def test_it_works_with_flags(python: str, flags: list[str]) -> None:
    exercise(python, flags, ROOT)


@each_python
def test_it_works_from_an_archive(python: str, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    shutil.copytree(ROOT / "generated", tmp_path / "files/generated")
    archive = shutil.make_archive(str(tmp_path / "models"), "zip", tmp_path / "files")
    exercise(python, [], Path(archive))


def test_it_works_in_webassembly() -> None:
    """PYODIDE is the folder of the npm package ``pyodide``, which is CPython 3.14 for node."""
    folder, node = os.environ.get("PYODIDE"), shutil.which("node")
    if not folder or not node:
        pytest.skip("PYODIDE names no folder of pyodide, or node is not here")
    command = [node, str(EXERCISE.with_suffix(".mjs")), folder, str(EXERCISE)]
    done = subprocess.run(
        [*command, str(ROOT), "generated"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert json.loads(done.stdout)[:2] >= [3, 14]


def test_the_classifiers_are_what_is_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    mark = "Programming Language :: Python :: 3."
    claimed = [c.rpartition(" ")[2] for c in project["classifiers"] if mark in c]
    assert claimed == [version for version in VERSIONS if version in claimed]
    assert project["requires-python"] == f">={claimed[0]}"
