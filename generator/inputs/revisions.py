"""Reads specs and configurations from a git revision; the work tree is not touched.

Only objects are read, by id, so no name can be mistaken for an option of git.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from msgspec import Struct

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.inputs.workspace import (
    MAX_SPEC_BYTES,
    MAX_SPECS,
    is_spec,
    is_unicode,
    take_spec,
)
from generator.source import SourceFile

# Python's encoding of file names that are not UTF-8.
_MISSING = (
    "git: this clone lacks an object; it may be shallow or partial, so fetch it with "
    "`git fetch --unshallow` or `git fetch --refetch --filter=blob:limit=1g`"
)
# Keeps git from asking a server, and so from running commands in a clone's configuration.
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}
_NAMES = ("utf-8", "surrogateescape")
# A tree of a few kilobytes can name the same folder or file millions of times.
MAX_ENTRIES = 10 * MAX_SPECS
MAX_BYTES = 512 * 1024**2


class GitError(Exception):
    """git cannot find an object; the text says why."""


class Revision(Struct, frozen=True):
    """``name`` as the user gave it, and the id of its commit."""

    name: str
    commit: str


class _Entry(Struct, frozen=True):
    """``mode`` is git's: 100644 and 100755 are files.  ``size``: 0 if this clone lacks the object."""

    mode: str
    id: str
    path: str
    size: int


def find_revision(name: str) -> Revision:
    """Return the revision ``name`` of the repository that contains the current folder.

    Raises: GitError, if git, the repository or the revision is missing.
    """
    _prefix()
    # No valid revision begins with a dash, so refusing these loses nothing.
    commit = b"" if name.startswith("-") else _verify(f"{name}^{{commit}}")
    if not commit:
        raise GitError(
            f"there is no revision {name!r} in this clone; fetch it if it is on a server"
        )
    return Revision(name, commit.decode("ascii"))


def find_merge_base(one: Revision, other: Revision) -> Revision:
    """Return the revision where the two branched off.

    Raises: GitError, if there is none.
    """
    try:
        base = _git("merge-base", one.commit, other.commit).decode("ascii").strip()
    except GitError:
        names = f"{one.name!r} and {other.name!r}"
        raise GitError(f"{names} have no common revision in this clone") from None
    return Revision(base[:12], base)


def read_specs_at(
    revision: Revision, specs: Path, report: Report
) -> tuple[SourceFile, ...] | None:
    """Return the specs that ``revision`` has at ``specs``; None if it has no such path.

    The same files count as in ``workspace.read_specs``; ``specs`` is relative to the current
    folder.

    Reports: unreadable-file, not-utf8, file-too-large, no-specs.
    Raises: GitError, if the path is outside the repository, or there is too much in it.
    """
    object_ = _object(revision, specs)
    if object_ is None:
        return None
    root = f"{revision.name}:{specs.as_posix()}"
    if _git("cat-file", "-t", object_).strip() == b"tree":
        specs_in = (e for e in _entries(object_) if is_spec(e.path))
        entries = [*islice(specs_in, MAX_SPECS + 1)]
    else:
        root = f"{revision.name}:{specs.parent.as_posix()}".removesuffix(":.")
        entries = [_Entry("100644", object_, specs.name, _size(object_))]
    files = [entry for entry in entries if _is_readable(entry, root, report)]
    _refuse_too_much(files, root)
    contents = zip(files, _contents([file.id for file in files]), strict=True)
    taken = [take_spec(file.path, data, root, report) for file, data in contents]
    if not entries:
        report.add(catalog.no_specs(catalog.whole_file(".", root)))
    return tuple(sorted((t for t in taken if t), key=lambda source: source.path))


def read_file_at(revision: Revision, path: Path) -> bytes | None:
    """Return the content of the file that ``revision`` has at ``path``, None if it has none.

    Raises: GitError, if the path is outside the repository.
    """
    object_ = _object(revision, path)
    if object_ is None or _git("cat-file", "-t", object_).strip() != b"blob":
        return None
    if _size(object_) > MAX_SPEC_BYTES:
        raise GitError(f"{path.as_posix()!r} in {revision.name} is too large")
    return _git("cat-file", "blob", object_)


def _verify(expression: str) -> bytes:
    """Return the id of the object that ``expression`` names, empty if there is none."""
    options = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    try:
        return _git(*options, expression).strip()
    except GitError:
        return b""


