"""Unions of which a key tells the members apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .unknown_member import UnknownMember

# The choices beside the members by their tags, which are strings.
_ANY_MEMBER: Final = 0
_NEW_TAG: Final = 1


class ByTag:
    """Metadata of a union: an object with a string of ``members`` at ``key`` is one of these.

    If the union has ``UnknownMember``, an object with another string there is kept as that.
    A value that is not an object may be any member.
    """

    def __init__(self, key: str, members: Mapping[str, Any]) -> None:
        self.key = key
        self.members = members

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = get_args(source)
        is_open = UnknownMember in members
        known = [handler.generate_schema(m) for m in members if m is not UnknownMember]
        instance: list[CoreSchema] = [_unknown_instance()] if is_open else []
        choices: dict[Any, CoreSchema] = {
            _ANY_MEMBER: core_schema.union_schema([*known, *instance]),
            **{v: handler.generate_schema(m) for v, m in self.members.items()},
        }
        if is_open:
            choices[_NEW_TAG] = self._unknown_data()
        return core_schema.tagged_union_schema(choices, self._choice(is_open))

    def _choice(self, is_open: bool) -> Any:
        key, members = self.key, self.members

        def choose(value: Any) -> Any:
            if value.__class__ is not dict:
                return _ANY_MEMBER
            tag = value.get(key)
            if tag.__class__ is str and tag in members:
                return tag
            return _NEW_TAG if is_open and tag.__class__ is str else None

        return choose

    def _unknown_data(self) -> CoreSchema:
        key = self.key

        def take(value: Any) -> UnknownMember:
            return UnknownMember(value[key], value)

        return core_schema.no_info_plain_validator_function(take)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return that of any member; pydantic names each of them by its tag too."""
        schemas: list[JsonSchemaValue] = []
        tagged: Any = schema
        choices: dict[Any, CoreSchema] = tagged["choices"]
        for choice, part in choices.items():
            if choice != _NEW_TAG:
                described = handler(part)
                schemas += described.get("anyOf", [described])
        if _NEW_TAG in choices:
            other = {"type": "string", "not": {"enum": [*self.members]}}
            schemas.append(
                {
                    "type": "object",
                    "properties": {self.key: other},
                    "required": [self.key],
                }
            )
        return {
            "anyOf": [one for n, one in enumerate(schemas) if one not in schemas[:n]]
        }


def _unknown_instance() -> CoreSchema:
    """Return what takes an UnknownMember that a program made, and writes its data."""

    def take(value: Any) -> UnknownMember:
        if not isinstance(value, UnknownMember):
            raise PydanticCustomError("unknown_member", "Input has no known tag")
        return value

    return core_schema.no_info_plain_validator_function(
        take,
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda value: value.data
        ),
    )
