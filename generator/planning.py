"""What should be in the output folder and what is there -> what has to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.artifact import OutputFile
from generator.backends.python.format import needs_black
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.output.manifest import (
    MANIFEST_NAME,
    Manifest,
    ManifestError,
    parse_manifest,
)
from generator.output.plan import Plan, plan_changes
from generator.output.ruff import format_with_ruff
from generator.workspace import read_output


def plan_output(
    wanted: list[OutputFile], output: Path, report: Report, *, force: bool
) -> Plan:
    """Return what has to change so that ``output`` has the ``wanted`` files.

    ``wanted`` is emptied, so that no text is kept beside its bytes.

    Files that are not ours to change are conflicts, unless ``force``.

    Reports: broken-manifest, edited-output, foreign-output.
    """
    owned = _read_manifest(output, report)
    paths = {file.path for file in wanted} | owned.files.keys()
    plan = plan_changes(
        _drained(wanted), read_output(output, paths), owned, force=force
    )
    for conflict in plan.conflicts:
        place = catalog.whole_file(conflict.path, output.as_posix())
        edited = conflict.kind == "edited"
        report.add((catalog.edited_output if edited else catalog.foreign_output)(place))
    return plan


def _drained(files: list[OutputFile]) -> Iterator[OutputFile]:
    while files:
        yield files.pop()


def format_by_program(files: Sequence[OutputFile]) -> list[OutputFile]:
    """Return ``files`` with those modules formatted by ruff that may need it.

    Raises: OSError, if ruff is missing or refuses.
    """
    formatted = format_with_ruff([f for f in files if _is_unformatted(f)])
    by_path = {file.path: file for file in formatted}
    return [by_path.get(file.path, file) for file in files]


def _is_unformatted(file: OutputFile) -> bool:
    return file.path.endswith(".py") and needs_black(file.text)


def _read_manifest(output: Path, report: Report) -> Manifest:
    for name, content in read_output(output, [MANIFEST_NAME]).items():
        try:
            return parse_manifest(content)
        except ManifestError as error:
            place = catalog.whole_file(name, output.as_posix())
            report.add(catalog.broken_manifest(place, str(error)))
    return Manifest({})
