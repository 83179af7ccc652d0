"""One run at a time in an output folder.

The lock is on the open folder itself (``flock``): there is no file that could be left behind,
and the system frees it when the process ends, however that comes.
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
    """Have ``folder`` to ourselves; while another run has it, call ``on_wait`` and wait.

    With ``make`` it is made if it is not there; without, it is not locked then.  Nor is one
    on a file system without locks.
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
        # Meanwhile it may have been deleted, and another made in its place.
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
