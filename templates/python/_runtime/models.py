"""The registry of models, from which their methods work."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, TypeVar

from .errors import DecodeError, Problem

T = TypeVar("T")

# Makes an object without calling ``__init__``: decoders set every slot themselves.
new: Final = object.__new__


class Model(NamedTuple):
    """What a generated module says of its class.

    ``decode`` and ``encode`` raise one of VALUE_ERRORS at the first thing that does not
    fit.  ``wire_names`` maps each attribute of ``cls`` that is on the wire to its key.
    ``unknown_fields`` says what is done with other keys.  ``max_depth`` is how many objects
    of its circle may be nested, None where there is no circle; then both
    functions take how many more may.  ``exact``: a decimal number may be met on the way.
    ``tags`` has the keys of which the document gives the values that tell the class from others,
    where the type allows more.
    ``constants`` are attributes that have a default, since there is only one value for them,
    though their key must be there.
    ``extra`` is the attribute for keys that no field has, if the document says what they hold;
    then ``unknown_fields`` has no say.  Else it is ``""``.
    ``accepts_names``: data may have the names of attributes in the place of keys.
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
        """The attribute for keys that no field has, ``""`` if there is none."""
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
        expected = f"what {cls.__name__} can be made of"
        problem = Problem("", expected, type(error).__name__)
        raise DecodeError(cls.__name__, (problem,)) from error
