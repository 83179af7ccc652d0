"""Findings as workflow commands of GitHub, which it shows at their lines.

    ::error file=specs/Box.md,line=9,endLine=9,col=10,endColumn=17,title=gen%3A unknown-model::…

A value ends at ``,`` and a command at a line end, so these are escaped, as GitHub documents:
``%`` and line ends everywhere, ``:`` and ``,`` in values too.
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


def render_github(found: Sequence[Diagnostic], around: Surroundings) -> str:
    return "".join(f"{_command(finding, around)}\n" for finding in found)


def _command(found: Diagnostic, around: Surroundings) -> str:
    properties = ",".join(
        f"{name}={_escaped(str(value), _PROPERTY)}"
        for name, value in _properties(found, around)
    )
    lines = [found.message, *([found.help] if found.help else [])]
    # What could move the cursor of whoever reads the log stands as an escape.
    message = _escaped("\n".join(map(safe, lines)), _DATA)
    return f"::{_COMMANDS[found.severity]} {properties}::{message}"


def _properties(
    found: Diagnostic, around: Surroundings
) -> Iterator[tuple[str, object]]:
    (line, column), (end_line, end_column) = found.span.begin, found.span.finish
    yield "file", safe(around.path_of(found.span.file.shown_path))
    yield "line", line
    yield "endLine", end_line
    # GitHub takes columns of one line only.
    if line == end_line:
        yield "col", column
        yield "endColumn", max(end_column, column)
    yield "title", f"gen: {found.code}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(ch, ch) for ch in text)
