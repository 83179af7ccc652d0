"""UUIDs as in RFC 9562; a separate module, because few programs need the import."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from .errors import InvalidValue

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def parse_uuid(text: Any) -> UUID:
    """Parse a UUID with hyphens."""
    if not _UUID.fullmatch(text):
        raise InvalidValue
    return UUID(text)


def format_uuid(value: Any) -> str:
    """Format a UUID with hyphens."""
    if not isinstance(value, UUID):
        raise InvalidValue
    return str(value)
