"""Caches compiled templates in ``__pycache__`` next to them, as Python caches modules.

Whoever can write there can also change the program itself.  Code compiled by another version of gen
or Jinja is ignored.  If the folder is read-only, each run compiles.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from generator.files import digest_of_files, put_file, walk

_DIGEST_BYTES = 32


class CompiledTemplates(BytecodeCache):
    """Each file has a digest of its sources, and the code."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of the template, which is the ``key`` of its bucket."""
        return filename or name

    def get_source_checksum(self, source: str) -> str:
        return f"{_compiler()} {source}"

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, ValueError, EOFError, TypeError):
            with open(cache_from_source(bucket.key), "rb") as file:
                digest, code = file.read(_DIGEST_BYTES), file.read()
            if digest == _digest(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        code = marshal.dumps(bucket.code)
        path = cache_from_source(bucket.key)
        with suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            put_file(path, [_digest(bucket, code), code])


@cache
def _compiler() -> str:
    """Return what the code depends on besides the template: Python, Jinja and our use of it."""
    here = os.path.dirname(__file__)
    own = digest_of_files(walk(here, (".py",)))
    return f"{sys.version} {jinja2.__version__} {own}"


def _digest(bucket: Bucket, code: bytes) -> bytes:
    total = blake2b(bucket.checksum.encode(), digest_size=_DIGEST_BYTES)
    total.update(code)
    return total.digest()
