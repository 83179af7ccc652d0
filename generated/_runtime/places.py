# pyright: standard
"""Where a value stands in a document, and how deep."""

from __future__ import annotations

from typing import Final, NamedTuple

from .errors import Problem
from .models import Model

MAX_PROBLEMS: Final = 100
# No JSON of the standard library is deeper: what is, holds itself.
MAX_NESTING: Final = 1000


class Place(NamedTuple):
    """Where a value stands.

    ``left`` is how many more objects of ``circle`` may stand in one another, None outside of
    all circles; ``nesting`` how many objects and arrays the value stands in.
    """

    path: str = ""
    circle: str = ""
    left: int | None = None
    nesting: int = 0

    def at(self, path: str) -> Place:
        return self._replace(path=path, nesting=self.nesting + 1)

    def inside(self, model: Model) -> Place:
        """Return the place as that of an object of ``model``."""
        if model.max_depth is None:
            return self
        # The classes of a circle share a module.
        circle = model.cls.__module__
        if self.left is None or circle != self.circle:
            return self._replace(circle=circle, left=model.max_depth)
        return self._replace(left=self.left - 1)

    def too_deep(self, model: Model) -> Problem | None:
        if model.max_depth is None or self.left is None or self.left >= 0:
            return None
        return Problem(self.path, f"at most {model.max_depth} levels", "more")
