"""Values without a JSON type; they follow the same rules everywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Final, TypeAlias, get_args
from uuid import UUID

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .errors import VALUE_ERRORS
from .formats import FORMS, Form
from .uuids import format_uuid, parse_uuid


class _InForm:
    """Metadata of ``Annotated``: data has a string, Python a value of ``kind``."""

    def __init__(self, kind: type, form: Form, **schema: Any) -> None:
        self.kind = kind
        self.form = form
        self.schema = {**form.schema, **schema}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._taker(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.form.format, when_used="json"
            ),
        )

    def _taker(self) -> Callable[[Any], Any]:
        kind, form = self.kind, self.form

        def take(value: Any) -> Any:
            if value.__class__ is kind and kind is not Decimal:
                return value
            try:
                return form.parse(value)
            except VALUE_ERRORS:
                raise PydanticCustomError(
                    "format", "Input should be a {name}", {"name": form.name}
                ) from None

        return take

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


class _Number:
    """Metadata of ``Annotated``: a number; an int stays an int."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        whole = core_schema.int_schema(strict=True)
        real = core_schema.float_schema(strict=True, allow_inf_nan=False)
        return core_schema.union_schema(
            [whole, real],
            custom_error_type="number_type",
            custom_error_message="Input should be a finite number",
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "number"}


class _Exact:
    """Metadata of a ``Literal``: 1 is different from True and 1.0."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        listed = [(value.__class__, value) for value in get_args(source)]

        def check(value: Any) -> Any:
            if (value.__class__, value) not in listed:
                raise PydanticCustomError("literal_error", "Input is not listed")
            return value

        return core_schema.no_info_before_validator_function(check, handler(source))


EXACT: Final = _Exact()
_UUID_FORM: Final = Form(
    "UUID", parse_uuid, format_uuid, {"type": "string", "format": "uuid"}
)
JsonFloat: TypeAlias = Annotated[float, _Number()]
JsonDecimal: TypeAlias = Annotated[
    Decimal,
    _InForm(Decimal, FORMS[Decimal], pattern=r"^-?\d+(\.\d+)?([eE][+-]?\d{1,6})?$"),
]
JsonBytes: TypeAlias = Annotated[bytes, _InForm(bytes, FORMS[bytes])]
JsonDate: TypeAlias = Annotated[dt.date, _InForm(dt.date, FORMS[dt.date])]
JsonDateTime: TypeAlias = Annotated[
    dt.datetime, _InForm(dt.datetime, FORMS[dt.datetime])
]
JsonTime: TypeAlias = Annotated[dt.time, _InForm(dt.time, FORMS[dt.time])]
JsonDuration: TypeAlias = Annotated[
    dt.timedelta, _InForm(dt.timedelta, FORMS[dt.timedelta])
]
JsonUUID: TypeAlias = Annotated[UUID, _InForm(UUID, _UUID_FORM)]
