"""Which gen runs: a digest of its files and of the packages that it may import.

Reading all files of gen takes longer than a run without changes may take.  So their sizes and
times are recorded with the digest, and the files are read again when one of these changes.  Python
decides in the same way whether its bytecode is current.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b

from generator.files import digest_of_files, entries_below
from generator.incremental.store import read_record, write_record

_GEN = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_TEMPLATES = os.path.join(os.path.dirname(_GEN), "templates")
_SUFFIXES = (".py", ".jinja")


def installed() -> str:
    """Return a digest of gen, its templates, Python, and the packages that it may import."""
    return _installed(sys.version, tuple(sys.path))


@cache
def _installed(version: str, folders: tuple[str, ...]) -> str:
    entries = [
        entry
        for folder in (_GEN, _TEMPLATES)
        if os.path.isdir(folder)
        for entry in entries_below(folder, _SUFFIXES)
    ]
    about = [version, *_packages(folders), _content(entries)]
    return blake2b("\0".join(about).encode(), digest_size=32).hexdigest()


def _content(entries: list[os.DirEntry[str]]) -> str:
    """Return a digest of the files, from the cache if they have the recorded sizes and times."""
    name = "installed-" + _digest(_GEN)
    stamp = _digest("\0".join(map(_stamp, entries)))
    record = read_record(name) or {}
    if record.get("stamp") == stamp:
        return str(record["content"])
    content = digest_of_files([entry.path for entry in entries])
    write_record(name, {"stamp": stamp, "content": content})
    return content


def _stamp(entry: os.DirEntry[str]) -> str:
    status = entry.stat()
    return f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}"


def _packages(folders: tuple[str, ...]) -> list[str]:
    """Return the names and versions of the packages that are installed in ``folders``."""
    return [
        name
        for folder in folders
        if os.path.isdir(folder)
        for name in sorted(os.listdir(folder))
        if name.endswith(".dist-info")
    ]


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
