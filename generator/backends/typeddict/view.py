"""The view of TypedDicts: what the template ``typeddict/module.py.jinja`` may read."""

from __future__ import annotations

from msgspec import Struct

from generator.backends.gates import SpecText


class TdKey(Struct, frozen=True, kw_only=True):
    """A key of an object.

    - ``name``: the key as an identifier, ``""`` if it is not one.
    - ``key``: the key itself.
    - ``annotation``: the type of its value in JSON.
    - ``is_required``: whether the key is required.
    """

    name: str
    key: SpecText
    annotation: str
    is_required: bool
    doc: SpecText | None


class TdClass(Struct, frozen=True, kw_only=True):
    """An object; ``is_functional``: a key is not an identifier, so the call syntax is used."""

    name: str
    doc: SpecText | None
    keys: tuple[TdKey, ...]
    is_functional: bool


class TdAlias(Struct, frozen=True, kw_only=True):
    """An alias, printed by the filter ``alias``."""

    name: str
    doc: SpecText | None
    target: str


class TdModule(Struct, frozen=True, kw_only=True):
    """``imports`` are blocks of lines: standard library first, relative imports last."""

    path: str
    source: SpecText
    imports: tuple[tuple[str, ...], ...]
    classes: tuple[TdClass, ...]
    aliases: tuple[TdAlias, ...]
