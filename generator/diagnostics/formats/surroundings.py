"""What a format has to know of where its text goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _same(path: str) -> str:
    return path


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``path_of`` makes of a path, as shown to the user, that from the root of the repository."""

    path_of: Callable[[str], str] = _same
    color: bool = False
