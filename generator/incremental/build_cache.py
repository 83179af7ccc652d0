"""What a run leaves for the next one with the same specs, or the same output.

It can only cost time: it is signed, and of another gen it is not taken.  Pages are kept by all
that they were read from, and units by all that they were made from; of files it is compared
that they still have what was written.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, Struct, msgpack

from generator.incremental.dependencies import CacheEntry
from generator.incremental.store import read_kept, write_kept
from generator.incremental.up_to_date import fingerprint

Value = TypeVar("Value")


class CachedPackage(Struct, frozen=True):
    """Of a package: ``units``, and the digests of its ``files``, by path."""

    units: Mapping[str, CacheEntry] = {}
    files: Mapping[str, str] = {}


class BuildCache:
    """Hands a run what the last one has left, and keeps what this one leaves."""

    def __init__(self) -> None:
        self._gen = fingerprint()

    def pages(self, specs: Path) -> dict[str, bytes]:
        """Return what was read of the files in ``specs``: see generator/incremental/page_cache.py."""
        return self._read(_name("pages", specs), dict[str, bytes]) or {}

    def keep_pages(self, specs: Path, pages: Mapping[str, bytes]) -> None:
        self._write(_name("pages", specs), pages)

    def package(self, output: Path) -> CachedPackage:
        """Return what the last run that wrote into ``output`` has left."""
        return self._read(_name("package", output), CachedPackage) or CachedPackage()

    def keep_package(self, output: Path, kept: CachedPackage) -> None:
        """Keep ``kept``, which is worth something while ``output`` is as it is now."""
        self._write(_name("package", output), kept)

    def _read(self, name: str, kind: type[Value]) -> Value | None:
        content = read_kept(name)
        if content is None:
            return None
        try:
            gen, found = msgpack.decode(content, type=tuple[str, kind])  # type: ignore[valid-type]
        except MsgspecError:
            return None
        return found if gen == self._gen else None

    def _write(self, name: str, kept: object) -> None:
        write_kept(name, msgpack.encode((self._gen, kept)))


def _name(what: str, folder: Path) -> str:
    place = os.path.realpath(folder).encode("utf-8", "surrogateescape")
    return f"{what}-{blake2b(place, digest_size=16).hexdigest()}"
