"""The rules by code, from which ``gen explain`` and docs/diagnostics.md are made."""

from __future__ import annotations

from inspect import cleandoc

from generator.diagnostics.report import Loss, Rule, Severity

RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    title: str,
    explanation: str,
    loss: Loss | None = None,
    outcome: str = "",
) -> Rule:
    """Register a rule; codes are unique.

    - ``loss``: by default ALL for an error and NOTHING for others.
    - ``outcome``: see :class:`Rule`.
    """
    if code in RULES:
        raise ValueError(f"two rules have the code {code!r}")
    if loss is None:
        loss = Loss.ALL if severity is Severity.ERROR else Loss.NOTHING
    RULES[code] = Rule(code, severity, title, cleandoc(explanation), loss, outcome)
    return RULES[code]
