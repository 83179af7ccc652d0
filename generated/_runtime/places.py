# pyright: standard
"""The place of a value in a document, and its depth."""

from __future__ import annotations

from typing import Final, NamedTuple

from .errors import Problem
from .models import Model

MAX_PROBLEMS: Final = 100
# The standard library cannot parse deeper JSON; a deeper value contains itself.
MAX_NESTING: Final = 1000


class Place(NamedTuple):
    """The place of a value.

    - ``left``: how many objects of ``circle`` may still be nested; None outside recursive models.
    - ``nesting``: the number of objects and arrays around the value.
    """

    path: str = ""
    circle: str = ""
    left: int | None = None
    nesting: int = 0

    def at(self, path: str) -> Place:
        return self._replace(path=path, nesting=self.nesting + 1)

    def inside(self, model: Model) -> Place:
        """Return the place of an object of ``model`` here."""
        if model.max_depth is None:
            return self
        # The classes of a recursive circle share a module.
        circle = model.cls.__module__
        if self.left is None or circle != self.circle:
            return self._replace(circle=circle, left=model.max_depth)
        return self._replace(left=self.left - 1)

    def too_deep(self, model: Model) -> Problem | None:
        if model.max_depth is None or self.left is None or self.left >= 0:
            return None
        return Problem(self.path, f"nested more than {model.max_depth} levels deep", "")
