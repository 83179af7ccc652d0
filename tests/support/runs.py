"""Runs of gen as separate processes, and the files that they leave on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import generator

ROOT = Path(generator.__file__).parent.parent
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}


def start(
    *arguments: str,
    cwd: Path,
    flags: Sequence[str] = (),
    environment: Mapping[str, str] = ENVIRONMENT,
) -> subprocess.Popen[str]:
    """Start gen with ``arguments``; ``flags`` are those of Python."""
    return subprocess.Popen(
        [sys.executable, *flags, "-m", "generator", *arguments],
        cwd=cwd,
        env={**ENVIRONMENT, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of all files below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
