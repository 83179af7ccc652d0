# pyright: standard
"""Enums whose documents may not list every value."""

from __future__ import annotations

from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Any, Self, TypeVar

E = TypeVar("E", bound=Enum)


class OpenStrEnum(StrEnum):
    """An enum that accepts unlisted values: each becomes a member, but is not listed."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_, member._value_ = value, value
        return member


class OpenIntEnum(IntEnum):
    """An enum that accepts unlisted values: each becomes a member, but is not listed."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member


class OpenIntFlag(IntFlag):
    """Flags that accept any bits, including unlisted ones."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        member = super()._missing_(value)
        # Python would cache each unlisted value, and data may have any number of them.
        keys = {value} if member._name_ in cls.__members__ else {value, member._value_}
        for key in keys:
            cls._value2member_map_.pop(key, None)
        return member


class EnumValues(dict[Any, E]):
    """The members of an enum by value; an unlisted value is passed to the enum."""

    def __init__(self, enum: type[E]) -> None:
        super().__init__((member.value, member) for member in enum)
        self.enum = enum

    def __missing__(self, value: Any) -> E:
        return take_unlisted(self.enum, value)


def take_unlisted(enum: type[E], value: Any) -> E:
    """Return the member of ``enum`` for ``value``; raise ValueError if there is none."""
    member = enum(value)
    if member._value_ != value:  # flags turn a negative number into its complement
        raise ValueError(value)
    return member
