"""A run that would change nothing is not run: it says again what the last one said.

All that a run depends on is compared by content: the command line, the configuration, the
specs, gen itself and its templates, the packages beside it, and the files of the output.
Imported by every run before all else, so this imports as little as can be.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b, sha256

from generator.incremental.store import read_record, write_record

# The time that a run took, in what it said.
SECONDS = "\0"
MANIFEST = ".gen.json"

_CONFIG_NAMES = ("gen.toml", "pyproject.toml")
_SUFFIXES = (".md", ".markdown")
_FLAGS = frozenset({"--check", "--force", "-q", "--quiet", "-v", "--verbose"})
_HOW = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Snapshot:
    """What a run would read, as it is now: the configuration, all specs below ``roots``, and all
    files in the folders ``templates``.

    ``digest`` is that of all of it; ``listing`` leaves out what is in the specs, but not which
    there are.  Raises: OSError, for what cannot be read, and what is no file.
    """

    def __init__(self, roots: Sequence[str], templates: Sequence[str]) -> None:
        self.roots = [*roots]
        self.templates = [*templates]
        specs = _specs(roots)
        self.listing = _list(specs, templates)
        self._contents = {name: _read(name) for name in specs}
        self.digest = _sum(self.listing, self._contents)
        self._all_taken = True

    def take(self, path: str) -> bytes | None:
        """Return what the spec at ``path`` had in it, once; None if it is not to be had."""
        content = self._contents.pop(path, None)
        self._all_taken &= content is not None
        return content

    def is_still_so(self) -> bool:
        """Return whether what a run has read since was as it is here.

        Specs were, if all were taken from here.
        """
        if self._all_taken:
            return _list(_specs(self.roots), self.templates) == self.listing
        return snapshot(self.roots, self.templates) == self.digest


class Invocation:
    """The arguments of gen, and what was found by who looked at what it would read."""

    def __init__(self, args: Sequence[str]) -> None:
        self.args = args
        self._snapshot: Snapshot | None = None

    def snapshot(self, roots: Sequence[str], templates: Sequence[str]) -> Snapshot:
        """Return a snapshot from before anything was read.

        Raises: as Snapshot does.
        """
        found = self._snapshot
        if not found or (found.roots, found.templates) != ([*roots], [*templates]):
            self._snapshot = found = Snapshot(roots, templates)
        return found


def replay(invocation: Invocation, started: float) -> tuple[str, str] | None:
    """Return what such a run says on stdout and stderr, None if it has to be run.

    Its status is 0: no other run is remembered.
    """
    args = invocation.args
    found = read_record(_name(args))
    if not found or found.get("gen") != fingerprint():
        return None
    try:
        roots, templates = _strings(found["roots"]), _strings(found["templates"])
        if found["inputs"] != invocation.snapshot(roots, templates).digest:
            return None
        for folder, manifest in _pairs(found["outputs"]):
            if not _is_as_written(folder, manifest):
                return None
    except (OSError, KeyError, ValueError):
        return None
    key = "check" if "--check" in args else "write"
    stdout, stderr = _strings(found[key])
    seconds = f"{time.perf_counter() - started:.1f} s"
    return stdout, stderr.replace(SECONDS, seconds)


def record_run(
    args: Sequence[str],
    *,
    inputs: Snapshot,
    outputs: Sequence[str],
    said: dict[str, tuple[str, str]],
) -> None:
    """Keep what the next run with ``args`` says if nothing changes until then.

    ``inputs`` is from before anything was read; ``said`` is what is said on stdout and stderr,
    by "write" and "check".
    """
    try:
        if not inputs.is_still_so():
            return
        manifests = [
            (folder, digest_of(os.path.join(folder, MANIFEST))) for folder in outputs
        ]
    except OSError:
        return
    record: dict[str, object] = {
        "gen": fingerprint(),
        "inputs": inputs.digest,
        "roots": inputs.roots,
        "templates": inputs.templates,
        "outputs": manifests,
        **said,
    }
    write_record(_name(args), record)


def snapshot(roots: Sequence[str], templates: Sequence[str] = ()) -> str:
    """Return the digest of a :class:`Snapshot`; raises what that does."""
    return Snapshot(roots, templates).digest


def _specs(roots: Sequence[str]) -> list[str]:
    return [name for path in roots for name in _files_below(path)]


def _list(specs: Sequence[str], templates: Sequence[str]) -> str:
    own = [name for path in templates for name in _walk(path, ("",))]
    settings = (*filter(os.path.lexists, _configurations()), *own)
    links = map(_link, (*settings, *specs))
    names = "\0".join((*links, "", *specs))
    return _sum(names, {name: _read(name) for name in settings})


def _sum(names: str, contents: dict[str, bytes]) -> str:
    total = blake2b(names.encode("utf-8", "surrogateescape"), digest_size=32)
    for name, content in contents.items():
        about = f"{name}\0{len(content)}\0"
        total.update(about.encode("utf-8", "surrogateescape"))
        total.update(content)
    return total.hexdigest()


def _link(path: str) -> str:
    """Return where the link at ``path`` leads, "" if it is none."""
    try:
        return os.readlink(path)
    except OSError:
        return ""


def fingerprint() -> str:
    """Return a digest of gen, its templates, and the packages that it may import."""
    return _fingerprint(sys.version, tuple(sys.path))


@cache
def _fingerprint(version: str, folders: tuple[str, ...]) -> str:
    total = blake2b(version.encode(), digest_size=32)
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    beside = os.path.join(os.path.dirname(here), "templates")
    for folder in (here, *([beside] if os.path.isdir(beside) else [])):
        for path in _walk(folder, (".py", ".jinja")):
            total.update(path.encode("utf-8", "surrogateescape") + b"\0" + _read(path))
    for folder in filter(os.path.isdir, folders):
        names = [name for name in os.listdir(folder) if name.endswith(".dist-info")]
        total.update("\0".join(sorted(names)).encode())
    return total.hexdigest()


def _name(args: Sequence[str]) -> str:
    """Return the name of the record for ``args`` here; writing and checking share one."""
    kept = [arg for index, arg in enumerate(args) if not _is_check(args, index)]
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    place = json.dumps([kept, os.getcwd(), color])
    return "run-" + blake2b(place.encode(), digest_size=16).hexdigest()


def _is_check(args: Sequence[str], index: int) -> bool:
    """Return whether the argument is the flag, and not the value of another option."""
    before = args[index - 1] if index else ""
    is_value = before.startswith("-") and before not in _FLAGS
    return args[index] == "--check" and not is_value and "--" not in args


def _configurations() -> Iterator[str]:
    """Yield the files that may be the configuration, up to the root of the repository."""
    folder = os.getcwd()
    while True:
        yield from (os.path.join(folder, name) for name in _CONFIG_NAMES)
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = above


def _files_below(path: str) -> Sequence[str]:
    return _walk(path, _SUFFIXES) if os.path.isdir(path) else (path,)


def _walk(folder: str, suffixes: tuple[str, ...]) -> list[str]:
    """Return the files below ``folder`` that gen reads, and perhaps more, in order."""
    found: list[str] = []
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.lower().endswith(suffixes):
                    found.append(entry.path)
    return sorted(found)


def _is_as_written(folder: str, manifest: str) -> bool:
    """Return whether ``folder`` has the files that its manifest, of that digest, lists."""
    content = _read(os.path.join(folder, MANIFEST))
    if sha256(content).hexdigest() != manifest:
        return False
    files = json.loads(content)["files"]
    return all(
        [digest_of(f"{folder}/{path}")] == digests for path, digests in files.items()
    )


def digest_of(path: str) -> str:
    """Return the SHA-256 of the file at ``path``, in hexadecimal digits.

    Raises: OSError, also for what is no file.
    """
    return sha256(_read(path)).hexdigest()


def _read(path: str) -> bytes:
    # Not open(), which costs three times as much, and waits if the path is a pipe.
    descriptor = os.open(path, os.O_RDONLY | _HOW)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is no file")
        content = os.read(descriptor, status.st_size + 1)
        if len(content) != status.st_size:
            raise OSError(f"{path} changes")
        return content
    finally:
        os.close(descriptor)


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _pairs(value: object) -> list[list[str]]:
    return [_strings(item) for item in value] if isinstance(value, list) else []
