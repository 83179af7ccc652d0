"""Checks of single values: items of lists, values of maps, optional fields."""

from __future__ import annotations

from math import isfinite
from typing import Any, TypeVar

from .errors import InvalidValue
from .json_text import JsonNumber

T = TypeVar("T")


def exact(kind: type[T], value: Any) -> T:
    """Return ``value`` if its class is exactly ``kind``: True is not an int."""
    if value.__class__ is not kind:
        raise InvalidValue
    return value


def is_other(cls: type, value: object) -> bool:
    """Return whether ``value`` is not a ``cls`` or an instance of a subclass."""
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
    """Return whether the class of each of ``values`` is exactly ``kind``."""
    # `all` with a generator takes twice as long.
    for value in values:
        if value.__class__ is not kind:
            break
    else:
        return True
    return False


def number(value: Any) -> float:
    """Return ``value`` unchanged if it is an int or a finite float."""
    if value.__class__ is JsonNumber:
        value = float(value)
    if value.__class__ is not int and (
        value.__class__ is not float or not isfinite(value)
    ):
        raise InvalidValue
    return value


def null(value: Any) -> Any:
    """Return None if ``value`` is None."""
    if value is not None:
        raise InvalidValue
    return value


def plain(value: Any) -> Any:
    """Return ``value``, any JSON, with each JsonNumber of ``parse_exact_json`` turned into a float."""
    if value.__class__ is JsonNumber:
        return float(value)
    if value.__class__ is list:
        return [plain(item) for item in value]
    if value.__class__ is dict:
        return {key: plain(item) for key, item in value.items()}
    return value
