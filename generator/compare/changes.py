"""The result of a comparison: the changes and their consequences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from generator.compare.rules import Bump, Rule, Side
from generator.source import Span


class Verdict(Enum):
    """ALLOWED: it breaks something, but the configuration allows that."""

    BREAKING = "breaking"
    ALLOWED = "allowed"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``definition`` is the id, the new one if there are two; ``part`` a field or a member.

    - ``what``: what changed, in Markdown.
    - ``old``, ``new``: the places; None if there is none.
    - ``allowed``: the sides that the configuration allows it to break.
    """

    rule: Rule
    definition: str
    part: str = ""
    what: str
    breaks: frozenset[Side] = frozenset()
    allowed: frozenset[Side] = frozenset()
    is_guess: bool = False
    old: Span | None = field(default=None, compare=False)
    new: Span | None = field(default=None, compare=False)

    @property
    def address(self) -> str:
        """The address that patterns in the configuration match: ``shop/Order.id``."""
        return f"{self.definition}.{self.part}" if self.part else self.definition

    @property
    def unallowed(self) -> frozenset[Side]:
        return self.breaks - self.allowed

    @property
    def verdict(self) -> Verdict:
        if self.unallowed:
            return Verdict.BREAKING
        return Verdict.ALLOWED if self.breaks else Verdict.COMPATIBLE

    @property
    def bump(self) -> Bump:
        return Bump.MAJOR if self.breaks else self.rule.bump

    @property
    def reasons(self) -> list[str]:
        """Why each side breaks, in the order of ``Side``; or why none does."""
        broken = [side for side in Side if side in self.breaks]
        if not broken:
            return [self.rule.harmless] if self.rule.harmless else []
        return [f"breaks {s.value}: {self.rule.breaks[s].why}" for s in broken]


def when(**sides: bool) -> frozenset[Side]:
    """Return the sides that are true: ``when(readers=True, code=False)``."""
    return frozenset(Side(name) for name, breaks in sides.items() if breaks)


def version_bump(changes: Iterable[Change]) -> Bump:
    """Return the part of the version that ``changes`` require to be raised."""
    return max((change.bump for change in changes), default=Bump.NONE)


def count_verdicts(changes: Iterable[Change]) -> dict[Verdict, int]:
    """Count the changes of each verdict."""
    counts = Counter(change.verdict for change in changes)
    return {verdict: counts[verdict] for verdict in Verdict}
