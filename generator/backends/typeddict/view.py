"""The view of TypedDicts: what the template ``typeddict/module.py.jinja`` may read."""

from __future__ import annotations

from msgspec import Struct

from generator.backends.gates import SpecText


class TdKey(Struct, frozen=True, kw_only=True):
    """A key of an object.

    - ``name``: the key as an identifier, ``""`` if it is none.
    - ``key``: the key itself.
    - ``annotation``: the type of its value in JSON; ``is_required``: whether the key must be there.
    """

    name: str
    key: SpecText
    annotation: str
    is_required: bool
    doc: SpecText | None


class TdClass(Struct, frozen=True, kw_only=True):
    """An object; ``is_functional``: a key of it is no identifier, so it is made by a call."""

    name: str
    doc: SpecText | None
    keys: tuple[TdKey, ...]
    is_functional: bool


class TdAlias(Struct, frozen=True, kw_only=True):
    """The name of another type, printed by the filter ``alias``."""

    name: str
    doc: SpecText | None
    target: str


class TdModule(Struct, frozen=True, kw_only=True):
    """``imports`` are blocks of lines: standard library, then relative ones."""

    path: str
    source: SpecText
    imports: tuple[tuple[str, ...], ...]
    classes: tuple[TdClass, ...]
    aliases: tuple[TdAlias, ...]
