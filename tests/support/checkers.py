"""The checkers that generated packages pass, run next to a package ``made``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from strict_copy import copy_strict

CHECKERS = (
    ("mypy", "--strict", "--cache-dir=mypy"),
    ("basedpyright", "--pythonpath", sys.executable),
    ("black", "--check"),
    ("ruff", "check", "--isolated", "--no-cache"),
)


def run_module(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return the result of ``python -m`` with ``arguments`` in ``folder``."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def assert_passes(folder: Path, checker: Sequence[str]) -> None:
    """Assert that the package ``made`` in ``folder`` passes; basedpyright is strict."""
    if checker[0] == "basedpyright":
        strict = folder / "strict"
        copy_strict(folder / "made", strict)
        folder = strict
    done = run_module(folder, *checker, "made")
    assert done.returncode == 0, done.stdout + done.stderr
