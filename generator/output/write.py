"""Carry out a plan.

All new content is written into a folder of its own first, so a disk that is full leaves the
package as it was.  Then the manifest says what is about to change, each file is moved into its
place, so nobody sees half of one, and the manifest with the new content comes last.  The files
together are no transaction; but a run that was cut off is completed by the next.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from generator.output.folder import Folder, open_output
from generator.output.manifest import MANIFEST_NAME, render_manifest
from generator.output.plan import Plan, journal

STAGING = ".gen-tmp"
# What stage() writes; nothing else in the folder is ours.
_STAGED = re.compile(r"[0-9]+")


def apply_changes(path: Path, plan: Plan) -> None:
    """Make the folder ``path`` what ``plan`` says.  What does not change is not touched.

    Raises: OSError, before anything is written if there is a link in the way or something
    that is no file, and before anything changes if there is no room.
    """
    _check_places(path, plan)
    with open_output(path) as output:
        # A run that was cut off may have deleted a file and not come to its folder.
        for file in plan.forgotten:
            _remove_empty_folders(output, file)
        if not _is_done(path, plan):
            _change(output, plan)
        _discard_staging(output)


def _change(output: Folder, plan: Plan) -> None:
    written = {c.path: c.new for c in plan.changes if c.new is not None}
    manifests = [render_manifest(journal(plan)), render_manifest(plan.manifest)]
    contents = [text.encode("utf-8") for text in manifests]
    with _staged(output, [*contents, *written.values()]) as staging:
        _place(staging, "0", output, MANIFEST_NAME)
        for number, path in enumerate(written, start=2):
            _place(staging, str(number), output, path)
        for change in plan.changes:
            if change.new is None:
                _remove(output, change.path)
                _remove_empty_folders(output, change.path)
        _sync_folders(output, plan)
        _place(staging, "1", output, MANIFEST_NAME)
        output.sync()


@contextmanager
def _staged(output: Folder, contents: list[bytes]) -> Iterator[Folder]:
    """Yield a folder that holds ``contents`` as files 0, 1, …"""
    try:
        with output.inside((STAGING,), make=True) as staging:
            _empty(staging)
            for number, content in enumerate(contents):
                staging.create(str(number), content)
            yield staging
    except BaseException:
        _discard_staging(output)
        raise


def _place(staging: Folder, name: str, output: Folder, path: str) -> None:
    """Move a staged file to ``path``, with the mode of the file that was there."""
    *parents, target = PurePosixPath(path).parts
    with output.inside(tuple(parents), make=True) as folder:
        mode = folder.mode(target)
        if mode is not None:
            staging.set_mode(name, mode)
        staging.move(name, folder, target)


def _remove(output: Folder, path: str) -> None:
    *parents, name = PurePosixPath(path).parts
    with suppress(FileNotFoundError), output.inside(tuple(parents)) as folder:
        folder.remove(name)


def _sync_folders(output: Folder, plan: Plan) -> None:
    for parents in sorted({PurePosixPath(c.path).parent.parts for c in plan.changes}):
        with suppress(FileNotFoundError), output.inside(parents) as folder:
            folder.sync()


def _discard_staging(output: Folder) -> None:
    """Remove the staging folder, of this run or of one that was killed, if it is there.

    Where that fails nothing is lost: the next run tries again.
    """
    with suppress(OSError):
        with output.inside((STAGING,)) as staging:
            _empty(staging)
        output.remove_folder(STAGING)


def _empty(staging: Folder) -> None:
    for name in filter(_STAGED.fullmatch, staging.names()):
        staging.remove(name)


def _check_places(output: Path, plan: Plan) -> None:
    paths = (STAGING, MANIFEST_NAME, *(change.path for change in plan.changes))
    for path in paths:
        if ".." in PurePosixPath(path).parts or os.path.isabs(path):
            raise OSError(f"{output / path} is not in the output folder")
        for parent in reversed(_parents(path)):
            _check_folder(output / parent)
        if path == STAGING:
            _check_folder(output / path)
        elif os.path.islink(output / path):
            raise OSError(f"{output / path} is a link: nothing is written through it")
        elif os.path.lexists(output / path) and not os.path.isfile(output / path):
            raise OSError(f"{output / path} is in the way: it is not a file")


def _check_folder(path: Path) -> None:
    if os.path.islink(path):
        raise OSError(f"{path} is a link: nothing is written through it")
    if os.path.lexists(path) and not os.path.isdir(path):
        raise OSError(f"{path} is in the way: it is not a folder")


def _is_done(output: Path, plan: Plan) -> bool:
    """Return whether nothing is to be written, not even the manifest."""
    content = render_manifest(plan.manifest).encode("utf-8")
    target = output / MANIFEST_NAME
    return not plan.changes and target.is_file() and target.read_bytes() == content


def _remove_empty_folders(output: Folder, path: str) -> None:
    """Remove the folders of ``path`` that are empty, the innermost first."""
    for parent in _parents(path):
        try:
            with output.inside(parent.parts[:-1]) as folder:
                folder.remove_folder(parent.name)
        except FileNotFoundError:
            continue
        except (
            OSError
        ):  # It holds something (__pycache__, a file of the user's), or is a link.
            return


def _parents(path: str) -> list[PurePosixPath]:
    """Return the folders of ``path`` below the output folder, the innermost first."""
    return list(PurePosixPath(path).parents)[:-1]
