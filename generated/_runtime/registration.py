# pyright: standard
"""Registers generated classes: with this runtime, and with pydantic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, TypeVar

from .models import Model, add_model

T = TypeVar("T")


def _core_schema(cls: Any, _source: Any, handler: Any) -> Any:
    """Return how pydantic validates and writes objects of ``cls``."""
    from .pydantic_hooks import core_schema

    return core_schema(cls, handler)


def _json_schema(cls: Any, schema: Any, handler: Any) -> Any:
    """Return the JSON Schema that pydantic shows for ``cls``."""
    from .pydantic_hooks import json_schema

    return json_schema(cls, schema, handler)


# Methods that pydantic, and so FastAPI, looks for in a class; nothing else calls them.
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
    tags: dict[str, tuple[str, ...]] | None = None,
    constants: tuple[str, ...] = (),
    extra: str = "",
    accepts_names: bool = False,
) -> None:
    """Tell ``decode``, ``encode`` and ``explain`` how to read and write ``cls``."""
    model = Model(
        cls=cls,
        decode=decode,
        encode=encode,
        wire_names=wire_names,
        unknown_fields=unknown_fields,
        max_depth=max_depth,
        exact=exact,
        tags=tags or {},
        constants=constants,
        extra=extra,
        accepts_names=accepts_names,
    )
    add_model(model)
    for name, hook in _HOOKS.items():
        setattr(cls, name, classmethod(hook))
