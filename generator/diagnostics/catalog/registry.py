"""The rules by code: what ``gen explain`` and docs/diagnostics.md are made from."""

from __future__ import annotations

from inspect import cleandoc

from generator.diagnostics.report import Rule, Severity

RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    title: str,
    explanation: str,
    *,
    lenient: bool = False,
) -> Rule:
    """Register a rule; codes are unique.  ``lenient``: see :class:`Rule`."""
    if code in RULES:
        raise ValueError(f"two rules have the code {code!r}")
    RULES[code] = Rule(code, severity, title, cleandoc(explanation), lenient)
    return RULES[code]
