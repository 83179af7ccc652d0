"""Findings as GitHub workflow commands, which GitHub shows at their lines.

    ::error file=specs/Box.md,line=9,endLine=9,col=10,endColumn=17,title=gen%3A unknown-model::…

A value ends at ``,`` and a command at a line end, so these are escaped, as GitHub documents:
``%`` and line ends everywhere, ``:`` and ``,`` in values only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics.formats.surroundings import Surroundings
from generator.diagnostics.render import safe
from generator.diagnostics.report import Diagnostic, Severity

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render_github(findings: Sequence[Diagnostic], around: Surroundings) -> str:
    """Return one command per finding."""
    return "".join(f"{_command(finding, around)}\n" for finding in findings)


def _command(finding: Diagnostic, around: Surroundings) -> str:
    properties = ",".join(
        f"{name}={_escaped(str(value), _PROPERTY)}"
        for name, value in _properties(finding, around)
    )
    lines = [finding.message, *([finding.help] if finding.help else [])]
    # Anything that could move the cursor in a log is shown as an escape.
    message = _escaped("\n".join(map(safe, lines)), _DATA)
    return f"::{_COMMANDS[finding.severity]} {properties}::{message}"


def _properties(
    finding: Diagnostic, around: Surroundings
) -> Iterator[tuple[str, object]]:
    (line, column), (end_line, end_column) = finding.span.begin, finding.span.finish
    yield "file", safe(around.path_of(finding.span.file.shown_path))
    yield "line", line
    yield "endLine", end_line
    # GitHub takes columns only within a single line.
    if line == end_line:
        yield "col", column
        yield "endColumn", max(end_column, column)
    yield "title", f"gen: {finding.code}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(ch, ch) for ch in text)
