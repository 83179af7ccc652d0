"""Enums whose documents may not list every value."""

from __future__ import annotations

from enum import Enum, IntEnum, StrEnum
from typing import Any, Self, TypeVar

E = TypeVar("E", bound=Enum)


class OpenStrEnum(StrEnum):
    """Takes values that it does not list: each becomes a member without being listed."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_, member._value_ = value, value
        return member


class OpenIntEnum(IntEnum):
    """Takes values that it does not list: each becomes a member without being listed."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member


class EnumValues(dict[Any, E]):
    """The members of an enum by value; a value that is not listed goes to the enum."""

    def __init__(self, enum: type[E]) -> None:
        super().__init__((member.value, member) for member in enum)
        self.enum = enum

    def __missing__(self, value: Any) -> E:
        return self.enum(value)
