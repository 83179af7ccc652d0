"""Signed records in the user's cache folder.

gen trusts only what the same user's gen wrote: each record is signed with a key that is
next to the records and in no repository.  Missing, broken and wrongly signed records are ignored.
Every run imports this module, so it imports little beyond the standard library.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from errno import ENOENT, ENOTDIR
from hashlib import blake2b
from hmac import compare_digest

from generator.files import put_file, read_file

_KEY = "key"
_KEY_BYTES = 32
_FOR_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> str:
    """Return ``GEN_CACHE_DIR`` if it is set, else the system's folder for caches."""
    if named := os.environ.get("GEN_CACHE_DIR"):
        return named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "fieldgen")


def read_record(name: str) -> dict[str, object] | None:
    """Return the record ``name``, None if there is no trustworthy one."""
    content = read_content(name)
    record = None if content is None else json.loads(content)
    return record if isinstance(record, dict) else None


def write_record(name: str, record: dict[str, object]) -> None:
    """Store ``record`` as ``name``; do nothing if the folder is read-only."""
    write_content(name, json.dumps(record).encode())


def read_content(name: str) -> bytes | None:
    """Return the content stored as ``name``, None if there is no trustworthy one."""
    folder = cache_folder()
    if unsafe_cache():
        return None
    try:
        signature, _, content = read_file(os.path.join(folder, name)).partition(b"\n")
        key = read_file(os.path.join(folder, _KEY))
        return content if compare_digest(signature, _sign(key, name, content)) else None
    except OSError:
        return None


def write_content(name: str, content: bytes) -> None:
    """Keep ``content`` as ``name``; do nothing if the folder cannot be written or is unsafe."""
    folder = cache_folder()
    if unsafe_cache():
        return
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        signature = _sign(_own_key(folder), name, content)
        put_file(os.path.join(folder, name), [signature, b"\n", content])
    except OSError:
        return


def unsafe_cache() -> str:
    """Return why the cache is left alone, nothing if it is not.

    Whoever can write the key can sign records, so the folder and the key must be the user's alone.
    """
    folder = cache_folder()
    return _fault(folder, is_key=False) or _fault(
        os.path.join(folder, _KEY), is_key=True
    )


def _fault(path: str, *, is_key: bool) -> str:
    """Return what is wrong with the folder or the key at ``path``; nothing if it is missing."""
    try:
        status = os.lstat(path) if is_key else os.stat(path)
    except OSError as error:
        return "" if error.errno in (ENOENT, ENOTDIR) else f"{path}: {error.strerror}"
    is_right = stat.S_ISREG if is_key else stat.S_ISDIR
    if not is_right(status.st_mode):
        return f"{path} is not a {'regular file' if is_key else 'folder'}"
    if hasattr(os, "getuid"):  # Windows has neither owners nor modes like these.
        if status.st_uid != os.getuid():
            return f"{path} belongs to another user"
        if status.st_mode & _FOR_OTHERS:
            return f"others may write to {path}"
    if is_key and status.st_size != _KEY_BYTES:
        return f"{path} is broken"
    return ""


def _own_key(folder: str) -> bytes:
    """Return this user's key; the first run creates it."""
    path = os.path.join(folder, _KEY)
    if not os.path.lexists(path):
        # Written in one step, since another run may look at it.  Of two keys, the last one counts.
        put_file(path, [os.urandom(_KEY_BYTES)], mode=0o600)
    return read_file(path)


def _sign(key: bytes, name: str, content: bytes) -> bytes:
    if len(key) != _KEY_BYTES:
        raise OSError("there is no key")
    total = blake2b(name.encode() + b"\0", key=key, digest_size=32)
    total.update(content)
    return total.hexdigest().encode()
