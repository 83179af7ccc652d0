"""User-defined types that replace those of the documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .errors import VALUE_ERRORS

# Values of these types may be data, whatever the type of the field is.
_OF_JSON: Final = (bool, float, int, str)


class Via:
    """Metadata of ``Annotated``: the value is converted from and to ``type``.

    ``decode`` takes a checked value of ``type`` and may raise ValueError; ``encode`` returns one.
    """

    def __init__(
        self, type_: Any, decode: Callable[[Any], Any], encode: Callable[[Any], Any]
    ) -> None:
        self.type = type_
        self.decode = decode
        self.encode = encode

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        decode, encode = self.decode, self.encode
        cls = get_origin(source) or source

        def take(value: Any, check: Callable[[Any], Any]) -> Any:
            if isinstance(value, cls) and value.__class__ not in _OF_JSON:
                return value
            data = check(value)
            try:
                return decode(data)
            except VALUE_ERRORS:
                raise PydanticCustomError(
                    "converter", "Input should be a {name}", {"name": cls.__name__}
                ) from None

        def give(value: Any, write: Callable[[Any], Any]) -> Any:
            return write(encode(value))

        inner = handler.generate_schema(self.type)
        return core_schema.no_info_wrap_validator_function(
            take,
            inner,
            serialization=core_schema.wrap_serializer_function_ser_schema(
                give, schema=inner
            ),
        )
