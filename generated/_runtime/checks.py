# pyright: standard
"""Parts of values, each checked by itself: inside of lists, of maps, of optional fields."""

from __future__ import annotations

from math import isfinite
from typing import Any, TypeVar

from .errors import InvalidValue
from .json_text import JsonNumber

T = TypeVar("T")


def exact(kind: type[T], value: Any) -> T:
    """Return ``value`` if it is a ``kind`` and no subclass: True is no int."""
    if value.__class__ is not kind:
        raise InvalidValue
    return value


def is_other(cls: type, value: object) -> bool:
    """Return whether ``value`` is no ``cls``, nor of a subclass."""
    return not isinstance(value, cls)


def array(value: Any) -> list[Any]:
    """Return ``value`` if it is a list."""
    if value.__class__ is not list:
        raise InvalidValue
    return value


def mapping(value: Any) -> dict[str, Any]:
    """Return ``value`` if it is a dict."""
    if value.__class__ is not dict:
        raise InvalidValue
    return value


def keyed(value: Any) -> dict[str, Any]:
    """Return ``value`` if it is a dict whose keys are strings, as JSON has them."""
    if value.__class__ is not dict or not are_all(str, value):
        raise InvalidValue
    return value


def are_all(kind: type, values: Any) -> bool:
    """Return whether each of ``values`` is a ``kind`` and no subclass."""
    # `all` of a generator takes twice the time.
    for value in values:
        if value.__class__ is not kind:
            break
    else:
        return True
    return False


def number(value: Any) -> float:
    """Return ``value`` if it is a finite float, or an int, as it is."""
    if value.__class__ is JsonNumber:
        value = float(value)
    if value.__class__ is not int and (
        value.__class__ is not float or not isfinite(value)
    ):
        raise InvalidValue
    return value


def null(value: Any) -> Any:
    """Return None if ``value`` is that."""
    if value is not None:
        raise InvalidValue
    return value


def plain(value: Any) -> Any:
    """Return ``value``, any JSON, with floats where ``parse_exact_json`` has JsonNumber."""
    if value.__class__ is JsonNumber:
        return float(value)
    if value.__class__ is list:
        return [plain(item) for item in value]
    if value.__class__ is dict:
        return {key: plain(item) for key, item in value.items()}
    return value
