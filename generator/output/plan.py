"""Decides what changes in the output folder.  Pure: content in, changes out.

gen overwrites or deletes a file only if gen wrote it and nobody edited it since: the manifest
has its digest, and the file bears gen's mark (marks.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from generator.artifact import BinaryFile, OutputFile
from generator.files import GIT_ATTRIBUTES_NAME
from generator.output.manifest import Manifest, digest
from generator.output.marks import bears_mark, has_conflict


class Action(Enum):
    """What happens to a file."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class Change(Struct, frozen=True, kw_only=True):
    """``old`` is the content on disk, ``new`` the wanted content; None means no file."""

    action: Action
    path: str
    old: bytes | None
    new: bytes | None


class Conflict(Struct, frozen=True):
    """A file that gen must not change.

    - ``edited``: it was changed since gen wrote it.
    - ``foreign``: the manifest does not list it.
    - ``unmarked``: the manifest lists it, but it does not bear gen's mark.
    """

    path: str
    kind: Literal["edited", "foreign", "unmarked"]


class Plan(Struct, frozen=True, kw_only=True):
    """The changes, sorted by path; ``manifest`` is the final one.

    ``forgotten`` are files that the manifest listed and that are neither wanted nor present.
    """

    changes: tuple[Change, ...]
    unchanged: int
    conflicts: tuple[Conflict, ...]
    manifest: Manifest
    forgotten: tuple[str, ...] = ()


def plan_changes(
    wanted: Iterable[OutputFile | BinaryFile],
    on_disk: Mapping[str, bytes],
    owned: Manifest,
    *,
    force: bool,
    same: Mapping[str, str] = MappingProxyType({}),
) -> Plan:
    """Return the changes that turn ``on_disk`` into ``wanted``.

    - ``on_disk``: every wanted or owned file that exists, except those in ``same``.
    - ``same``: digests of the files that stay unchanged, by path.
    - ``force``: change files with a conflict, too.

    A .gitattributes that gen did not write stays, without a conflict.
    """
    new = {file.path: file.content for file in wanted}
    if _is_of_user(GIT_ATTRIBUTES_NAME, on_disk, owned):
        new.pop(GIT_ATTRIBUTES_NAME, None)
    steps: list[Change | Conflict] = []
    for path in sorted(new.keys() | owned.files.keys() - same.keys()):
        change = _change(path, on_disk.get(path), new.get(path))
        if change is not None:
            steps.append(change if force else _guard(change, owned))
    conflicts = tuple(step for step in steps if isinstance(step, Conflict))
    return Plan(
        changes=tuple(step for step in steps if isinstance(step, Change)),
        unchanged=len(same)
        + sum(on_disk.get(p) == content for p, content in new.items()),
        conflicts=conflicts,
        manifest=_manifest_after(new, same, conflicts, owned),
        forgotten=tuple(sorted(owned.files.keys() - {*new, *same, *on_disk})),
    )


def _is_of_user(path: str, on_disk: Mapping[str, bytes], owned: Manifest) -> bool:
    """Return whether the file at ``path`` exists and has no sign that gen wrote it."""
    content = on_disk.get(path)
    if content is None or path in owned.files:
        return False
    return not bears_mark(path, content)


def journal(plan: Plan) -> Manifest:
    """Return the manifest to use during the run: it accepts both old and new content.

    If the run is interrupted, the next run then does not mistake a file for an edited one.
    """
    files = dict(plan.manifest.files)
    for change in plan.changes:
        contents = [c for c in (change.old, change.new) if c is not None]
        files[change.path] = tuple(digest(content) for content in contents)
    return Manifest(files)


def _change(path: str, old: bytes | None, new: bytes | None) -> Change | None:
    if old == new:
        return None
    if old is None:
        action = Action.CREATE
    else:
        action = Action.DELETE if new is None else Action.UPDATE
    return Change(action=action, path=path, old=old, new=new)


def _guard(change: Change, owned: Manifest) -> Change | Conflict:
    """Return ``change`` if gen may replace the old content, else a conflict.

    gen may also replace a truncated copy of the new content (after a power failure) and a git
    merge of two versions that gen wrote.  The output of user-defined templates may be replaced
    without a mark; nothing is deleted without one.
    """
    ours = owned.files.get(change.path, ())
    if change.old is None:
        return change
    if not ours:
        return Conflict(change.path, "foreign")
    if change.new is not None and change.new.startswith(change.old):
        return change
    is_marked = bears_mark(change.path, change.old)
    if is_marked and (owned.is_merged or has_conflict(change.old)):
        return change
    if digest(change.old) not in ours:
        return Conflict(change.path, "edited")
    if is_marked:
        return change
    if change.new is None:
        return Conflict(change.path, "unmarked")
    if bears_mark(change.path, change.new):
        return Conflict(change.path, "foreign")
    return change


def _manifest_after(
    new: Mapping[str, bytes],
    same: Mapping[str, str],
    conflicts: Sequence[Conflict],
    owned: Manifest,
) -> Manifest:
    files: dict[str, tuple[str, ...]] = {path: (has,) for path, has in same.items()}
    files |= {path: (digest(content),) for path, content in new.items()}
    for conflict in conflicts:
        files.pop(conflict.path, None)
        # Files that were ours stay on the list: they may get their old content back.
        if conflict.kind == "edited":
            files[conflict.path] = owned.files[conflict.path]
    return Manifest(dict(sorted(files.items())))
