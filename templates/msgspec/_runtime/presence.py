"""Absent is not null: msgspec leaves out what is ``UNSET``."""

from __future__ import annotations

from typing import Final, TypeAlias

import msgspec

Unset: TypeAlias = msgspec.UnsetType
UNSET: Final = msgspec.UNSET
