"""A copy of a package for basedpyright in strict mode, without the lines that set the mode."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.backends.python.writing.pyright import DIRECTIVE

# A package may use its own deprecated classes.
STRICT = """\
{"typeCheckingMode": "strict", "pythonVersion": "3.11", "reportDeprecated": false}
"""


def copy_strict(package: Path, folder: Path) -> Path:
    """Copy ``package`` into ``folder``, with a configuration next to it; return the copy."""
    copy = folder / package.name
    skipped = shutil.ignore_patterns("__pycache__", "docs")
    shutil.copytree(package, copy, ignore=skipped)
    take_modes_out(copy)
    (folder / "pyrightconfig.json").write_text(STRICT, "utf-8")
    return copy


def take_modes_out(folder: Path) -> None:
    """Remove the lines that set the mode from all modules below ``folder``."""
    for file in folder.rglob("*.py"):
        text = file.read_text("utf-8")
        file.write_text(text.replace(f"{DIRECTIVE}\n", "", 1), "utf-8")
