"""Objects of open unions whose tag is new."""

from __future__ import annotations

from typing import Any


class UnknownMember(dict[str, Any]):
    """An object of which no class of its union has the tag: kept as it came, and written so.

    ``tag`` is the value of the key that tells the classes apart, ``data`` the whole object.
    """

    __slots__ = ("tag",)

    def __init__(self, tag: str, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.tag = tag

    @property
    def data(self) -> dict[str, Any]:
        return {**self}
