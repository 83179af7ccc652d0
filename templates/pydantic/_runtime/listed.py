"""Enums for pydantic: it accepts only values of the right class, and unlisted ones in open enums."""

from __future__ import annotations

from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from . import enums


class _Listed:
    """The methods of an enum that pydantic calls."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _taker(source),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _plain, when_used="json"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return _described(cls)


class ClosedStrEnum(_Listed, StrEnum):
    """Accepts only the listed strings."""


class ClosedIntEnum(_Listed, IntEnum):
    """Accepts only the listed integers."""


class OpenStrEnum(_Listed, enums.OpenStrEnum):
    """Accepts unlisted strings: each becomes a member that is not listed."""


class OpenIntEnum(_Listed, enums.OpenIntEnum):
    """Accepts unlisted integers: each becomes a member that is not listed."""


class OpenIntFlag(_Listed, enums.OpenIntFlag):
    """Accepts any bits, including unlisted ones."""


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _taker(enum: type[Enum]) -> Any:
    kind = int if issubclass(enum, int) else str

    def take(value: Any) -> Enum:
        if isinstance(value, enum):
            return value
        if value.__class__ is kind:
            try:
                return enums.take_unlisted(enum, value)
            except ValueError:
                pass
        listed = ", ".join(repr(member.value) for member in enum)
        raise PydanticCustomError(
            "enum", "Input should be one of {listed}", {"listed": listed}
        )

    return take


def _described(enum: Any) -> JsonSchemaValue:
    members: list[Enum] = [*enum]
    kind = {"type": "integer" if issubclass(enum, int) else "string"}
    if issubclass(enum, IntFlag):
        return {"title": enum.__name__, **kind}
    listed: JsonSchemaValue = {"enum": [member.value for member in members], **kind}
    about: JsonSchemaValue = {"title": enum.__name__}
    if enum.__doc__:
        about["description"] = enum.__doc__
    if issubclass(enum, enums.OpenStrEnum | enums.OpenIntEnum):
        return {**about, "anyOf": [listed, kind]}
    return {**about, **listed}
