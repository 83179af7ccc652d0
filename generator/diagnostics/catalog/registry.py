"""The rules by code: what ``gen explain`` and docs/diagnostics.md are made from."""

from __future__ import annotations

from inspect import cleandoc

from generator.diagnostics.report import Rule, Severity

RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity, title: str, explanation: str) -> Rule:
    """Register a rule; codes are unique."""
    if code in RULES:
        raise ValueError(f"two rules have the code {code!r}")
    RULES[code] = Rule(code, severity, title, cleandoc(explanation))
    return RULES[code]
