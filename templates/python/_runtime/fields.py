"""Reads the fields of a generated class from its annotations."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from .models import model_of
from .presence import Unset


class WireField(NamedTuple):
    """A field in JSON: its attribute, its key, its type.

    ``omitted`` is the attribute value for a missing key, MISSING if the key is required.
    """

    name: str
    key: str
    type: Any
    required: bool
    omitted: Any


@cache
def fields_of(cls: type) -> tuple[WireField, ...]:
    """Return the JSON fields of ``cls``, in their order."""
    model = model_of(cls)
    if model is None:
        return ()
    # A subclass may change hints and defaults; the JSON does not change.
    hints, keys = get_type_hints(model.cls, include_extras=True), model.wire_names
    return tuple(
        WireField(
            f.name,
            keys[f.name],
            _on_the_wire(hints[f.name]),
            f.name in model.constants or _is_required(f),
            (
                f.default
                if f.default is None or f.default.__class__ is Unset
                else _MISSING
            ),
        )
        for f in dataclasses.fields(model.cls)
        if f.name in keys
    )


class OtherKeys(NamedTuple):
    """The attribute of a class for keys without a field, and the type of their values."""

    name: str
    type: Any


@cache
def others_of(cls: type) -> OtherKeys | None:
    """Return the attribute of ``cls`` for keys without a field, None if there is none."""
    model = model_of(cls)
    if model is None or not model.others:
        return None
    hint = get_type_hints(model.cls, include_extras=True)[model.others]
    return OtherKeys(model.others, get_args(hint)[1])


_MISSING = dataclasses.MISSING


def _on_the_wire(hint: Any) -> Any:
    """Return ``hint`` without Unset, which never occurs in JSON."""
    if Unset not in get_args(hint):
        return hint
    first, *others = (arg for arg in get_args(hint) if arg is not Unset)
    for member in others:
        first |= member
    return first


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is _MISSING and field.default_factory is _MISSING
