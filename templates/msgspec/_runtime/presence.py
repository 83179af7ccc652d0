"""A missing key is not null: msgspec omits values that are ``UNSET``."""

from __future__ import annotations

from typing import Final, TypeAlias

import msgspec

Unset: TypeAlias = msgspec.UnsetType
UNSET: Final = msgspec.UNSET
