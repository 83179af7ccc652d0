"""Findings for people: with the line and carets under it, or on one line.

In full, findings that say the same are one, with the number of places and the first few.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.formats.surroundings import Surroundings
from generator.diagnostics.groups import group_equal
from generator.diagnostics.render import Look, render_full as render_one, safe
from generator.diagnostics.report import Diagnostic


def render_full(found: Sequence[Diagnostic], around: Surroundings) -> str:
    look = Look(around.color, around.width, around.link_of)
    shown = (
        render_one(group.first, others=group.others, look=look)
        for group in group_equal(found)
    )
    return "".join(f"{text}\n\n" for text in shown)


def render_concise(found: Sequence[Diagnostic], _: Surroundings) -> str:
    return "".join(f"{_line(finding)}\n" for finding in found)


def _line(found: Diagnostic) -> str:
    severity, message = found.severity.value, safe(found.message)
    return f"{safe(str(found.span))}: {severity}: {message} [{found.code}]"
