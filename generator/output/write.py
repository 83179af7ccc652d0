"""Carries out a plan.

First all new content is written into a staging folder, so a full disk leaves the package
intact.  Then the manifest announces the changes, each file is moved into place (nobody sees half
a file), and the final manifest is written last.  The run is not a transaction, but the next run
completes an interrupted one.
"""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from generator.files import MANIFEST_NAME
from generator.output.folder import Folder, open_output
from generator.output.manifest import render_manifest
from generator.output.plan import Plan, journal
from generator.parallel import NO_STEPS, Steps, default_workers, map_shares

STAGING = ".gen-tmp"
# What _staged() writes, and the folders of its processes; nothing else in there is ours.
_STAGED = re.compile(r"[0-9]+")
_PART = re.compile(r"p[0-9]+")


def apply_changes(
    path: Path, plan: Plan, workers: int | None = None, steps: Steps = NO_STEPS
) -> None:
    """Make the folder ``path`` match ``plan``.  Unchanged files are not touched.

    - ``workers``: number of worker processes; None picks one.

    Raises: OSError, before anything is written if a link or a non-file is in the way, and before
    anything changes if the disk is full.
    """
    _check_places(path, plan)
    with open_output(path) as output:
        # An interrupted run may have deleted a file but not its folder.
        for file in plan.forgotten:
            _remove_empty_folders(output, file)
        if not _is_done(path, plan):
            _change(output, plan, workers, steps)
        _discard_staging(output)


def _change(output: Folder, plan: Plan, workers: int | None, steps: Steps) -> None:
    with _staged(output, plan, workers, steps) as (staging, parts):
        _place(staging, "0", output, MANIFEST_NAME)
        for part, paths in parts:
            with staging.inside((part,)) as folder:
                _place_all(folder, output, paths)
        for change in plan.changes:
            if change.new is None:
                _remove(output, change.path)
                _remove_empty_folders(output, change.path)
        _sync_folders(output, plan)
        _place(staging, "1", output, MANIFEST_NAME)
        output.sync()


_Part: TypeAlias = tuple[str, Sequence[str]]


@contextmanager
def _staged(
    output: Folder, plan: Plan, workers: int | None, steps: Steps
) -> Iterator[tuple[Folder, Sequence[_Part]]]:
    """Yield the staging folder, and for each of its sub-folders the final paths of its files.

    The staging folder holds the two manifests as files 0 and 1; a sub-folder holds files 0, 1, …

    Only the manifests are synced to disk before the run continues, since gen acts on them.  The next
    run repairs any other file: see plan.py.
    """
    written = [(c.path, c.new) for c in plan.changes if c.new is not None]
    try:
        with output.inside((STAGING,), make=True) as staging:
            _empty(staging)
            for number, manifest in enumerate((journal(plan), plan.manifest)):
                content = render_manifest(manifest).encode("utf-8")
                staging.create(str(number), content, wait=True)
            workers = workers or default_workers(len(written))
            steps.expect(len(written))
            yield staging, map_shares(partial(_stage, staging, steps), written, workers)
    except BaseException:
        _discard_staging(output)
        raise


def _stage(
    staging: Folder, steps: Steps, files: Sequence[tuple[str, bytes]]
) -> Iterator[_Part]:
    """Write ``files`` into a folder of this process, so that processes do not wait for one another."""
    part = f"p{os.getpid()}"
    with staging.inside((part,), make=True) as folder:
        _empty(folder)  # of a dead process whose share this one takes over
        for number, (_, content) in enumerate(files):
            folder.create(str(number), content, wait=False)
            steps.step()
    yield part, [path for path, _ in files]


def _place_all(staging: Folder, output: Folder, paths: Sequence[str]) -> None:
    """Move the staged files 0, 1, … to ``paths``; each folder is opened once."""
    by_folder = defaultdict[str, list[tuple[str, str]]](list)
    for number, path in enumerate(paths):
        parent, _, target = path.rpartition("/")
        by_folder[parent].append((str(number), target))
    for parent, files in by_folder.items():
        with output.inside(PurePosixPath(parent).parts, make=True) as folder:
            for name, target in files:
                _place(staging, name, folder, target)


def _place(staging: Folder, name: str, folder: Folder, target: str) -> None:
    """Move a staged file to ``target``, keeping the mode of the file it replaces."""
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
    """Remove the staging folder, of this run or of a killed one, if it exists.

    A failure does no harm: the next run tries again.
    """
    with suppress(OSError):
        with output.inside((STAGING,)) as staging:
            _empty(staging)
        output.remove_folder(STAGING)


def _empty(staging: Folder) -> None:
    for name in staging.names():
        if _STAGED.fullmatch(name):
            staging.remove(name)
        elif _PART.fullmatch(name):
            with suppress(OSError):  # a link, or a folder with files that are not ours
                with staging.inside((name,)) as part:
                    _empty(part)
                staging.remove_folder(name)


def _check_places(output: Path, plan: Plan) -> None:
    paths = [MANIFEST_NAME, *(change.path for change in plan.changes)]
    for path in paths:
        if ".." in path.split("/") or os.path.isabs(path):
            raise OSError(f"{output / path} is not in the output folder")
    if not (output.is_dir() and os.listdir(output)):
        return  # resolving takes too long to do for each of thousands
    inside = {path.rpartition("/")[0] for path in paths} - {""}
    above = {folder.as_posix() for path in inside for folder in _parents(path)}
    for folder in sorted({STAGING, *inside, *above}):
        _check_is(stat.S_ISDIR, "a folder", output, folder)
    for path in paths:
        _check_is(stat.S_ISREG, "a file", output, path)


def _check_is(
    is_kind: Callable[[int], bool], noun: str, output: Path, path: str
) -> None:
    """Raise OSError if something other than ``noun`` is at ``path``."""
    place = f"{output}/{path}"
    try:
        mode = os.stat(place, follow_symlinks=False).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISLNK(mode):
        raise OSError(f"{place} is a link: nothing is written through it")
    if not is_kind(mode):
        raise OSError(f"{place} is in the way: it is not {noun}")


def _is_done(output: Path, plan: Plan) -> bool:
    """Return whether nothing has to be written, not even the manifest."""
    if plan.changes:
        return False
    content = render_manifest(plan.manifest).encode("utf-8")
    target = output / MANIFEST_NAME
    return target.is_file() and target.read_bytes() == content


def _remove_empty_folders(output: Folder, path: str) -> None:
    """Remove the empty folders of ``path``, innermost first."""
    for parent in _parents(path):
        try:
            with output.inside(parent.parts[:-1]) as folder:
                folder.remove_folder(parent.name)
        except FileNotFoundError:
            continue
        except OSError:  # It is a link, or not empty (__pycache__, a file of the user).
            return


def _parents(path: str) -> list[PurePosixPath]:
    """Return the folders of ``path`` below the output folder, innermost first."""
    return list(PurePosixPath(path).parents)[:-1]
