"""Signed records in the cache folder of the user.

gen trusts only what this user's gen wrote: each record is signed with a key that lies beside
the records and in no repository.  A record that is missing, broken or wrongly signed is ignored.
Every run imports this module, so it imports the standard library and little else.
"""

from __future__ import annotations

import json
import os
import sys
from hashlib import blake2b
from hmac import compare_digest

from generator.files import put_file

_KEY_BYTES = 32


def cache_folder() -> str:
    """Return the folder: ``GEN_CACHE_DIR``, or else where the system keeps caches."""
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
    """Return the record ``name``, None if there is none to trust."""
    content = read_kept(name)
    record = None if content is None else json.loads(content)
    return record if isinstance(record, dict) else None


def write_record(name: str, record: dict[str, object]) -> None:
    """Keep ``record`` as ``name``; do nothing if the folder cannot be written."""
    write_kept(name, json.dumps(record).encode())


def read_kept(name: str) -> bytes | None:
    """Return the content kept as ``name``, None if there is none to trust."""
    try:
        with open(os.path.join(cache_folder(), name), "rb") as file:
            signature, content = file.readline().removesuffix(b"\n"), file.read()
        with open(os.path.join(cache_folder(), "key"), "rb") as file:
            key = file.read()
        return content if compare_digest(signature, _sign(key, name, content)) else None
    except OSError:
        return None


def write_kept(name: str, content: bytes) -> None:
    """Keep ``content`` as ``name``; do nothing if the folder cannot be written."""
    folder = cache_folder()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        signature = _sign(_own_key(folder), name, content)
        put_file(os.path.join(folder, name), [signature, b"\n", content])
    except OSError:
        return


def _own_key(folder: str) -> bytes:
    """Return the key of this user; the first run creates it."""
    path = os.path.join(folder, "key")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        with open(path, "rb") as file:
            return file.read()
    with open(descriptor, "wb") as file:
        key = os.urandom(_KEY_BYTES)
        file.write(key)
        return key


def _sign(key: bytes, name: str, content: bytes) -> bytes:
    if len(key) != _KEY_BYTES:
        raise OSError("there is no key")
    total = blake2b(name.encode() + b"\0", key=key, digest_size=32)
    total.update(content)
    return total.hexdigest().encode()
