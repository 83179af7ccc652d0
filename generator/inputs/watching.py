"""Watches folders and files for changes.

Two snapshots (names, sizes, times) are compared, so it does not matter how an editor writes, or
whether folders come and go.  watchfiles, if installed, only says when to look; without it, we
look twenty times a second.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

# Seconds between two snapshots.  With watchfiles this catches what it may miss: a new folder, or
# one on a network drive.
_POLL = 0.05
_AT_LEAST = 1.0

Snapshot = dict[str, tuple[int, int, int]]


def changes(paths_of: Callable[[], Sequence[Path]]) -> Iterator[Sequence[str]]:
    """Yield once now, then whenever something at or below the paths has changed: the paths that
    are new, gone or different.  The first set is empty.

    ``paths_of`` is called again after each change, since the change may add or remove paths.
    """
    paths: Sequence[Path] = ()
    before: Snapshot | None = None
    waits: Iterator[None] = iter(())
    while True:
        # Taken before the caller reads anything, so that no later change is missed.
        if (now := _snapshot(paths)) != before:
            while (new := paths_of()) != paths:
                paths, waits = new, _waits(new)
                now = _snapshot(paths)
            last, before = before, now
            yield _differing(last, now)
        next(waits)


def _differing(before: Snapshot | None, now: Snapshot) -> Sequence[str]:
    if before is None:
        return ()
    paths = before.keys() | now.keys()
    return sorted(path for path in paths if before.get(path) != now.get(path))


def _snapshot(paths: Sequence[Path]) -> Snapshot:
    """Return a signature of each file, by path, which changes when the file does."""
    signatures: Snapshot = {}
    stack = [os.fspath(path) for path in paths]
    while stack:
        path = stack.pop()
        try:
            about = os.stat(path)
            if stat.S_ISDIR(about.st_mode):
                stack += [entry.path for entry in os.scandir(path) if _is_read(entry)]
            else:
                signatures[path] = (about.st_mtime_ns, about.st_size, about.st_ino)
        except OSError:  # deleted meanwhile, or not readable
            continue
    return signatures


def _is_read(entry: os.DirEntry[str]) -> bool:
    """Return whether ``entry`` may be a spec, or a folder with specs: see ``workspace.read_specs``."""
    hidden = entry.name.startswith(".")
    return not hidden and not (entry.is_symlink() and entry.is_dir())


def _waits(paths: Sequence[Path]) -> Iterator[None]:
    """Yield whenever it is time to look again."""
    try:
        from watchfiles import watch
    except ImportError:
        while True:
            time.sleep(_POLL)
            yield
    while True:
        # For a file its folder, since an editor may replace the file; for a missing path the
        # nearest folder that exists.
        folders = _existing(paths)
        options: dict[str, Any] = {"debounce": 50, "step": 10, "watch_filter": None}
        timeout = int(_AT_LEAST * 1000)
        watcher = watch(
            *folders, rust_timeout=timeout, yield_on_timeout=True, **options
        )
        for _ in watcher:
            yield
            if _existing(paths) != folders:
                break


def _existing(paths: Sequence[Path]) -> list[Path]:
    existing = {
        next(folder for folder in (path, *path.parents) if folder.is_dir())
        for path in map(Path.absolute, paths)
    }
    return sorted(existing)
