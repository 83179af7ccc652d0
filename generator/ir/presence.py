"""What an absent key means: one value of a closed set, for every language to print."""

from __future__ import annotations

from enum import Enum

from msgspec.structs import replace

from generator.ir.schema import Field, ObjectDef, Schema
from generator.ir.types import PLUMBING


class Presence(Enum):
    """What becomes of a field whose key is absent.

    - REQUIRED: the data is refused.
    - OPTIONAL: there is no value, which is what null would say too.
    - OMITTABLE: the key is absent, which is not null.
    - DEFAULTED: the value is the default; it is always written.
    - LOCAL: the field is never in the data.
    """

    REQUIRED = "required"
    OPTIONAL = "optional"
    OMITTABLE = "omittable"
    DEFAULTED = "defaulted"
    LOCAL = "local"

    @property
    def is_always_written(self) -> bool:
        return self in (Presence.REQUIRED, Presence.DEFAULTED)


def has_unknown_null(field: Field) -> bool:
    """Return whether the document cannot tell if a value of ``field`` may be null."""
    return field.nullable is None and field.type not in PLUMBING


def as_read(field: Field, *, accepts_null: bool) -> Field:
    """Return ``field`` with null among its values where nobody knows, if that is accepted."""
    if field.nullable is None and accepts_null:
        return replace(field, nullable=True)
    return field


def all_as_read(schema: Schema, *, accepts_null: bool) -> Schema:
    """Return ``schema`` with each of its fields as it is read."""
    return Schema(
        {
            id_: _object_as_read(d, accepts_null) if isinstance(d, ObjectDef) else d
            for id_, d in schema.definitions.items()
        }
    )


def _object_as_read(definition: ObjectDef, accepts_null: bool) -> ObjectDef:
    return definition.with_fields(
        lambda field: as_read(field, accepts_null=accepts_null)
    )


def presence_of(field: Field) -> Presence:
    """Return what becomes of ``field`` if its key is absent."""
    if field.type in PLUMBING:
        return Presence.LOCAL
    if field.required:
        return Presence.REQUIRED
    if field.default and field.default.value is not None:
        return Presence.DEFAULTED
    return Presence.OMITTABLE if field.nullable else Presence.OPTIONAL
