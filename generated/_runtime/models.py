"""Which classes are models, and what their methods are made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, NoReturn, TypeVar

from .errors import DecodeError, Problem

T = TypeVar("T")

# Makes an object without calling its ``__init__``: decoders set every slot themselves.
new: Final = object.__new__


class Model(NamedTuple):
    """What a generated module says of its class.

    ``decode`` and ``encode`` raise one of the refusals at the first thing that does not
    fit.  ``wire_names`` maps each attribute of ``cls`` that is on the wire to its key.
    ``unknown_fields`` says what is done with other keys.  ``max_depth`` is how many objects
    of its circle may stand in one another, None where there is no circle; then both
    functions take how many more may.  ``exact``: a decimal number may be met on the way.
    ``tags`` has the keys whose one value the document gives, where the type allows others.
    ``constants`` are attributes that have a default, since there is only one value for them,
    though their key must be there.
    """

    cls: type
    decode: Callable[..., Any]
    encode: Callable[..., dict[str, Any]]
    wire_names: dict[str, str]
    unknown_fields: Literal["ignore", "forbid", "keep"]
    max_depth: int | None
    exact: bool
    tags: dict[str, str]
    constants: tuple[str, ...]


_MODELS: Final[dict[type, Model]] = {}


def _core_schema(cls: Any, _source: Any, handler: Any) -> Any:
    """Return how pydantic validates and writes objects of ``cls``."""
    from .pydantic_hooks import core_schema

    return core_schema(cls, handler)


def _json_schema(cls: Any, schema: Any, handler: Any) -> Any:
    """Return the JSON Schema that pydantic shows of ``cls``."""
    from .pydantic_hooks import json_schema

    return json_schema(cls, schema, handler)


# What pydantic, and so FastAPI, looks for in a class; nothing else calls it.
_HOOKS: Final[dict[str, Callable[[Any, Any, Any], Any]]] = {
    "__get_pydantic_core_schema__": _core_schema,
    "__get_pydantic_json_schema__": _json_schema,
}


def register(
    cls: type[T],
    decode: Callable[..., T],
    encode: Callable[..., dict[str, Any]],
    wire_names: dict[str, str],
    *,
    unknown_fields: Literal["ignore", "forbid", "keep"] = "ignore",
    max_depth: int | None = None,
    exact: bool = False,
    tags: dict[str, str] | None = None,
    constants: tuple[str, ...] = (),
) -> None:
    """Tell ``decode``, ``encode`` and ``explain`` how ``cls`` is read and written."""
    _MODELS[cls] = Model(
        cls=cls,
        decode=decode,
        encode=encode,
        wire_names=wire_names,
        unknown_fields=unknown_fields,
        max_depth=max_depth,
        exact=exact,
        tags=tags or {},
        constants=constants,
    )
    for name, hook in _HOOKS.items():
        setattr(cls, name, classmethod(hook))


def model_of(cls: Any) -> Model | None:
    """Return the model that ``cls`` is, or that it inherits from."""
    bases = cls.__mro__ if isinstance(cls, type) else ()
    return next((_MODELS[base] for base in bases if base in _MODELS), None)


def as_subclass(cls: type[T], made: Any) -> T:
    """Return ``made`` as a ``cls``, a subclass of its class.

    Raises:
        DecodeError: the constructor of ``cls`` raises.
    """
    fields = {f.name: getattr(made, f.name) for f in dataclasses.fields(made) if f.init}
    try:
        return cls(**fields)
    except Exception as error:
        expected = f"what {cls.__name__} can be made of"
        problem = Problem("", expected, type(error).__name__)
        raise DecodeError(cls.__name__, (problem,)) from error


def refuse(type_: Any, data: Any) -> NoReturn:
    """Raise the DecodeError that lists what of ``data`` is not as ``type_`` wants it.

    Raises:
        DecodeError: always.
    """
    from .explain import refuse as refuse_with_problems

    refuse_with_problems(type_, data)


def checked_dict(value: Any) -> dict[str, Any]:
    """Return the JSON object for ``value``, whose encoder has refused it.

    Raises:
        EncodeError: something in it is not of its type; it lists all that is wrong.
    """
    from .encoding import wire_value

    result: dict[str, Any] = wire_value(type(value), value)
    return result


def checked_json(value: Any) -> bytes:
    """Return the same as a JSON document."""
    from .encoding import wire_json

    return wire_json(type(value), value)
