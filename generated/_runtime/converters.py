# pyright: standard
"""Types of your own in the place of those that the documents name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Via:
    """Metadata of ``Annotated``: the value is made of one of ``type``, and goes back to it.

    ``decode`` takes a checked value of ``type``, and may raise ValueError; ``encode``
    returns one.
    """

    type: Any
    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any]


def via_of(metadata: Iterable[Any]) -> Via | None:
    """Return what ``metadata`` of ``Annotated`` says of this, None if nothing."""
    return next((each for each in metadata if isinstance(each, Via)), None)