def _object(revision: Revision, path: Path) -> str | None:
    """Return the id of the folder or file at ``path``, None if there is none."""
    # The current folder as the user sees it; git gives its place in the repository.
    shown = os.path.relpath(path).replace(os.sep, "/")
    inside = posixpath.normpath(posixpath.join(_prefix(), shown))
    if inside.startswith("../") or inside == "..":
        raise GitError(f"{path.as_posix()!r} is outside the repository")
    id_ = _verify(f"{revision.commit}:{'' if inside == '.' else inside}")
    return id_.decode("ascii") or None


def _prefix() -> str:
    """Return the path of the current folder in its repository, ``""`` for the root."""
    return _git("rev-parse", "--show-prefix").removesuffix(b"\n").decode(*_NAMES)


def _size(object_: str) -> int:
    return int(_git("cat-file", "-s", object_))


def _entries(tree: str) -> Iterator[_Entry]:
    """Yield the entries of a tree and of all trees below it.

    Raises: GitError, if there are too many.
    """
    lines = _records("ls-tree", "-r", "-z", "--long", "--full-tree", tree)
    for number, line in enumerate(lines):
        if number == MAX_ENTRIES:
            raise GitError(f"there are more than {MAX_ENTRIES:,} files")
        head, _, path = line.partition(b"\t")
        mode, _, id_, size = head.decode("ascii").split()
        bytes_ = int(size) if size.isdecimal() else 0
        yield _Entry(mode, id_, path.decode(*_NAMES), bytes_)


def _refuse_too_much(files: Sequence[_Entry], root: str) -> None:
    """Raise GitError if ``files`` are more than gen reads."""
    if len(files) > MAX_SPECS:
        raise GitError(f"there are more than {MAX_SPECS:,} specs in {root}")
    if sum(file.size for file in files) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024**2} MiB"
        raise GitError(f"the specs in {root} have more than {limit}")


def _is_readable(entry: _Entry, root: str, report: Report) -> bool:
    """Return whether ``entry`` is a plain file; report it if not."""
    place = catalog.whole_file(entry.path, root)
    if not entry.mode.startswith("100"):
        reason = "links and submodules are not followed in a revision"
        report.add(catalog.unreadable_file(place, reason))
    elif not is_unicode(entry.path):
        report.add(catalog.unreadable_file(place, "its name is not UTF-8"))
    elif entry.size > MAX_SPEC_BYTES:
        report.add(catalog.file_too_large(place, MAX_SPEC_BYTES))
    else:
        return True
    return False


def _contents(ids: Sequence[str]) -> Iterator[bytes]:
    """Yield the content of each blob.

    Raises: GitError, if this clone lacks one.
    """
    request = "".join(f"{id_}\n" for id_ in ids).encode("ascii")
    answer = _git("cat-file", "--batch", request=request)
    at = 0
    for _ in ids:
        end = answer.index(b"\n", at)
        if answer.endswith(b" missing", at, end):
            raise GitError(_MISSING)
        size = int(answer[at:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _git(*arguments: str, request: bytes = b"") -> bytes:
    """Run ``git`` and return its output.

    Raises: GitError, if git is missing, or with git's own message.
    """
    with TemporaryFile() as given:
        given.write(request)
        given.seek(0)
        with _running(arguments, given) as output:
            return output.read()


def _records(*arguments: str) -> Iterator[bytes]:
    """Yield what ``git`` prints before each NUL, while it runs.

    Raises: GitError, as ``_git``.
    """
    with _running(arguments, subprocess.DEVNULL) as output:
        rest = b""
        while chunk := output.read(1024**2):
            *whole, rest = (rest + chunk).split(b"\0")
            yield from whole


@contextmanager
def _running(arguments: Sequence[str], given: IO[bytes] | int) -> Iterator[IO[bytes]]:
    """Run ``git``, and give its output to the block; end it if the block raises."""
    environment = os.environ | _ENVIRONMENT
    with TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                ["git", *arguments],
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
            )
        except OSError:
            raise GitError("revisions need git, which is not installed") from None
        with process:
            assert process.stdout
            try:
                yield process.stdout
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            errors.seek(0)
            lines = errors.read(10_000).decode("utf-8", "replace").strip().splitlines()
            raise GitError(f"git: {lines[0] if lines else 'it failed'}")
