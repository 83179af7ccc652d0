"""Unions whose members have a tag: a key whose value selects the member."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin


class ByTag:
    """Metadata of a union: an object whose string at ``key`` is in ``members`` is one of these.

    If another value is there, it is one of ``other``.  If the key is ``optional``, an object
    without it can be any member.  Data may have the key under one of ``names``.
    """

    def __init__(
        self,
        key: str,
        members: Mapping[str, Any],
        *,
        other: Any = None,
        optional: bool = False,
        names: tuple[str, ...] = (),
    ) -> None:
        self.key = key
        self.keys = (key, *names)
        self.members = members
        self.other = other
        self.optional = optional

    def tag_in(self, data: Mapping[str, Any]) -> Any:
        """Return the tag of ``data``, None if it has none."""
        for key in self.keys:
            if key in data:
                return data[key]
        return None


def may_be_other_object(member: Any) -> bool:
    """Return whether ``member`` accepts objects that are not classes: a map, or a nested union."""
    while get_origin(member) is Annotated:
        member = get_args(member)[0]
    return member is Any or get_origin(member) in (dict, Union, UnionType)
