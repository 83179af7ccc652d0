"""The cache of a run, for the next run with the same specs or the same output.

A wrong cache can cost time, nothing else.  Entries are signed, and those of another version of
gen are ignored.  Pages are looked up by the content they were read from, units by everything
they depend on.  Files on disk are compared with the recorded digests.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, Struct, msgpack

from generator.incremental.installed import installed
from generator.incremental.page_cache import Entries, StoredPages
from generator.incremental.store import read_content, write_content

Value = TypeVar("Value")


class CacheEntry(Struct, frozen=True):
    """What a unit looked up, the ``key`` of the answers, and the ``paths`` of its files."""

    ids: tuple[str, ...]
    stems: tuple[str, ...]
    key: str
    paths: tuple[str, ...]


class CachedPackage(Struct, frozen=True):
    """A package as the last run left it: entries by unit, and file digests by path."""

    units: Mapping[str, CacheEntry] = {}
    files: Mapping[str, str] = {}


class CachedSite(Struct, frozen=True):
    """A site as the last run left it: a digest of its source, and file digests by path."""

    source: str = ""
    files: Mapping[str, str] = {}


class BuildCache:
    """The cache on disk, as this version of gen sees it."""

    def __init__(self) -> None:
        self._gen = installed()

    def pages(self, specs: Path) -> StoredPages:
        """Return the page cache for the files in ``specs``."""
        name = _name("pages", specs)
        return StoredPages(
            lambda: self._read(name, Entries) or {}, partial(self._write, name)
        )

    def package(self, output: Path) -> CachedPackage:
        """Return the package as the last run left it in ``output``."""
        return self._read(_name("package", output), CachedPackage) or CachedPackage()

    def keep_package(self, output: Path, package: CachedPackage) -> None:
        """Store ``package``, which describes ``output`` until its files change."""
        self._write(_name("package", output), package)

    def site(self, folder: Path) -> CachedSite:
        """Return the site as the last run left it in ``folder``."""
        return self._read(_name("site", folder), CachedSite) or CachedSite()

    def keep_site(self, folder: Path, site: CachedSite) -> None:
        """Store ``site``, which describes ``folder`` until its files change."""
        self._write(_name("site", folder), site)

    def _read(self, name: str, kind: type[Value]) -> Value | None:
        content = read_content(name)
        if content is None:
            return None
        try:
            gen, value = msgpack.decode(content, type=tuple[str, kind])  # type: ignore[valid-type]
        except MsgspecError:
            return None
        return value if gen == self._gen else None

    def _write(self, name: str, value: object) -> None:
        write_content(name, msgpack.encode((self._gen, value)))


def _name(what: str, folder: Path) -> str:
    place = os.path.realpath(folder).encode("utf-8", "surrogateescape")
    return f"{what}-{blake2b(place, digest_size=16).hexdigest()}"
