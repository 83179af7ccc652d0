"""Findings as one JSON object, with everything that ``full`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.diagnostics.formats.surroundings import Surroundings
from generator.diagnostics.report import Diagnostic
from generator.source import Span
from generator.text.printable import printable_json


def render_json(diagnostics: Sequence[Diagnostic], _: Surroundings) -> str:
    """Return the document; paths are those of ``full``, columns count code points."""
    findings = [_finding(finding) for finding in diagnostics]
    document = {"format": "gen-findings/1", "findings": findings}
    return printable_json(document) + "\n"


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        **_place(finding.span),
        "label": finding.label,
        "help": finding.help,
        "related": [{**_place(r.span), "label": r.text} for r in finding.related],
    }


def _place(span: Span) -> dict[str, Any]:
    (line, column), (end_line, end_column) = span.begin, span.finish
    return {
        "file": span.file.shown_path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
