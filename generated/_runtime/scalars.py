"""All classes that JSON has no type for; apart from formats, since few programs need UUIDs."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from .formats import FORMS, Form
from .uuids import format_uuid, parse_uuid

ALL_FORMS: Final[dict[type, Form]] = {
    **FORMS,
    UUID: Form("UUID", parse_uuid, format_uuid),
}
