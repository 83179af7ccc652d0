"""The types of the IR: what a value may be on the wire, in no language's words."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from msgspec import Struct


class Scalar(Enum):
    """A value with no parts.  Wire forms are those of JSON; see docs/types.md.

    NUMBER: the document's language has one number type.  FILE: the content of a file.
    HTTP_RESPONSE and HTTP_REQUEST: plumbing of an SDK, never on the wire.
    """

    STR = "str"
    INT = "int"
    FLOAT = "float"
    NUMBER = "number"
    DECIMAL = "decimal"
    BIGINT = "bigint"
    BOOL = "bool"
    BYTES = "bytes"
    DATE = "date"
    DATETIME = "datetime"
    UUID = "uuid"
    ANY = "any"
    NULL = "null"
    FILE = "file"
    HTTP_RESPONSE = "http_response"
    HTTP_REQUEST = "http_request"


PLUMBING = frozenset({Scalar.HTTP_RESPONSE, Scalar.HTTP_REQUEST})


class ListOf(Struct, frozen=True, tag=True):
    item: Type


class MapOf(Struct, frozen=True, tag=True):
    """A JSON object used as a map.  Keys are always strings."""

    value: Type


class StreamOf(Struct, frozen=True, tag=True):
    """A stream of events, each of which is an ``item``."""

    item: Type


class Nullable(Struct, frozen=True, tag=True):
    """An element that may be ``null``.  At the top of a field it is ``Field.nullable``."""

    inner: Type


class UnionOf(Struct, frozen=True, tag=True):
    members: tuple[Type, ...]


class Literal(Struct, frozen=True, tag=True, eq=False):
    """Exactly this value.  1 and True are two values, which Python's ``==`` denies."""

    value: str | int | bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Literal) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[type, str | int | bool]:
        return type(self.value), self.value


class Ref(Struct, frozen=True, tag=True):
    """A reference to a definition of the same schema, by its id."""

    id: str


class Unknown(Struct, frozen=True, tag=True):
    """A cell that could not be read, or a name that could not be found: any value.

    An error says where, so a back end meets it only where that error was made a warning.
    """

    text: str


Type: TypeAlias = (
    Scalar | ListOf | MapOf | StreamOf | Nullable | UnionOf | Literal | Ref | Unknown
)
