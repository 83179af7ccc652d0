"""What gen remembers between runs: small records in the cache folder of the user.

Nothing is believed that this user's gen did not write itself: each record is signed with a
key that lies beside the records and in no repository.  A record that is gone, broken or
signed otherwise is none.  Imported by every run, so this imports as little as can be.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from hashlib import blake2b
from hmac import compare_digest

_KEY_BYTES = 32


def cache_folder() -> str:
    """Return the folder: that of ``GEN_CACHE_DIR``, or where the system has caches."""
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
    """Return the record ``name``, None if there is none that can be believed."""
    content = read_kept(name)
    record = None if content is None else json.loads(content)
    return record if isinstance(record, dict) else None


def write_record(name: str, record: dict[str, object]) -> None:
    """Keep ``record`` as ``name``; where that cannot be, nothing is kept."""
    write_kept(name, json.dumps(record).encode())


def read_kept(name: str) -> bytes | None:
    """Return the content that was kept as ``name``, None if there is none to be believed."""
    try:
        with open(os.path.join(cache_folder(), name), "rb") as file:
            signature, content = file.readline().removesuffix(b"\n"), file.read()
        with open(os.path.join(cache_folder(), "key"), "rb") as file:
            key = file.read()
        return content if compare_digest(signature, _sign(key, name, content)) else None
    except OSError:
        return None


def write_kept(name: str, content: bytes) -> None:
    """Keep ``content`` as ``name``; where that cannot be, nothing is kept."""
    folder = cache_folder()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        signature = _sign(_own_key(folder), name, content)
        put_file(os.path.join(folder, name), [signature, b"\n", content])
    except OSError:
        return


def put_file(path: str, parts: Iterable[bytes]) -> None:
    """Write ``parts`` to ``path``; nobody reads half of them.

    Raises: OSError.
    """
    with open(f"{path}.{os.getpid()}", "xb") as file:
        file.writelines(parts)
    os.replace(f"{path}.{os.getpid()}", path)


def _own_key(folder: str) -> bytes:
    """Return the key of this user; only the first run makes one."""
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
