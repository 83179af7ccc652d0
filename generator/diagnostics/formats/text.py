"""Findings for people: with source line and carets, or on one line each.

The full format groups equal findings, with the number of places and the first few.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.formats.surroundings import Surroundings
from generator.diagnostics.groups import group_equal
from generator.diagnostics.render import Look, render_full as render_one, safe
from generator.diagnostics.report import Diagnostic


def render_full(findings: Sequence[Diagnostic], around: Surroundings) -> str:
    """Return each group of equal findings, with the source of the first one."""
    look = Look(around.color, around.width, around.link_of)
    shown = (
        render_one(group.first, others=group.others, look=look)
        for group in group_equal(findings)
    )
    return "".join(f"{text}\n\n" for text in shown)


def render_concise(findings: Sequence[Diagnostic], _: Surroundings) -> str:
    """Return one line per finding."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Diagnostic) -> str:
    severity, message = finding.severity.value, safe(finding.message)
    return f"{safe(str(finding.span))}: {severity}: {message} [{finding.code}]"
