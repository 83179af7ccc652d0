"""Absent is not null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic_core import PydanticOmit, core_schema

# Type checkers narrow by enum members.  A real enum would appear in the schemas of FastAPI.
if TYPE_CHECKING:
    from enum import Enum
else:
    Enum = object


class Unset(Enum):
    """The type of ``UNSET``: the key is missing, whereas ``None`` means null."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        """Return the name of the only instance, so that copies are identical to it."""
        return "UNSET"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: Any
    ) -> core_schema.CoreSchema:
        """Return a schema that accepts only ``UNSET`` itself, which no document contains."""
        as_text = core_schema.plain_serializer_function_ser_schema(repr)
        return core_schema.is_instance_schema(cls, serialization=as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        raise PydanticOmit


if not TYPE_CHECKING:
    Unset.UNSET = Unset()
UNSET: Final = Unset.UNSET


def is_unset(value: object) -> bool:
    """Return whether the key of ``value`` is omitted."""
    return value is UNSET


def is_none(value: object) -> bool:
    """Return whether the key of ``value`` is omitted if null has no other meaning."""
    return value is None
