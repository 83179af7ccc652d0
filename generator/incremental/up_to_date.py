"""Skips a run that would change nothing: gen prints what the last run printed.

Everything that a run depends on is compared by content: the command line, the configuration,
the specs, gen itself and its templates, the installed packages, and the output files.  Every
run imports this module first, so it imports little beyond the standard library.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from hashlib import blake2b, sha256

from generator.files import (
    CONFIG_NAMES,
    MANIFEST_NAME,
    SPEC_SUFFIXES,
    config_folders,
    digest_of,
    entries_below,
    read_file,
    walk,
)
from generator.incremental.installed import installed
from generator.incremental.store import read_record, write_record
from generator.text.terminal import has_color, has_links, width_of

# Placeholder for the duration of a run in the recorded output.
SECONDS = "\0"

_FLAGS = frozenset({"--check", "--force", "-q", "--quiet", "-v", "--verbose"})


class Snapshot:
    """All inputs of a run: the configuration, the specs, and user-defined templates.

    - ``roots``: folders and files with specs.
    - ``templates``: folders of templates.
    - ``digest``: a digest of everything.
    - ``listing``: a digest of everything except the content of the specs.

    Raises: OSError, for anything unreadable or irregular (a pipe, a device).
    """

    def __init__(self, roots: Sequence[str], templates: Sequence[str]) -> None:
        self.roots = [*roots]
        self.templates = [*templates]
        specs = _specs(roots)
        self.listing = _list(specs, templates)
        self._contents = {name: read_file(name) for name in specs}
        self.digest = _sum(self.listing, self._contents)
        self._all_taken = True

    def take(self, path: str) -> bytes | None:
        """Return the content of the spec at ``path``, once; None if the snapshot does not have it."""
        content = self._contents.pop(path, None)
        self._all_taken &= content is not None
        return content

    def is_current(self) -> bool:
        """Return whether the inputs on disk still match the snapshot.

        If the run took all specs from the snapshot, their content need not be compared.
        """
        if self._all_taken:
            return _list(_specs(self.roots), self.templates) == self.listing
        return snapshot(self.roots, self.templates) == self.digest


class Invocation:
    """The command line, and the snapshot of the inputs if one was taken."""

    def __init__(self, args: Sequence[str]) -> None:
        self.args = args
        self._snapshot: Snapshot | None = None

    def snapshot(self, roots: Sequence[str], templates: Sequence[str]) -> Snapshot:
        """Return the snapshot; it is taken on the first call.

        Raises: OSError, like Snapshot.
        """
        taken = self._snapshot
        if not taken or (taken.roots, taken.templates) != ([*roots], [*templates]):
            self._snapshot = taken = Snapshot(roots, templates)
        return taken


def replay(invocation: Invocation, started: float) -> tuple[str, str] | None:
    """Return what to print on stdout and stderr if the run can be skipped, else None.

    The exit status is then 0: only successful runs are recorded.
    """
    args = invocation.args
    record = read_record(_name(args))
    if not record or record.get("gen") != installed():
        return None
    try:
        roots, templates = _strings(record["roots"]), _strings(record["templates"])
        if record["inputs"] != invocation.snapshot(roots, templates).digest:
            return None
        for folder, manifest in _pairs(record["outputs"]):
            if not _is_as_written(folder, manifest):
                return None
    except (OSError, KeyError, ValueError):
        return None
    key = "check" if "--check" in args else "write"
    stdout, stderr = _strings(record[key])
    seconds = f"{time.perf_counter() - started:.1f} s"
    return stdout, stderr.replace(SECONDS, seconds)


def record_run(
    args: Sequence[str],
    *,
    inputs: Snapshot,
    outputs: Sequence[str],
    printed: Mapping[str, tuple[str, str]],
) -> None:
    """Record what the next run with ``args`` prints if nothing changes until then.

    - ``inputs``: the snapshot from before anything was read.
    - ``outputs``: the output folders.
    - ``printed``: what to print on stdout and stderr, by "write" and "check".
    """
    try:
        if not inputs.is_current():
            return
        manifests = [
            (folder, digest_of(os.path.join(folder, MANIFEST_NAME)))
            for folder in outputs
        ]
    except OSError:
        return
    record: dict[str, object] = {
        "gen": installed(),
        "inputs": inputs.digest,
        "roots": inputs.roots,
        "templates": inputs.templates,
        "outputs": manifests,
        **printed,
    }
    write_record(_name(args), record)


def snapshot(roots: Sequence[str], templates: Sequence[str] = ()) -> str:
    """Return the digest of a :class:`Snapshot`.  Raises: OSError, like Snapshot."""
    return Snapshot(roots, templates).digest


def _specs(roots: Sequence[str]) -> dict[str, str]:
    """Return what :func:`_link` returns for each spec, by path."""
    specs: dict[str, str] = {}
    for root in roots:
        if os.path.isdir(root):
            for entry in entries_below(root, SPEC_SUFFIXES):
                specs[entry.path] = _link(entry.path) if entry.is_symlink() else ""
        else:
            specs[root] = _link(root)
    return specs


def _list(specs: Mapping[str, str], templates: Sequence[str]) -> str:
    own = [name for path in templates for name in walk(path, ("",))]
    folders = config_folders(os.getcwd())
    configs = [os.path.join(f, name) for f in folders for name in CONFIG_NAMES]
    settings = (*filter(os.path.lexists, configs), *own)
    links = (*map(_link, settings), *specs.values())
    names = "\0".join((*links, "", *specs))
    return _sum(names, {name: read_file(name) for name in settings})


def _sum(names: str, contents: dict[str, bytes]) -> str:
    total = blake2b(names.encode("utf-8", "surrogateescape"), digest_size=32)
    for name, content in contents.items():
        about = f"{name}\0{len(content)}\0"
        total.update(about.encode("utf-8", "surrogateescape"))
        total.update(content)
    return total.hexdigest()


def _link(path: str) -> str:
    """Return the target of the link at ``path``, "" if it is not a link."""
    try:
        return os.readlink(path)
    except OSError:
        return ""


def _name(args: Sequence[str]) -> str:
    """Return the record's name for ``args`` in this folder, the same with and without ``--check``."""
    others = [arg for index, arg in enumerate(args) if not _is_check(args, index)]
    look = has_color(sys.stdout), has_links(sys.stdout), width_of(sys.stdout)
    place = json.dumps([others, os.getcwd(), look])
    return "run-" + blake2b(place.encode(), digest_size=16).hexdigest()


def _is_check(args: Sequence[str], index: int) -> bool:
    """Return whether the argument is the flag ``--check``, not the value of an option."""
    before = args[index - 1] if index else ""
    is_value = before.startswith("-") and before not in _FLAGS
    return args[index] == "--check" and not is_value and "--" not in args


def _is_as_written(folder: str, manifest: str) -> bool:
    """Return whether the manifest of ``folder`` and all files it lists have their recorded digests."""
    content = read_file(os.path.join(folder, MANIFEST_NAME))
    if sha256(content).hexdigest() != manifest:
        return False
    files = json.loads(content)["files"]
    return all(
        [digest_of(f"{folder}/{path}")] == digests for path, digests in files.items()
    )


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _pairs(value: object) -> list[list[str]]:
    return [_strings(item) for item in value] if isinstance(value, list) else []
