"""The registry of models."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, TypeVar

from .errors import DecodeError, Problem

T = TypeVar("T")

# Makes an object without calling ``__init__``: decoders set every slot themselves.
new: Final = object.__new__


class Model(NamedTuple):
    """What a generated module registers for its class.

    - ``decode`` and ``encode`` raise one of VALUE_ERRORS at the first value that does not fit.
      If ``max_depth`` is set, both also take the number of objects that may still be nested.
    - ``wire_names`` maps each JSON attribute of ``cls`` to its key.
    - ``unknown_fields`` says what to do with unknown keys.
    - ``max_depth`` limits the nesting of recursive models; None if ``cls`` is not recursive.
    - ``exact``: the data may contain decimal numbers.
    - ``tags`` has the values at a key that tell the class from others, where the document gives
      them but the type allows more.
    - ``constants`` are attributes with a default though their key is required: they have only
      one possible value.
    - ``extra`` is the attribute for unknown keys if the document gives their type, otherwise
      ``""``; it overrides ``unknown_fields``.
    - ``accepts_names``: data may have names of attributes instead of keys.
    """

    cls: type
    decode: Callable[..., Any]
    encode: Callable[..., dict[str, Any]]
    wire_names: dict[str, str]
    unknown_fields: Literal["ignore", "forbid", "keep"]
    max_depth: int | None
    exact: bool
    tags: dict[str, tuple[str, ...]]
    constants: tuple[str, ...]
    extra: str
    accepts_names: bool

    @property
    def others(self) -> str:
        """The attribute for keys without a field, ``""`` if there is none."""
        kept = "unknown_fields" if self.unknown_fields == "keep" else ""
        return self.extra or kept


_MODELS: Final[dict[type, Model]] = {}


def add_model(model: Model) -> None:
    """Register ``model`` for its class."""
    _MODELS[model.cls] = model


def model_of(cls: Any) -> Model | None:
    """Return the model of ``cls`` or of its nearest base class that has one."""
    bases = cls.__mro__ if isinstance(cls, type) else ()
    return next((_MODELS[base] for base in bases if base in _MODELS), None)


def as_subclass(cls: type[T], value: Any) -> T:
    """Return ``value`` as a ``cls``, a subclass of its class.

    Raises:
        DecodeError: the constructor of ``cls`` raises.
    """
    fields = {
        f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init
    }
    try:
        return cls(**fields)
    except Exception as error:
        what = f"the constructor of {cls.__name__} raised {type(error).__name__}"
        problem = Problem("", what, "")
        raise DecodeError(cls.__name__, (problem,)) from error
