"""The manifest: which files of the output folder are ours, and what we wrote into them.

It lies in the output folder, so anyone may have changed it.  Since files are deleted on
its word, it is either understood in full or not used.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from msgspec import Struct, field

from generator.files import MANIFEST_NAME
from generator.output.marks import has_conflict

# That of a hundred thousand files has a quarter of this.
MAX_MANIFEST_BYTES = 64 * 1024**2

_FORMAT = 1
_COMMENT = (
    "Written by gen: the generated files, so that gen changes and deletes no others."
)
_DIGEST = re.compile(r"[0-9a-f]{64}")
# Nearly all paths; of others it takes longer to tell.
_PLAIN = re.compile(r"(?:\w[\w.-]*/)*\w[\w.-]*", re.ASCII)
_PATH_LINE = re.compile(r'  ("[^"\\]+"): \[')
_DIGEST_LINE = re.compile(r'   "([0-9a-f]{64})",?')
_NOT_IN_A_PATH = re.compile(r"[\\\x00-\x1f\x7f\ud800-\udfff]")


class ManifestError(ValueError):
    """The text is not a manifest that this version of gen writes."""


class Manifest(Struct, frozen=True):
    """``files`` has, for each path, the digests of the content that is ours.

    That is one digest, but two while a run is in progress: of the old and the new content.
    ``is_merged``: git left a conflict in it, so it has the digests of both sides.
    """

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_merged: bool = False


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def render_manifest(manifest: Manifest) -> str:
    """Return JSON as ``json`` indents it by one, which takes it twenty times as long."""
    files = ",\n".join(
        f"  {json.dumps(path)}: [\n{_lines(digests)}\n  ]"
        for path, digests in sorted(manifest.files.items())
    )
    inside = f"{{\n{files}\n }}" if files else "{}"
    head = f'{{\n "comment": {json.dumps(_COMMENT)},\n "files": {inside},\n'
    return f'{head} "format": {_FORMAT}\n}}\n'


def _lines(digests: Iterable[str]) -> str:
    return ",\n".join(f'   "{digest}"' for digest in digests)


def parse_manifest(text: str | bytes) -> Manifest:
    """Return the manifest that ``render_manifest`` made ``text`` of.

    Raises: ManifestError, with a reason for the user, for any other text.
    """
    if len(text) > MAX_MANIFEST_BYTES:
        raise ManifestError("it is too large to be one")
    content = text.encode() if isinstance(text, str) else text
    if has_conflict(content):
        return _parse_both_sides(content.decode("utf-8", "replace"))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ManifestError("it is not JSON") from None
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise ManifestError("it has a format that this version of gen does not know")
    files = data.get("files")
    if not isinstance(files, dict):
        raise ManifestError("it lists no files")
    return Manifest({_path(path): _digests(files[path]) for path in sorted(files)})


def _parse_both_sides(text: str) -> Manifest:
    """Return what a manifest lists in which git left conflicts: all that either side has.

    Lines are read one by one, since what git makes of two sides is no JSON.
    """
    files: dict[str, tuple[str, ...]] = {}
    path = ""
    for line in text.splitlines():
        if found := _PATH_LINE.fullmatch(line):
            path = _path(json.loads(found[1]))
        elif path and (found := _DIGEST_LINE.fullmatch(line)):
            files[path] = (*files.get(path, ()), found[1])
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
        raise ManifestError(f"it lists {path!r}, which is no path of a generated file")
    return path


def _digests(value: Any) -> tuple[str, ...]:
    match value:
        case [_, *_] if all(isinstance(d, str) and _DIGEST.fullmatch(d) for d in value):
            return tuple(value)
    raise ManifestError("it has a digest that is not of SHA-256")
