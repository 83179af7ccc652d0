"""Counts the findings of each code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.diagnostics.catalog.registry import RULES
from generator.diagnostics.formats.surroundings import Surroundings
from generator.diagnostics.report import Diagnostic


def render_statistics(findings: Sequence[Diagnostic], _: Surroundings) -> str:
    """Return a line for each code and severity, the most frequent first."""
    counts = Counter((each.code, each.severity.value) for each in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    digits = len(str(max(counts.values(), default=0)))
    width = max((len(code) for code, _ in counts), default=0)
    return "".join(
        f"{number:{digits}}  {severity:7}  {code:{width}}  {RULES[code].title}\n"
        for (code, severity), number in rows
    )
