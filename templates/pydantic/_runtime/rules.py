"""Rules that pydantic has in another sense, or not at all: metadata of ``Annotated``."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from . import constraints


class _Rule:
    """The part of a constraint that pydantic asks."""

    def accepts(self, value: Any) -> bool:
        raise NotImplementedError

    def schema(self, kind: str) -> dict[str, Any]:
        raise NotImplementedError

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def check(value: Any) -> Any:
            if not self.accepts(value):
                raise PydanticCustomError("rule", "{rule}", {"rule": str(self)})
            return value

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        made = handler(schema)
        bounds = self.schema(str(made.get("type", "")))
        if "contentEncoding" in made:  # which no keyword of JSON Schema counts
            bounds = {key.replace("Length", "Bytes"): n for key, n in bounds.items()}
            bounds = {f"x-{key}": n for key, n in bounds.items()}
        if "maxLength" in made and "maxLength" in bounds:
            bounds["maxLength"] = min(made["maxLength"], bounds["maxLength"])
        return {**made, **bounds}


class OfLength(constraints.OfLength, _Rule):
    pass


class MultipleOf(constraints.MultipleOf, _Rule):
    pass


class Matching(constraints.Matching, _Rule):
    pass


class Distinct(constraints.Distinct, _Rule):
    pass
