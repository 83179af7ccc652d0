"""Flags as msgspec takes them: an integer, of which a negative one is not its complement."""

from __future__ import annotations

from typing import Any

from . import enums


class OpenIntFlag(enums.OpenIntFlag):
    """Takes any bits, also those that it does not list."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        member = super()._missing_(value)
        return member if member._value_ == value else None
