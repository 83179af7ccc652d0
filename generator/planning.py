"""What should be in the output folder and what is there -> what has to change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.artifact import OutputFile
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.output.manifest import (
    MANIFEST_NAME,
    Manifest,
    ManifestError,
    parse_manifest,
)
from generator.output.plan import Plan, plan_changes
from generator.workspace import read_output

# Linux counts bytes, macOS and Windows characters; 255 bytes are fine with all.
MAX_NAME_BYTES = 255


def plan_output(
    wanted: Sequence[OutputFile], output: Path, report: Report, *, force: bool
) -> Plan:
    """Return what has to change so that ``output`` has the ``wanted`` files.

    Files that are not ours to change are conflicts, unless ``force``.

    Reports: broken-manifest, edited-output, foreign-output, long-path.
    """
    _check_names(wanted, output, report)
    owned = _read_manifest(output, report)
    paths = {file.path for file in wanted} | owned.files.keys()
    plan = plan_changes(wanted, read_output(output, paths), owned, force=force)
    for conflict in plan.conflicts:
        place = catalog.whole_file(conflict.path, output.as_posix())
        edited = conflict.kind == "edited"
        report.add((catalog.edited_output if edited else catalog.foreign_output)(place))
    return plan


def _check_names(wanted: Sequence[OutputFile], output: Path, report: Report) -> None:
    for file in wanted:
        if any(len(part.encode()) > MAX_NAME_BYTES for part in file.path.split("/")):
            place = catalog.whole_file(file.path, output.as_posix())
            report.add(catalog.long_path(place, MAX_NAME_BYTES))


def _read_manifest(output: Path, report: Report) -> Manifest:
    for name, content in read_output(output, [MANIFEST_NAME]).items():
        try:
            return parse_manifest(content)
        except ManifestError as error:
            place = catalog.whole_file(name, output.as_posix())
            report.add(catalog.broken_manifest(place, str(error)))
    return Manifest({})
