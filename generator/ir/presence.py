"""What an absent key means: one value of a closed set, for every language to print."""

from __future__ import annotations

from enum import Enum

from generator.ir.schema import Field
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


def presence_of(field: Field) -> Presence:
    """Return what becomes of ``field`` if its key is absent."""
    if field.type in PLUMBING:
        return Presence.LOCAL
    if field.required:
        return Presence.REQUIRED
    if field.default and field.default.value is not None:
        return Presence.DEFAULTED
    return Presence.OMITTABLE if field.nullable else Presence.OPTIONAL
