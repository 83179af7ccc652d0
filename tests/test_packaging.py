"""The wheel: it holds all that gen needs, and runs in an empty environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from generator import __version__

ROOT = Path(__file__).parent.parent


def run(*command: object, cwd: Path) -> str:
    """Return what ``command`` prints; fail with all its output if it fails."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project, so that nothing is left behind in it."""
    source = tmp_path_factory.mktemp("source")
    for name in ("generator", "templates"):
        hidden = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, source / name, ignore=hidden)
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, source / name)
    return source


@pytest.fixture(scope="module")
def dist(checkout: Path) -> Path:
    """Build an sdist, and a wheel from it; return their folder."""
    run(sys.executable, "-m", "build", "--no-isolation", cwd=checkout)
    return checkout / "dist"


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (built,) = dist.glob("*.whl")
    return built


def test_both_distributions_are_ready_to_upload(dist: Path) -> None:
    printed = run(
        sys.executable, "-m", "twine", "check", "--strict", *dist.iterdir(), cwd=dist
    )
    assert printed.count("PASSED") == 2


def test_the_sdist_holds_the_sources_and_no_tests(dist: Path) -> None:
    (built,) = dist.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    top = {name.partition("/")[0] for name in names}
    assert top == {
        *("generator", "templates", "pyproject.toml", "PKG-INFO"),
        *("README.md", "LICENSE", "CHANGELOG.md"),
    }


@pytest.mark.parametrize(
    ("program", "variables"),
    [
        (["uv", "tool"], {"UV_TOOL_DIR": "env", "UV_TOOL_BIN_DIR": "bin"}),
        (["pipx"], {"PIPX_HOME": "env", "PIPX_BIN_DIR": "bin"}),
    ],
    ids=["uv", "pipx"],
)
def test_tools_install_gen_from_a_checkout(
    program: list[str],
    variables: dict[str, str],
    checkout: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, folder in variables.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    run(
        *(sys.executable, "-m", *program, "install", "--quiet"),
        *("--python", sys.executable, checkout),
        cwd=tmp_path,
    )
    printed = run(tmp_path / "bin/gen", "--version", cwd=tmp_path)
    assert printed.startswith(f"gen {__version__} (from {tmp_path / 'env'}")


def test_the_wheel_holds_the_package_and_the_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("generator", ""), ("templates", "generator/")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{inside}{path.relative_to(ROOT).as_posix()}" in names
    assert "generator/templates/python/_runtime/explain.py" in names
    assert not [name for name in names if name.startswith(("tests/", "templates/"))]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (info,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        metadata = archive.read(info).decode("utf-8").splitlines()
        points = archive.read(info.replace("METADATA", "entry_points.txt")).decode()
    assert {"Name: fieldgen", "Requires-Python: >=3.11"} < set(metadata)
    assert "License-Expression: MIT" in metadata
    assert "gen = generator.__main__:run" in points
    assert any("LICENSE" in line for line in metadata)


def test_gen_runs_where_the_wheel_is_all_there_is(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = [binaries / "python", "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "install", "--quiet", wheel, cwd=tmp_path)
    work = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "specs", work / "specs")
    run(binaries / "gen", "specs", "-o", "made", cwd=work)
    assert _texts(work / "made") == _texts(ROOT / "generated")
    run(binaries / "gen", "specs", "-o", "made", "--check", cwd=work)
    # What is generated needs neither gen nor what gen needs.
    run(sys.executable, "-I", "-S", "-c", IMPORT_ALL, cwd=work)


def test_make_generate_installs_gen_alone(checkout: Path) -> None:
    for name in ("specs", "generated"):
        shutil.copytree(ROOT / name, checkout / name)
    shutil.copy(ROOT / "Makefile", checkout)
    printed = run("make", "generate", f"PYTHON={sys.executable}", cwd=checkout)
    assert "0 errors" in printed
    sizes = [p.lstat().st_size for p in (checkout / ".venv").rglob("*") if p.is_file()]
    assert sum(sizes) < 60_000_000
    assert not (checkout / ".venv/bin/pytest").exists()


IMPORT_ALL = """
import sys; sys.path.insert(0, ".")
import made
print([getattr(made, name) for name in made.__all__])
"""


def _texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
