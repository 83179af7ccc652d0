"""The common base of all classes of this package."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, TypeAlias

from pydantic import (
    AliasPath,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from .presence import UNSET, is_none, is_unset


class _InData:
    """Marks a field whose key must be in the data, although the class has a default for it."""


IN_DATA: Final = _InData()
# A field that is never in the data; programs set it.  No list is this long.
NotInData: TypeAlias = Annotated[
    SkipJsonSchema[Any],
    Field(validation_alias=AliasPath("", sys.maxsize), exclude=True, repr=False),
]


class PydanticModel(BaseModel):
    """The base of all classes.

    Data has the keys of the documents; arguments have the names of the attributes.  Values that are
    None or UNSET by default are omitted from the data.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        allow_inf_nan=False,
        hide_input_in_errors=True,
        protected_namespaces=(),
        serialize_by_alias=True,
        strict=True,
        use_attribute_docstrings=True,
    )
    if TYPE_CHECKING:
        # Classes whose documents describe arbitrary keys declare their own type.
        __pydantic_extra__: Any = Field(init=False)

    def __init__(self, /, **data: Any) -> None:
        cls = self.__class__
        if not cls.__pydantic_complete__:
            cls.model_rebuild()
        for name, value in _given(cls):
            data.setdefault(name, value)
        cls.__pydantic_validator__.validate_python(
            data, self_instance=self, by_alias=False, by_name=True
        )

    # The name keeps pydantic from calling it for data, as it would call a method of yours.
    __init__.__dict__["__pydantic_base_init__"] = True

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        inner: Any = handler.resolve_ref_schema(schema)
        while "fields" not in inner:
            inner = inner["schema"]
        for name, field in cls.__pydantic_fields__.items():
            part = inner["fields"][name]
            if IN_DATA in field.metadata and part["schema"]["type"] == "default":
                part["schema"] = part["schema"]["schema"]
            if field.default is None:
                part["serialization_exclude_if"] = is_none
            elif field.default is UNSET:
                part["serialization_exclude_if"] = is_unset
        return schema

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        result = handler(schema)
        properties = handler.resolve_ref_schema(result).get("properties", {})
        for name, field in cls.__pydantic_fields__.items():
            described = properties.get(field.alias or name, {})
            if field.default is UNSET:
                described.pop("default", None)
            make: Any = field.default_factory
            if make and described:
                described["default"] = make()
        return result


@cache
def _given(cls: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """Return the attributes of ``cls`` that have only one possible value, with that value."""
    fields = cls.__pydantic_fields__.items()
    return tuple((n, f.default) for n, f in fields if IN_DATA in f.metadata)
