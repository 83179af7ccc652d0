"""What a format has to know of where its text goes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from generator.text.terminal import DEFAULT_WIDTH


def _same(path: str) -> str:
    return path


class Surroundings(Struct, frozen=True):
    """What a format has to know.

    - ``path_of``: makes of a path, as shown to the user, that from the root of the repository.
    - ``color``, ``width``: whether text is coloured, and in how many columns it fits.
    - ``link_of``: makes of a path the address that a terminal opens; None for no links.
    """

    path_of: Callable[[str], str] = _same
    color: bool = False
    width: int = DEFAULT_WIDTH
    link_of: Callable[[str], str] | None = None
