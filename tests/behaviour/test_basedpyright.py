"""basedpyright finds nothing in a package: without a configuration, and in its strict mode."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sample_specs import EVERYTHING
from spec_package import compiled, read_texts
from strict_copy import copy_strict

from generator.backends.python.writing.pyright import DIRECTIVE
from generator.config import Config

ROOT = Path(__file__).parents[2]
NOTHING = "0 errors, 0 warnings, 0 notes\n"
CONFIGS = {
    "default": Config(),
    "others": Config(
        unknown_fields="keep",
        unknown_null="accept",
        naive_datetimes="refuse",
        json="orjson",
        slots=False,
    ),
    "classes alone": Config(targets=("dataclasses",)),
    "typeddict": Config(models="typeddict"),
}


@pytest.fixture(scope="module", params=["specs", *CONFIGS])
def package(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("made") / "made"
    if request.param == "specs":
        shutil.copytree(ROOT / "generated", folder)
    else:
        config = CONFIGS[request.param]
        with compiled(read_texts(EVERYTHING, config=config), config) as made:
            shutil.copytree(made.folder, folder)
    return folder


def found(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_without_a_configuration(package: Path) -> None:
    assert found(package.parent) == NOTHING


def test_strict(package: Path, tmp_path: Path) -> None:
    copy = copy_strict(package, tmp_path)
    assert not any(DIRECTIVE in f.read_text("utf-8") for f in copy.rglob("*.py"))
    assert found(tmp_path) == NOTHING
