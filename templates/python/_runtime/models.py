"""What the methods of generated classes are made of: models, parts of values, JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any, Final, NamedTuple, NoReturn, TypeVar

from .errors import REFUSALS, DecodeError, EncodeError, Mismatch, Problem

T = TypeVar("T")


def exact(kind: type[T], value: Any) -> T:
    """Return ``value`` if it is a ``kind`` and no subclass: True is no int."""
    if value.__class__ is not kind:
        raise Mismatch
    return value


def array(value: Any) -> list[Any]:
    """Return ``value`` if it is a list."""
    if value.__class__ is not list:
        raise Mismatch
    return value


def mapping(value: Any) -> dict[str, Any]:
    """Return ``value`` if it is a dict."""
    if value.__class__ is not dict:
        raise Mismatch
    return value


def number(value: Any) -> float:
    """Return ``value`` if it is a float or an int, as it is."""
    if value.__class__ is not float and value.__class__ is not int:
        raise Mismatch
    return value


def null(value: Any) -> Any:
    """Return None if ``value`` is that."""
    if value is not None:
        raise Mismatch
    return value


class Model(NamedTuple):
    """``wire_names`` maps each attribute of ``cls`` that is on the wire to its key."""

    cls: type
    decode: Callable[[Any], Any]
    encode: Callable[[Any], dict[str, Any]]
    wire_names: dict[str, str]


_MODELS: Final[dict[type, Model]] = {}


def register(
    cls: type[T],
    decode: Callable[[Any], T],
    encode: Callable[[T], dict[str, Any]],
    wire_names: dict[str, str],
) -> None:
    """Tell ``decode``, ``encode`` and ``explain`` how ``cls`` is read and written."""
    _MODELS[cls] = Model(cls, decode, encode, wire_names)


def model_of(cls: Any) -> Model | None:
    """Return the model that ``cls`` is, or that it inherits from."""
    bases = cls.__mro__ if isinstance(cls, type) else ()
    return next((_MODELS[base] for base in bases if base in _MODELS), None)


def decode_into(cls: type[T], decode: Callable[[Any], Any], data: Any) -> T:
    """Return what ``decode`` makes of ``data``, as a ``cls``, which may be a subclass.

    Raises:
        DecodeError: ``data`` is not what ``cls`` describes.
    """
    try:
        made = decode(data)
    except REFUSALS:
        from .explain import refuse

        refuse(cls, data)
    return _as(cls, made)


def made_as(cls: type[T], decode: Callable[[Any], Any], data: Any) -> T:
    """Return what ``decode`` makes of ``data``, as a ``cls``; raise one of the refusals."""
    return _as(cls, decode(data))


def _as(cls: type[T], made: Any) -> T:
    """Return ``made`` as a ``cls``, a subclass of its class."""
    if made.__class__ is cls:
        return made
    fields = {f.name: getattr(made, f.name) for f in dataclasses.fields(made) if f.init}
    return cls(**fields)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_PARSER: Final = json.JSONDecoder(parse_constant=_refuse_constant)
_WRITER: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":")
)


def parse_json(text: bytes | str) -> Any:
    """Return the value of a JSON document, in UTF-8 if it is bytes.

    Raises:
        DecodeError: ``text`` is not JSON; RFC 8259 has neither NaN nor Infinity.
    """
    try:
        return _PARSER.decode(text if isinstance(text, str) else str(text, "utf-8"))
    except json.JSONDecodeError as error:
        found = f"{error.msg} at line {error.lineno} column {error.colno}"
    except UnicodeDecodeError:
        found = "bytes that are not UTF-8"
    except RecursionError:
        found = "too many levels"
    except ValueError:
        found = "NaN, Infinity or an integer of too many digits"
    raise DecodeError("JSON", (Problem("", "a JSON document", found),))


def write_json(value: Any) -> bytes:
    """Return ``value``, which JSON has types for, as compact JSON in UTF-8.

    Raises:
        EncodeError: something in it is no JSON, such as NaN.
    """
    try:
        return _WRITER.encode(value).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise EncodeError(f"not JSON: {error}") from None
