"""Unions: a tag selects the member, or pydantic tries the members, within limits."""

from __future__ import annotations

from collections.abc import Mapping
from threading import local
from typing import Any, Final, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from . import by_tag
from .unknown_member import UnknownMember

# The number of tries for the unions in a value: for each object and list in it, and a constant.
_TRIES_OF_A_PART: Final = 8
_TRIES: Final = 2_000
_MOST_PROBLEMS: Final = 32

# Choices in addition to the members by tag; tags are strings.
_ANY_MEMBER: Final = 0
_ABSENT: Final = 1
_OTHER: Final = 2


class ByTag(by_tag.ByTag):
    """Metadata of a union whose members pydantic chooses by the tag.

    An object with an unknown tag becomes an ``UnknownMember``, if the union has that.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = [m for m in get_args(source) if m is not UnknownMember]
        is_open = len(members) < len(get_args(source))
        maps = [*filter(by_tag.may_be_other_object, members)]
        parts: dict[Any, list[Any]] = {
            _ANY_MEMBER: members,
            **{tag: [model, *maps] for tag, model in self.members.items()},
            _ABSENT: members if self.optional else maps,
            _OTHER: [self.other, *maps] if self.other else maps,
        }
        choices: dict[Any, CoreSchema] = {
            tag: _any_of([handler.generate_schema(type_) for type_ in types])
            for tag, types in parts.items()
            if types
        }
        if is_open:
            known = choices[_ANY_MEMBER]
            choices[_ANY_MEMBER] = core_schema.union_schema(
                [known, _unknown_instance()]
            )
            choices.setdefault(_OTHER, self._unknown_data())
        schema = core_schema.tagged_union_schema(choices, self._chooser(choices))
        return _bounded(schema) if self.optional or self.other else schema

    def _chooser(self, choices: Mapping[Any, CoreSchema]) -> Any:
        tags, listed, tag_in = frozenset(choices), self.members, self.tag_in

        def choose(value: Any) -> Any:
            if value.__class__ is not dict:
                return _ANY_MEMBER
            tag = tag_in(value)
            if tag.__class__ is str and tag in listed:
                return tag
            choice = _ABSENT if tag is None else _OTHER
            return choice if choice in tags else None

        return choose

    def _unknown_data(self) -> CoreSchema:
        tag_in = self.tag_in

        def take(value: Any) -> UnknownMember:
            tag = tag_in(value)
            if tag.__class__ is not str:
                raise _no_known_tag()
            return UnknownMember(tag, value)

        return core_schema.no_info_plain_validator_function(take)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of any member; pydantic names each member by its tag, too."""
        tagged: Any = schema
        while "choices" not in tagged:
            tagged = tagged["schema"]
        choices: dict[Any, CoreSchema] = tagged["choices"]
        schemas: list[JsonSchemaValue] = []
        for part in choices.values():
            if part["type"] == "function-plain":
                schemas.append(self._unknown_schema())
            else:
                described = handler(part)
                schemas += described.get("anyOf", [described])
        return {
            "anyOf": [one for n, one in enumerate(schemas) if one not in schemas[:n]]
        }

    def _unknown_schema(self) -> JsonSchemaValue:
        tag = {"type": "string", "not": {"enum": [*self.members]}}
        return {
            "type": "object",
            "properties": {self.key: tag},
            "required": [self.key],
        }


class Tried:
    """Metadata of a recursive union: pydantic tries its members, each of which may contain it
    again.

    That could take 2^depth tries; a value that takes too many is rejected.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _bounded(handler(source))


class _Outermost(local):
    """The remaining tries for the value of the outermost union, while that is read."""

    left: int | None = None


_outermost: Final = _Outermost()


def _bounded(union: CoreSchema) -> CoreSchema:
    def read(value: Any, handler: Any) -> Any:
        if _outermost.left is None:
            _outermost.left = _TRIES + _TRIES_OF_A_PART * _parts_of(value)
            try:
                return read(value, handler)
            finally:
                _outermost.left = None
        _outermost.left -= 1
        if _outermost.left < 0:
            raise PydanticCustomError(
                "too_many_ways",
                "Input can be read in too many ways: the union has no tag",
            )
        try:
            return handler(value)
        except ValidationError as error:
            # The problems of all tries; otherwise each level would repeat them.
            if error.error_count() <= _MOST_PROBLEMS:
                raise
        raise PydanticCustomError("no_member_fits", "Input fits no member of the union")

    return core_schema.no_info_wrap_validator_function(read, union)


def _parts_of(value: Any) -> int:
    """Return the number of objects and lists in ``value``; each is counted once."""
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if part.__class__ in (dict, list) and id(part) not in seen:
            seen.add(id(part))
            waiting += part.values() if part.__class__ is dict else part
    return len(seen)


def _any_of(schemas: list[CoreSchema]) -> CoreSchema:
    return schemas[0] if len(schemas) == 1 else core_schema.union_schema([*schemas])


def _no_known_tag() -> PydanticCustomError:
    return PydanticCustomError("unknown_member", "Input has no known tag")


def _unknown_instance() -> CoreSchema:
    """Return a schema that accepts an UnknownMember made by a program, and writes its data."""

    def take(value: Any) -> UnknownMember:
        if not isinstance(value, UnknownMember):
            raise _no_known_tag()
        return value

    return core_schema.no_info_plain_validator_function(
        take,
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda value: value.data
        ),
    )
