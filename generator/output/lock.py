"""One run at a time in an output folder.

The lock is on the open folder itself (``flock``).  So no lock file can be left behind, and the
system releases the lock when the process ends, in whatever way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such lock.
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path, on_wait: Callable[[], None], *, make: bool) -> Iterator[None]:
    """Hold the lock on ``folder``; call ``on_wait`` and wait if another run holds it.

    ``make`` creates a missing folder; otherwise a missing folder is not locked.  File systems
    without locks are not locked either.
    """
    fd = _acquire(folder, on_wait, make)
    try:
        yield
    finally:
        if fd is not None:
            os.close(fd)


def _acquire(folder: Path, on_wait: Callable[[], None], make: bool) -> int | None:
    while fcntl:
        if make:
            folder.mkdir(parents=True, exist_ok=True)
        elif not folder.is_dir():
            return None
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _lock(fd, on_wait)
        except OSError:  # Some network file systems have no locks.
            os.close(fd)
            return None
        except BaseException:
            os.close(fd)
            raise
        # While this run waited, the folder may have been deleted and another created.
        if folder.is_dir() and os.path.samestat(os.fstat(fd), os.stat(folder)):
            return fd
        os.close(fd)
    return None


def _lock(fd: int, on_wait: Callable[[], None]) -> None:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        on_wait()
        fcntl.flock(fd, fcntl.LOCK_EX)
