"""Folders and files -> a moment at which something in them has changed.

What counts is what is there, compared with what was there before: names, sizes, times.  So it
does not matter how an editor writes, nor whether folders come and go.  watchfiles, where it is
installed, only says when to look; else we look every twentieth of a second.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

# Seconds between two looks; with watchfiles, for what it may have missed: a folder that is
# new, or on a disk of the network.
_POLL = 0.05
_AT_LEAST = 1.0

Snapshot = dict[str, tuple[int, int, int]]


def changes(paths_of: Callable[[], Sequence[Path]]) -> Iterator[Sequence[str]]:
    """Yield now, and whenever something at or below the paths has changed: the paths of what is
    new, gone or other than before; none at first.

    ``paths_of`` is asked anew after each change, which may be one of the paths too.
    """
    paths: Sequence[Path] = ()
    before: Snapshot | None = None
    waits: Iterator[None] = iter(())
    while True:
        # Taken before the caller reads anything, so that no later change goes unseen.
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
    """Return what tells a file from its later self, by path."""
    found: Snapshot = {}
    stack = [os.fspath(path) for path in paths]
    while stack:
        path = stack.pop()
        try:
            about = os.stat(path)
            if stat.S_ISDIR(about.st_mode):
                stack += [entry.path for entry in os.scandir(path) if _is_read(entry)]
            else:
                found[path] = (about.st_mtime_ns, about.st_size, about.st_ino)
        except OSError:  # gone since, or not ours to see
            continue
    return found


def _is_read(entry: os.DirEntry[str]) -> bool:
    """Return whether it may be a spec, or hold some: see ``workspace.read_specs``."""
    hidden = entry.name.startswith(".")
    return not hidden and not (entry.is_symlink() and entry.is_dir())


def _waits(paths: Sequence[Path]) -> Iterator[None]:
    """Yield each time when it is worth to look again."""
    try:
        from watchfiles import watch
    except ImportError:
        while True:
            time.sleep(_POLL)
            yield
    while True:
        # Of a file its folder, since an editor may put another file in its place; of what
        # is not there the nearest folder that is.
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
    found = {
        next(folder for folder in (path, *path.parents) if folder.is_dir())
        for path in map(Path.absolute, paths)
    }
    return sorted(found)
