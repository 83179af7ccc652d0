"""What a run leaves for the next one that writes into the same folder.

It can only cost time: it is signed, and of another gen it is not taken.  Pages are kept by all
that they were read from, and units by all that they were made from; of files it is compared
that they still have what was written.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from msgspec import MsgspecError, Struct, msgpack
from msgspec.structs import replace

from generator.backends.python.lookups import KeptUnit
from generator.cache import read_kept, write_kept
from generator.replay import fingerprint


class Kept(Struct, frozen=True):
    """``pages``: what was read of each file, see generator/frontend/kept.py; ``units`` of
    the package and ``files``, which have digests, by path.  ``gen`` is the fingerprint of the gen that keeps it.
    """

    gen: str = ""
    pages: Mapping[str, bytes] = {}
    units: Mapping[str, KeptUnit] = {}
    files: Mapping[str, str] = {}


class Keeper:
    """Hands each run what the last one has left, of this process or of one before."""

    def __init__(self) -> None:
        self._gen = fingerprint()
        self._own: dict[Path, Kept] = {}

    def load(self, output: Path) -> Kept:
        """Return what the last run that wrote into ``output`` has left, or nothing."""
        return self._own.get(output) or self._read(output)

    def save(self, output: Path, kept: Kept) -> None:
        """Keep ``kept``, which is worth something while ``output`` is as it is now."""
        self._own[output] = kept
        write_kept(_name(output), msgpack.encode(replace(kept, gen=self._gen)))

    def _read(self, output: Path) -> Kept:
        content = read_kept(_name(output))
        try:
            kept = msgpack.decode(content, type=Kept) if content else Kept()
        except MsgspecError:
            return Kept()
        return kept if kept.gen == self._gen else Kept()


def _name(output: Path) -> str:
    place = os.path.realpath(output).encode("utf-8", "surrogateescape")
    return "kept-" + blake2b(place, digest_size=16).hexdigest()
