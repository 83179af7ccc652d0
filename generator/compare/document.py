"""Renders the table of rules in docs/diff.md.

When a rule was added or reworded, ``pytest --update-golden tests/compare`` rewrites the table;
a test fails while it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare.rules import RULES, Rule, Side


def render_rules() -> str:
    """Return the table of all rules, in the order of their definition."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "| Rule | What changed | Breaks readers | Breaks writers | Breaks code | Otherwise |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for rule in RULES.values():
        sides = " | ".join(_side(rule, side) for side in Side)
        yield f"| `{rule.code}` | {rule.title} | {sides} | {_otherwise(rule)} |"


def _side(rule: Rule, side: Side) -> str:
    reason = rule.breaks.get(side)
    if reason is None:
        return "no"
    return f"if {reason.when}: {reason.why}" if reason.when else f"yes: {reason.why}"


def _otherwise(rule: Rule) -> str:
    """Return what the rule means if it breaks nobody; "" if it always breaks."""
    if any(not reason.when for reason in rule.breaks.values()):
        return ""
    return f"{rule.bump.name.lower()}: {rule.harmless}"
