"""The meaning of a missing key: one value of a closed set, printed by every language."""

from __future__ import annotations

from enum import Enum

from msgspec.structs import replace

from generator.ir.schema import Field, ObjectDef, Schema
from generator.ir.types import PLUMBING


class Presence(Enum):
    """What happens if the key of a field is missing.

    - REQUIRED: the data is rejected.
    - OPTIONAL: there is no value, the same as for null.
    - OMITTABLE: the key is missing, which differs from null.
    - DEFAULTED: the value is the default; the key is always written.
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
    """Return whether the document does not tell if a value of ``field`` may be null."""
    return field.nullable is None and field.type not in PLUMBING


def as_read(field: Field, *, accepts_null: bool) -> Field:
    """Return ``field`` as decoders read it: an unknown null is accepted if ``accepts_null``."""
    if field.nullable is None and accepts_null:
        return replace(field, nullable=True)
    return field


def all_as_read(schema: Schema, *, accepts_null: bool) -> Schema:
    """Return ``schema`` with each field as decoders read it."""
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
    """Return what happens if the key of ``field`` is missing."""
    if field.type in PLUMBING:
        return Presence.LOCAL
    if field.required:
        return Presence.REQUIRED
    if field.default and field.default.value is not None:
        return Presence.DEFAULTED
    return Presence.OMITTABLE if field.nullable else Presence.OPTIONAL
