"""Documented names -> JSON keys.

The key of a field is, in this order:

1. the text in the column ``Wire name`` of its table;
2. the wire name of the most specific pattern that matches it: the one with the fewest
   wildcards, then the one with most other characters, then the first in the text;
3. its documented name in the wire case of the configuration.

``config/patterns.py`` defines patterns: ``*ResponseDto.id`` has one wildcard and 14 other
characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import translate

from msgspec.structs import replace

from generator.config import Config, Entry
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.schema import Definition, Field, Identity, ObjectDef, Schema
from generator.text.casing import AS_WRITTEN, apply_case
from generator.text.lazy_pattern import lazy_pattern
from generator.text.words import nearest

# `[[]` is how a pattern writes `[`: one literal character.
_ESCAPED = lazy_pattern(r"\[[^!]\]")
_WILDCARD = lazy_pattern(r"\[!?.[^]]{0,99}\]|[*?]")


def apply_wire_names(schema: Schema, config: Config, report: Report) -> Schema:
    """Return ``schema`` with the keys that ``config`` gives to its fields.

    Reports: unused-wire-name.
    """
    if config.wire_case == AS_WRITTEN and not config.wire_names:
        return schema
    overrides = _Overrides(config.wire_names)
    renamed = Schema(
        {
            id_: _rename(definition, config.wire_case, overrides)
            for id_, definition in schema.definitions.items()
        }
    )
    for unused in overrides.unused():
        near = _near(unused.key, schema)
        report.add(catalog.unused_wire_name(unused.span, unused.key, near))
    return renamed


def _rename(definition: Definition, case: str, overrides: _Overrides) -> Definition:
    if not isinstance(definition, ObjectDef):
        return definition
    identity = definition.identity
    fields = (_rename_field(f, identity, case, overrides) for f in definition.fields)
    return replace(definition, fields=tuple(fields))


def _rename_field(
    field: Field, owner: Identity, case: str, overrides: _Overrides
) -> Field:
    # Looked up first: a pattern that matches only stated names is not unused.
    override = overrides.find([*_addresses(field, owner)])
    if field.wire_name_stated:
        return field
    key = apply_case(field.wire_name, case) if override is None else override.value
    return field if key == field.wire_name else replace(field, wire_name=key)


def _addresses(field: Field, owner: Identity) -> Iterator[str]:
    """Yield the addresses that patterns are matched against."""
    yield f"{owner.name}.{field.doc_name}"
    if owner.namespace:
        yield f"{owner.namespace}/{owner.name}.{field.doc_name}"


class _Overrides:
    """Finds the wire name set for a field, and tracks which were not used."""

    def __init__(self, wire_names: Sequence[Entry]) -> None:
        # Sorting is stable, so the order of the text decides last.
        ordered = sorted(wire_names, key=lambda w: specificity(w.key))
        self._ordered = [(re.compile(translate(w.key)), w) for w in ordered]
        self._unused = {wire_name.key: wire_name for wire_name in wire_names}

    def find(self, addresses: Sequence[str]) -> Entry | None:
        """Return the most specific wire name for the field with these ``addresses``."""
        best: Entry | None = None
        for pattern, wire_name in self._ordered:
            if best is not None and wire_name.key not in self._unused:
                continue
            if any(pattern.match(address) for address in addresses):
                best = best or wire_name
                self._unused.pop(wire_name.key, None)
        return best

    def unused(self) -> Iterable[Entry]:
        return self._unused.values()


def specificity(pattern: str) -> tuple[int, int]:
    """Return a sort key for patterns; the smallest is the most specific.

    >>> specificity("Order.id") < specificity("*ResponseDto.id") < specificity("*.id")
    True
    """
    literal, wildcards = _WILDCARD.subn("", _ESCAPED.sub("x", pattern))
    return wildcards, -len(literal)


def _near(pattern: str, schema: Schema) -> list[str]:
    """Return a field that ``pattern`` may mean: of the same page, or of the same name."""
    title, _, name = pattern.rpartition(".")
    pool = {
        f"{d.identity.name}.{field.doc_name}"
        for d in schema.definitions.values()
        if isinstance(d, ObjectDef)
        for field in d.fields
        if title.rpartition("/")[2] == d.identity.name
        or name.casefold() == field.doc_name.casefold()
    }
    return nearest(pattern, sorted(pool))
