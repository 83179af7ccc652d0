"""Enums: pydantic takes their values, of their own class only, and other values if it may."""

from __future__ import annotations

from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from . import enums


class _Listed:
    """The part of an enum that pydantic asks."""

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
    """Takes the strings that it lists."""


class ClosedIntEnum(_Listed, IntEnum):
    """Takes the integers that it lists."""


class OpenStrEnum(_Listed, enums.OpenStrEnum):
    """Takes strings that it does not list: each becomes a member without being listed."""


class OpenIntEnum(_Listed, enums.OpenIntEnum):
    """Takes integers that it does not list: each becomes a member without being listed."""


class OpenIntFlag(_Listed, enums.OpenIntFlag):
    """Takes any bits, also those that it does not list."""


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
