"""Objects of open unions with an unknown tag."""

from __future__ import annotations

from typing import Any


class UnknownMember(dict[str, Any]):
    """An object whose tag no class of the union has; it is kept and written unchanged.

    ``tag`` is the value of the tag, ``data`` the whole object.
    """

    __slots__ = ("tag",)

    def __init__(self, tag: str, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.tag = tag

    @property
    def data(self) -> dict[str, Any]:
        return {**self}
