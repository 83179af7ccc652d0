"""Absent is not null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic_core import PydanticOmit, core_schema

# Type checkers narrow by the members of an enum.  Of a real one, FastAPI would make a schema.
if TYPE_CHECKING:
    from enum import Enum
else:
    Enum = object


class Unset(Enum):
    """The type of ``UNSET``: the key is absent, where ``None`` means that it is null."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        """Return the name of the only object: its copies are itself."""
        return "UNSET"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: Any
    ) -> core_schema.CoreSchema:
        """Return what takes ``UNSET`` itself: no document has it."""
        as_text = core_schema.plain_serializer_function_ser_schema(repr)
        return core_schema.is_instance_schema(cls, serialization=as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        raise PydanticOmit


if not TYPE_CHECKING:
    Unset.UNSET = Unset()
UNSET: Final = Unset.UNSET


def is_unset(value: object) -> bool:
    """Return whether the key of ``value`` is left out."""
    return value is UNSET


def is_none(value: object) -> bool:
    """Return whether the key of ``value`` is left out where nothing else says null."""
    return value is None
