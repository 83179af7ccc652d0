"""Carry out a plan.  The only module that writes.

Each file is written beside its place and moved there, so nobody sees half of it.  The
files together are no transaction; but before the first of them changes, the manifest says
what is about to change, so after a run that was cut off the next one does the rest.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.output.manifest import MANIFEST_NAME, Manifest, render_manifest
from generator.output.plan import Plan, journal


def apply_changes(folder: Path, plan: Plan) -> None:
    """Make ``folder`` what ``plan`` says.  What does not change is not touched.

    Raises: OSError, before anything is written if a link leads out of ``folder`` or
    something that is no file is in the way.
    """
    _check_places(folder, plan)
    if plan.changes:
        _write_manifest(folder, journal(plan))
    for change in plan.changes:
        if change.new is not None:
            _replace(folder / change.path, change.new)
    deleted = [change.path for change in plan.changes if change.new is None]
    for path in deleted:
        (folder / path).unlink(missing_ok=True)
    # A run that was cut off may have deleted a file and not come to its folder.
    for path in (*deleted, *plan.forgotten):
        _remove_empty_folders(folder, path)
    _write_manifest(folder, plan.manifest)


def create_file(path: Path, text: str) -> bool:
    """Write ``text`` to ``path`` if nothing is there; return whether nothing was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _check_places(folder: Path, plan: Plan) -> None:
    for path in (MANIFEST_NAME, *(change.path for change in plan.changes)):
        if not _is_inside(folder, path):
            raise OSError(f"{folder / path} leads out of the output folder by a link")
        if os.path.lexists(folder / path) and not os.path.isfile(folder / path):
            raise OSError(f"{folder / path} is in the way: it is not a file")
        for parent in _parents(folder, path):
            if os.path.lexists(parent) and not os.path.isdir(parent):
                raise OSError(f"{parent} is in the way: it is not a folder")


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    target, content = folder / MANIFEST_NAME, render_manifest(manifest).encode("utf-8")
    if not target.is_file() or target.read_bytes() != content:
        _replace(target, content)


def _replace(target: Path, content: bytes) -> None:
    """Give ``target`` the content in one step; a file that was there keeps its mode."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # Always the same name: the next run removes what one that was killed has left.
    temporary = target.with_name(f".{target.name}.gen-tmp")
    temporary.unlink(missing_ok=True)
    try:
        # Not tempfile, which makes files that only their owner can read; and "x", since
        # "w" would write through a link of that name.
        with temporary.open("xb") as file:
            file.write(content)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _remove_empty_folders(folder: Path, path: str) -> None:
    """Remove the folders of ``path`` that are empty, but not ``folder`` itself."""
    if not _is_inside(folder, path):
        return
    for parent in _parents(folder, path):
        try:
            parent.rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # It holds something: a file of the user's, __pycache__.
            return


def _parents(folder: Path, path: str) -> list[Path]:
    """Return the folders between ``folder`` and the file, the innermost first."""
    return [folder / parent for parent in Path(path).parents][:-1]


def _is_inside(folder: Path, path: str) -> bool:
    # Path.resolve raises RuntimeError on a circle of links.
    real = Path(os.path.realpath(folder / path))
    return real.is_relative_to(os.path.realpath(folder))
