# pyright: standard
"""Objects of open unions whose tag is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class UnknownMember:
    """An object of which no class of its union has the tag: kept as it came, and written so.

    ``tag`` is the value of the key that tells the classes apart, ``data`` the whole object.
    """

    tag: str
    data: dict[str, Any]
