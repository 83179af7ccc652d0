"""The registry of targets: a line in the configuration, a folder with the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import backends
from generator.backends.registry import USER, load_target
from generator.config.targets import MODELS, TARGETS

FOLDERS = {
    path.parent.name.replace("_", "-")
    for path in Path(backends.__file__).parent.glob("*/target.py")
}


def test_every_folder_has_its_line() -> None:
    assert {*TARGETS, *MODELS, USER} == FOLDERS


@pytest.mark.parametrize("name", sorted({*TARGETS, *MODELS}))
def test_a_target_is_loaded_by_its_name(name: str) -> None:
    assert load_target(name).name == name


def test_what_a_target_requires_is_a_target() -> None:
    assert {base for base in TARGETS.values() if base} <= TARGETS.keys()
