"""Constraints that pydantic defines differently, or lacks: metadata of ``Annotated``."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from . import constraints


class _Rule:
    """The methods of a constraint that pydantic calls; other libraries do not know them."""

    kind: ClassVar[Any]

    def __init__(self, *arguments: Any) -> None:
        self.rule = self.kind(*arguments)

    def __repr__(self) -> str:
        return repr(self.rule)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        rule = self.rule

        def check(value: Any) -> Any:
            if not rule.accepts(value):
                raise PydanticCustomError("rule", "{rule}", {"rule": str(rule)})
            return value

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        bounds: JsonSchemaValue = self.rule.schema(str(described.get("type", "")))
        if "contentEncoding" in described:  # no keyword of JSON Schema counts these
            bounds = {key.replace("Length", "Bytes"): n for key, n in bounds.items()}
            bounds = {f"x-{key}": n for key, n in bounds.items()}
        if "maxLength" in described and "maxLength" in bounds:
            bounds["maxLength"] = min(described["maxLength"], bounds["maxLength"])
        return {**described, **bounds}


class OfLength(_Rule):
    kind = constraints.OfLength


class MultipleOf(_Rule):
    kind = constraints.MultipleOf


class Matching(_Rule):
    kind = constraints.Matching


class Distinct(_Rule):
    kind = constraints.Distinct
