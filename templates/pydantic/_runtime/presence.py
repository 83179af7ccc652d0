"""Absent is not null."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, Literal

from pydantic_core import PydanticOmit, core_schema


class Unset(Enum):
    """The type of ``UNSET``: the key is absent, where ``None`` means that it is null."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: Any
    ) -> core_schema.CoreSchema:
        """Return what takes ``UNSET`` itself: no document has it."""
        return core_schema.is_instance_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        raise PydanticOmit


UNSET: Final = Unset.UNSET


def is_unset(value: object) -> bool:
    """Return whether the key of ``value`` is left out."""
    return value is UNSET


def is_none(value: object) -> bool:
    """Return whether the key of ``value`` is left out where nothing else says null."""
    return value is None
