"""The wanted files and those in the output folder -> the changes to make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from generator.artifact import BinaryFile, OutputFile
from generator.backends.file_kinds import kind_of
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.files import MANIFEST_NAME, digest_of
from generator.inputs.workspace import read_output
from generator.output.manifest import (
    Manifest,
    ManifestError,
    digest,
    parse_manifest,
)
from generator.output.plan import Action, Change, Plan, plan_changes
from generator.source import Span

# Linux counts bytes, macOS and Windows characters; 255 bytes are fine everywhere.
MAX_NAME_BYTES = 255


def plan_output(
    wanted: list[OutputFile] | list[BinaryFile],
    output: Path,
    report: Report,
    *,
    force: bool,
    same: Mapping[str, str] = MappingProxyType({}),
) -> Plan:
    """Return the changes that give ``output`` the ``wanted`` files.

    - ``wanted``: is emptied on the way, so that text and bytes are not both in memory.
    - ``same``: digests of files that stay as they are, by path; has_files has checked them.
    - ``force``: overwrite files that gen must not change; otherwise they are conflicts.

    Reports: broken-manifest, crlf-output, edited-output, foreign-output, unmarked-output,
    long-path.
    """
    _check_names(wanted, output, report)
    owned = _read_manifest(output, report)
    paths = {file.path for file in wanted} | owned.files.keys()
    on_disk = read_output(output, paths - same.keys())
    on_disk = _with_line_ends(on_disk, owned, output, report)
    plan = plan_changes(_drained(wanted), on_disk, owned, force=force, same=same)
    for conflict in plan.conflicts:
        place = catalog.whole_file(conflict.path, output.as_posix())
        report.add(_FINDINGS[conflict.kind](place))
    return plan


_FINDINGS = {
    "edited": catalog.edited_output,
    "foreign": catalog.foreign_output,
    "unmarked": catalog.unmarked_output,
}


def _with_line_ends(
    on_disk: Mapping[str, bytes], owned: Manifest, output: Path, report: Report
) -> dict[str, bytes]:
    """Return ``on_disk`` with gen's line ends restored, where only line ends were changed.

    Reports: crlf-output.
    """
    restored: dict[str, bytes] = {}
    for path, content in on_disk.items():
        plain = content.replace(b"\r\n", b"\n") if b"\r\n" in content else content
        if plain != content and digest(plain) in owned.files.get(path, ()):
            restored[path] = plain
    if restored:
        place = catalog.whole_file(min(restored), output.as_posix())
        report.add(catalog.crlf_output(place, len(restored)))
    return {**on_disk, **restored}


def has_files(output: Path, digests: Mapping[str, str]) -> bool:
    """Return whether ``output`` has all files with these ``digests``, by path."""
    try:
        return all(digest_of(f"{output}/{path}") == d for path, d in digests.items())
    except OSError:
        return False


def _check_names(
    wanted: Sequence[OutputFile | BinaryFile], output: Path, report: Report
) -> None:
    for file in wanted:
        if any(len(part.encode()) > MAX_NAME_BYTES for part in file.path.split("/")):
            place = catalog.whole_file(file.path, output.as_posix())
            report.add(catalog.long_path(place, MAX_NAME_BYTES))


def _drained(
    files: list[OutputFile] | list[BinaryFile],
) -> Iterator[OutputFile | BinaryFile]:
    while files:
        yield files.pop()


def format_by_program(files: Sequence[OutputFile]) -> list[OutputFile]:
    """Return ``files``, with ruff's formatting for the modules that may need it.

    Raises: OSError, if ruff is missing or fails.
    """
    # Imported late: few runs start a program.
    from generator.output.ruff import format_with_ruff

    kinds = [(file, kind_of(file.path)) for file in files]
    formatted = format_with_ruff([f for f, k in kinds if k and k.is_unformatted(f)])
    by_path = {file.path: file for file in formatted}
    return [by_path.get(file.path, file) for file in files]


def _read_manifest(output: Path, report: Report) -> Manifest:
    for name, content in read_output(output, [MANIFEST_NAME]).items():
        try:
            return parse_manifest(content)
        except ManifestError as error:
            place = catalog.whole_file(name, output.as_posix())
            report.add(catalog.broken_manifest(place, str(error)))
    return Manifest({})


def check_plan(
    plan: Plan, output: Path, places: Mapping[str, Span], command: str, report: Report
) -> None:
    """Report stale files at the ``places`` of their specs, once for each spec.

    Files that belong to no single spec are named only if nothing else is stale.

    - ``command``: the command that updates the files.

    Reports: stale-output.
    """
    stale: dict[Span, list[Change]] = {}
    for change in plan.changes:
        shared = change.path not in places and change.action is not Action.DELETE
        file = catalog.whole_file(change.path, output.as_posix())
        if not shared:
            stale.setdefault(places.get(change.path, file), []).append(change)
    if not stale:
        files = (catalog.whole_file(c.path, output.as_posix()) for c in plan.changes)
        stale = {file: [c] for file, c in zip(files, plan.changes, strict=True)}
    for place, changes in stale.items():
        paths = " and ".join((output / change.path).as_posix() for change in changes)
        action = changes[0].action.value
        report.add(catalog.stale_output(place, action, paths, command))
