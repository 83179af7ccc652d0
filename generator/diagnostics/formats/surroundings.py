"""What a format needs to know about where its text goes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from generator.text.terminal import DEFAULT_WIDTH


def _same(path: str) -> str:
    return path


class Surroundings(Struct, frozen=True):
    """Where the text of a format goes.

    - ``path_of``: turns a path as shown to the user into one from the root of the repository.
    - ``color``, ``width``: whether text is coloured, and how many columns it may have.
    - ``link_of``: returns the URL that a terminal opens for a path; None for no links.
    """

    path_of: Callable[[str], str] = _same
    color: bool = False
    width: int = DEFAULT_WIDTH
    link_of: Callable[[str], str] | None = None
