"""Objects of open unions with an unknown tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class UnknownMember:
    """An object whose tag no class of the union has; it is kept and written unchanged.

    ``tag`` is the value of the tag, ``data`` the whole object.
    """

    tag: str
    data: dict[str, Any]
