"""Findings as a GitLab Code Quality report, which a merge request shows.

GitLab matches the findings of two reports by fingerprint.  So the fingerprint has no line number:
a line added above must not make all findings new.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.diagnostics.formats.surroundings import Surroundings
from generator.diagnostics.report import Diagnostic, Severity
from generator.text.printable import printable_json

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTE: "info",
}


def render_gitlab(findings: Sequence[Diagnostic], around: Surroundings) -> str:
    """Return the report: a JSON list."""
    seen = Counter[str]()
    issues = [_issue(finding, around, seen) for finding in findings]
    return printable_json(issues) + "\n"


def _issue(
    finding: Diagnostic, around: Surroundings, seen: Counter[str]
) -> dict[str, Any]:
    path = around.path_of(finding.span.file.shown_path)
    text = f"{finding.code}\0{path}\0{finding.message}"
    seen[text] += 1
    fingerprint = hashlib.sha256(f"{text}\0{seen[text]}".encode()).hexdigest()
    return {
        "description": (
            f"{finding.message}; {finding.help}" if finding.help else finding.message
        ),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.span.begin[0]}},
    }
