"""Integer flags for msgspec, for which a negative number is not a complement."""

from __future__ import annotations

from typing import Any

from . import enums


class OpenIntFlag(enums.OpenIntFlag):
    """Accepts any bits, including unlisted ones."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        member = super()._missing_(value)
        return member if member._value_ == value else None
