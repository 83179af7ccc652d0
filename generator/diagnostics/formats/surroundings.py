"""What a format has to know of where its text goes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


def _same(path: str) -> str:
    return path


class Surroundings(Struct, frozen=True):
    """``path_of`` makes of a path, as shown to the user, that from the root of the repository."""

    path_of: Callable[[str], str] = _same
    color: bool = False
