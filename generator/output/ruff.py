"""Formats Python files with one call of ``ruff format``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.artifact import OutputFile


def format_with_ruff(files: Sequence[OutputFile]) -> list[OutputFile]:
    """Return ``files``, all of them Python, formatted by ruff.

    Raises: OSError, if ruff is missing or fails.
    """
    if not files:
        return []
    program = _find_ruff()
    with TemporaryDirectory(prefix="gen-ruff-") as name:
        # The real names may be too long, or differ only in case.
        paths = [Path(name, f"{index}.py") for index in range(len(files))]
        for path, file in zip(paths, files, strict=True):
            path.write_text(file.text, "utf-8", newline="\n")
        _run([program, "format", "--isolated", "--no-cache", "--quiet", name])
        texts = [path.read_text("utf-8") for path in paths]
    return [
        OutputFile(file.path, text) for file, text in zip(files, texts, strict=True)
    ]


def _find_ruff() -> str:
    """Return the path of ruff: next to the running Python, else on the PATH."""
    beside = os.path.dirname(sys.executable)
    program = shutil.which("ruff", path=beside) or shutil.which("ruff")
    if program is None:
        raise FileNotFoundError(
            'formatter = "ruff" needs the program ruff, which is not installed; '
            "install it, or choose the formatter black or none"
        )
    return program


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"ruff failed: {done.stderr.strip()}")
