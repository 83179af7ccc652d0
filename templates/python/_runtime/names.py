"""Attribute names in place of keys, for ``accept-names``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from .errors import InvalidValue
from .models import model_of


@cache
def keys_by_name(cls: type) -> Mapping[str, str]:
    """Return the key of each attribute of ``cls`` by its name, if both can occur.

    A name that is the key of another attribute means that one.
    """
    model = model_of(cls)
    if model is None or not model.accepts_names:
        return {}
    keys = {*model.wire_names.values()}
    return {name: key for name, key in model.wire_names.items() if name not in keys}


def with_keys(cls: type, data: Any) -> Any:
    """Return ``data`` for a ``cls`` with keys in place of attribute names.

    Raises:
        InvalidValue: an attribute has both its key and its name.
    """
    keys = keys_by_name(cls)
    if data.__class__ is not dict or keys.keys().isdisjoint(data):
        return data
    if any(name in data and key in data for name, key in keys.items()):
        raise InvalidValue
    return {keys.get(key, key): value for key, value in data.items()}


def found_keys(cls: type, data: Mapping[str, Any]) -> dict[str, str]:
    """Return the name or key that ``data`` uses for each attribute of ``cls`` with a different
    name.

    The result is by key.  If both occur, the key wins.
    """
    names = keys_by_name(cls).items()
    return {key: name for name, key in names if name in data and key not in data}
