"""The manifest: which files in the output folder gen wrote, and their digests.

It is in the output folder, so anyone may have edited it.  Since gen deletes files that it lists, a
manifest is either understood in full or not used.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring_ascii
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from msgspec import Struct, field

from generator.files import MANIFEST_NAME
from generator.output.marks import has_conflict
from generator.text.lazy_pattern import lazy_pattern

# The manifest of a hundred thousand files takes a quarter of this.
MAX_MANIFEST_BYTES = 64 * 1024**2

_FORMAT = 1
_COMMENT = (
    "Written by gen: the generated files, so that gen changes and deletes no others."
)
_DIGEST = re.compile(r"[0-9a-f]{64}")
# Matches nearly all paths; checking the others takes longer.
_PLAIN = re.compile(r"(?:\w[\w.-]*/)*\w[\w.-]*", re.ASCII)
_PATH_LINE = re.compile(r'  ("[^"\\]+"): \[')
_DIGEST_LINE = re.compile(r'   "([0-9a-f]{64})",?')
_NOT_IN_A_PATH = lazy_pattern(r"[\\\x00-\x1f\x7f\ud800-\udfff]")


class ManifestError(ValueError):
    """The text is not a manifest that this version of gen writes."""


class Manifest(Struct, frozen=True):
    """``files`` has, for each path, the digests that count as ours.

    That is one digest, or two during a run: of the old and the new content.
    ``is_merged``: git left a conflict in the manifest, so it has the digests of both sides.
    """

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_merged: bool = False

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each file, when no run is in progress."""
        return {path: digests[0] for path, digests in self.files.items()}


def digest(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def render_manifest(manifest: Manifest) -> str:
    """Return JSON exactly as ``json.dumps(indent=1)`` does, twenty times as fast."""
    files = ",\n".join(
        f"  {encode_basestring_ascii(path)}: [\n{_lines(digests)}\n  ]"
        for path, digests in sorted(manifest.files.items())
    )
    inside = f"{{\n{files}\n }}" if files else "{}"
    head = f'{{\n "comment": {json.dumps(_COMMENT)},\n "files": {inside},\n'
    return f'{head} "format": {_FORMAT}\n}}\n'


def _lines(digests: Iterable[str]) -> str:
    return ",\n".join(f'   "{digest}"' for digest in digests)


def parse_manifest(text: str | bytes) -> Manifest:
    """Parse what ``render_manifest`` wrote.

    Raises: ManifestError, with a reason for the user, for any other text.
    """
    if len(text) > MAX_MANIFEST_BYTES:
        raise ManifestError("it is too large")
    content = text.encode() if isinstance(text, str) else text
    if has_conflict(content):
        return _parse_both_sides(content.decode("utf-8", "replace"))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ManifestError("it is not JSON") from None
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise ManifestError("this version of gen does not know its format")
    files = data.get("files")
    if not isinstance(files, dict):
        raise ManifestError("it lists no files")
    return Manifest({_path(path): _digests(files[path]) for path in sorted(files)})


def _parse_both_sides(text: str) -> Manifest:
    """Return the union of both sides of a manifest with git conflicts.

    It is read line by line, since a file with conflict markers is not JSON.
    """
    files: dict[str, tuple[str, ...]] = {}
    path = ""
    for line in text.splitlines():
        if match := _PATH_LINE.fullmatch(line):
            path = _path(json.loads(match[1]))
        elif path and (match := _DIGEST_LINE.fullmatch(line)):
            files[path] = (*files.get(path, ()), match[1])
    if not files:
        raise ManifestError("it lists no files")
    return Manifest(files, is_merged=True)


def _path(path: str) -> str:
    """Return ``path`` if it is relative, normalised and stays below the output folder."""
    if _PLAIN.fullmatch(path):
        return path
    pure = PurePosixPath(path)
    if (
        _NOT_IN_A_PATH.search(path)
        or pure.is_absolute()
        or PureWindowsPath(path).drive
        or ".." in pure.parts
        or pure.as_posix() != path
        or path in (".", MANIFEST_NAME)
    ):
        raise ManifestError(f"it lists {path!r}, which cannot be a generated file")
    return path


def _digests(value: Any) -> tuple[str, ...]:
    match value:
        case [_, *_] if all(isinstance(d, str) and _DIGEST.fullmatch(d) for d in value):
            return tuple(value)
    raise ManifestError("it has a digest that is not SHA-256")
