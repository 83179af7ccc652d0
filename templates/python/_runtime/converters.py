"""User-defined types that replace those of the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Via:
    """Metadata of ``Annotated``: the value is converted from and to ``type``.

    ``decode`` takes a checked value of ``type`` and may raise ValueError; ``encode`` returns one.
    """

    type: Any
    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any]


def via_of(metadata: Iterable[Any]) -> Via | None:
    """Return the converter in ``metadata`` of ``Annotated``, None if there is none."""
    return next((each for each in metadata if isinstance(each, Via)), None)
