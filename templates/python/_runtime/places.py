"""Where a value stands in a document, and how deep."""

from __future__ import annotations

from typing import Final, NamedTuple

from .errors import Problem
from .models import Model

MAX_PROBLEMS: Final = 100


class Place(NamedTuple):
    """Where a value stands; ``level`` counts the objects of ``circle`` that it stands in."""

    path: str = ""
    circle: str = ""
    level: int = 0

    def at(self, path: str) -> Place:
        return self._replace(path=path)

    def inside(self, model: Model) -> Place:
        """Return the place as that of an object of ``model``."""
        if model.max_depth is None:
            return self
        # The classes of a circle share a module.
        circle = model.cls.__module__
        return Place(self.path, circle, self.level + 1 if circle == self.circle else 0)

    def too_deep(self, model: Model) -> Problem | None:
        if model.max_depth is None or self.level <= model.max_depth:
            return None
        return Problem(self.path, f"at most {model.max_depth} levels", "more")
