"""An open folder, which stays the same folder even if its path is moved or replaced.

Names are resolved from the open folder and never through a link.  A link that appears between
the check and the write causes an error; nothing is written through it.  Where folders cannot be
opened (Windows), only the check remains.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

_CAN_OPEN = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")


class Folder(Struct, frozen=True):
    """``fd`` is None where folders cannot be opened."""

    path: str
    fd: int | None

    def _at(self, name: str) -> str:
        return name if self.fd is not None else os.path.join(self.path, name)

    @contextmanager
    def inside(self, parts: tuple[str, ...], *, make: bool = False) -> Iterator[Folder]:
        """Open the folder that ``parts`` lead to; ``make`` creates missing ones.

        Raises: OSError, where a part is a link or not a folder.
        """
        if not parts:
            yield self
            return
        if make:
            with suppress(FileExistsError):
                os.mkdir(self._at(parts[0]), dir_fd=self.fd)
        with self._open(parts[0]) as inner, inner.inside(parts[1:], make=make) as last:
            yield last

    @contextmanager
    def _open(self, name: str) -> Iterator[Folder]:
        path = os.path.join(self.path, name)
        if self.fd is None:
            if os.path.islink(path):
                raise NotADirectoryError(
                    errno.ENOTDIR, os.strerror(errno.ENOTDIR), path
                )
            yield Folder(path, None)
            return
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
        fd = os.open(name, flags, dir_fd=self.fd)
        try:
            yield Folder(path, fd)
        finally:
            os.close(fd)

    def create(self, name: str, content: bytes, *, wait: bool) -> None:
        """Create a new file; ``wait`` until it is on disk."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        # A file object would ask the kernel three more times.
        fd = os.open(self._at(name), flags, 0o666, dir_fd=self.fd)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(fd, rest) :]
            if wait:
                os.fsync(fd)
        finally:
            os.close(fd)

    def mode(self, name: str) -> int | None:
        """Return the permissions of ``name``, None if there is no such file."""
        try:
            status = os.stat(self._at(name), dir_fd=self.fd, follow_symlinks=False)
        except FileNotFoundError:
            return None
        return stat.S_IMODE(status.st_mode)

    def set_mode(self, name: str, mode: int) -> None:
        os.chmod(self._at(name), mode, dir_fd=self.fd)

    def move(self, name: str, target: Folder, target_name: str) -> None:
        """Replace ``target_name`` with the file ``name``, in one step."""
        os.replace(
            self._at(name),
            target._at(target_name),
            src_dir_fd=self.fd,
            dst_dir_fd=target.fd,
        )

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            os.unlink(self._at(name), dir_fd=self.fd)

    def remove_folder(self, name: str) -> None:
        """Remove an empty folder.  Raises: OSError, if it is not empty or not a folder."""
        os.rmdir(self._at(name), dir_fd=self.fd)

    def names(self) -> list[str]:
        return sorted(os.listdir(self.path if self.fd is None else self.fd))

    def sync(self) -> None:
        """Wait until the folder's names are on disk."""
        if self.fd is not None:
            os.fsync(self.fd)


@contextmanager
def open_output(path: Path) -> Iterator[Folder]:
    """Open the output folder, which may itself be a link; create it if it is missing."""
    path.mkdir(parents=True, exist_ok=True)
    if not _CAN_OPEN:
        yield Folder(str(path), None)
        return
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield Folder(str(path), fd)
    finally:
        os.close(fd)


# Names for what can be in the way: a link, a file in place of a folder, an existing file.
_IN_THE_WAY = {errno.EEXIST, errno.ELOOP, errno.ENOTDIR}


def create_file(folder: Path, path: str, text: str) -> bool:
    """Write ``text`` to ``path`` below ``folder`` if there is no such file; return whether it was
    written.

    No link below ``folder`` is followed: a linked folder counts as an existing file.

    Raises: OSError.
    """
    *parts, name = path.split("/")
    try:
        with (
            open_output(folder) as root,
            root.inside(tuple(parts), make=True) as inner,
        ):
            inner.create(name, text.encode(), wait=False)
    except OSError as error:
        if error.errno in _IN_THE_WAY:
            return False
        raise
    return True
