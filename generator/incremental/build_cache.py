"""What a run leaves for the next one with the same specs, or the same output.

It can only cost time.  Entries are signed, and those of another version of gen are ignored.
Pages are looked up by the content that they were read from, units by all that they depend on.
Files on the disk are compared with the digests that were recorded.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, Struct, msgpack

from generator.files import fingerprint
from generator.incremental.page_cache import Entries, StoredPages
from generator.incremental.store import read_kept, write_kept

Value = TypeVar("Value")


class CacheEntry(Struct, frozen=True):
    """What a unit asked for, the ``key`` of the answers, and the ``paths`` of its files."""

    ids: tuple[str, ...]
    stems: tuple[str, ...]
    key: str
    paths: tuple[str, ...]


class CachedPackage(Struct, frozen=True):
    """A package as the last run left it: entries by unit, and digests of files by path."""

    units: Mapping[str, CacheEntry] = {}
    files: Mapping[str, str] = {}


class BuildCache:
    """The cache on the disk, as one version of gen sees it."""

    def __init__(self) -> None:
        self._gen = fingerprint()

    def pages(self, specs: Path) -> StoredPages:
        """Return the page cache for the files in ``specs``."""
        name = _name("pages", specs)
        return StoredPages(
            lambda: self._read(name, Entries) or {}, partial(self._write, name)
        )

    def package(self, output: Path) -> CachedPackage:
        """Return what the last run that wrote into ``output`` left."""
        return self._read(_name("package", output), CachedPackage) or CachedPackage()

    def keep_package(self, output: Path, package: CachedPackage) -> None:
        """Keep ``package``, which holds while ``output`` stays as it is now."""
        self._write(_name("package", output), package)

    def _read(self, name: str, kind: type[Value]) -> Value | None:
        content = read_kept(name)
        if content is None:
            return None
        try:
            gen, value = msgpack.decode(content, type=tuple[str, kind])  # type: ignore[valid-type]
        except MsgspecError:
            return None
        return value if gen == self._gen else None

    def _write(self, name: str, value: object) -> None:
        write_kept(name, msgpack.encode((self._gen, value)))


def _name(what: str, folder: Path) -> str:
    place = os.path.realpath(folder).encode("utf-8", "surrogateescape")
    return f"{what}-{blake2b(place, digest_size=16).hexdigest()}"
