"""Findings as a Code Quality report of GitLab, which it shows in a merge request.

A finding is the same in two reports if its fingerprint is, so that has no line number in it:
a line that is added above must not make all findings new.
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


def render_gitlab(found: Sequence[Diagnostic], around: Surroundings) -> str:
    """Return the report: a JSON list."""
    seen = Counter[str]()
    issues = [_issue(finding, around, seen) for finding in found]
    return printable_json(issues) + "\n"


def _issue(
    found: Diagnostic, around: Surroundings, seen: Counter[str]
) -> dict[str, Any]:
    path = around.path_of(found.span.file.shown_path)
    text = f"{found.code}\0{path}\0{found.message}"
    seen[text] += 1
    fingerprint = hashlib.sha256(f"{text}\0{seen[text]}".encode()).hexdigest()
    return {
        "description": (
            f"{found.message}; {found.help}" if found.help else found.message
        ),
        "check_name": found.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": path, "lines": {"begin": found.span.begin[0]}},
    }
