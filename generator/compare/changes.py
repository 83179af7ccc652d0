"""What a comparison finds: changes, and what follows from all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.compare.rules import Bump, Rule, Side
from generator.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``definition`` is the id, the new one if there are two; ``part`` a field or a member.

    ``what`` says in Markdown what changed.  ``old`` and ``new`` are the places, None where
    there is none.  ``allowed`` are sides that the configuration lets break.
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
        """What patterns of the configuration are matched against: ``shop/Order.id``."""
        return f"{self.definition}.{self.part}" if self.part else self.definition

    @property
    def unallowed(self) -> frozenset[Side]:
        return self.breaks - self.allowed

    @property
    def bump(self) -> Bump:
        return Bump.MAJOR if self.breaks else self.rule.bump

    @property
    def reasons(self) -> list[tuple[Side, str]]:
        """Each side that breaks, with the reason, in the order of ``Side``."""
        return [(s, self.rule.breaks[s].why) for s in Side if s in self.breaks]


def when(**sides: bool) -> frozenset[Side]:
    """Return the sides that are true: ``when(readers=True, code=False)``."""
    return frozenset(Side(name) for name, breaks in sides.items() if breaks)


def version_bump(changes: Iterable[Change]) -> Bump:
    """Return which part of the version all ``changes`` together raise."""
    return max((change.bump for change in changes), default=Bump.NONE)
