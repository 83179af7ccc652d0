"""Gives objects the fields of the objects that they extend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.pages.page import ObjectPage, Page
from generator.ir.schema import Field, ObjectDef, Schema
from generator.passes.index import SymbolTable, namespace_of

_MOST = 64  # nesting of base classes


class _Inherited(Struct, frozen=True):
    """Fields by key, and the field for other keys."""

    fields: Mapping[str, Field]
    extra: Field | None


def inherit_fields(
    schema: Schema,
    pages: Sequence[tuple[str, Page]],
    symbols: SymbolTable,
    report: Report,
) -> Schema:
    """Return ``schema`` where objects also have the fields of their bases, which come first.

    A field that the object lists itself overrides that of a base.

    Reports: unknown-base.
    """
    bases = {
        id_: _bases_of(id_, page, symbols, report)
        for id_, page in pages
        if isinstance(page, ObjectPage) and page.bases
    }
    if not bases:
        return schema
    definitions = dict(schema.definitions)
    for id_ in bases:
        definition = schema.definitions[id_]
        if isinstance(definition, ObjectDef):
            inherited = _inherited(id_, schema, bases, frozenset())
            own = {field.wire_name for field in definition.fields}
            first = [f for key, f in inherited.fields.items() if key not in own]
            definitions[id_] = replace(
                definition,
                fields=(*first, *definition.fields),
                extra=definition.extra or inherited.extra,
            )
    return Schema(definitions)


def _bases_of(
    id_: str, page: ObjectPage, symbols: SymbolTable, report: Report
) -> list[str]:
    bases = []
    for base in page.bases:
        target = symbols.find(base, namespace_of(page))
        if target is None and base.href:
            report.add(catalog.unknown_base(base.span, base.name))
        elif target is not None and target != id_:
            bases.append(target)
    return bases


def _inherited(
    id_: str,
    schema: Schema,
    bases: Mapping[str, Sequence[str]],
    below: frozenset[str],
) -> _Inherited:
    """Return the fields of the bases of ``id_``; a circle of bases adds nothing."""
    fields: dict[str, Field] = {}
    extra: Field | None = None
    below |= {id_}
    for base in bases.get(id_, ()):
        definition = schema.definitions[base]
        if not isinstance(definition, ObjectDef) or base in below or len(below) > _MOST:
            continue
        inherited = _inherited(base, schema, bases, below)
        fields |= inherited.fields
        fields |= {field.wire_name: field for field in definition.fields}
        extra = definition.extra or inherited.extra or extra
    return _Inherited(fields, extra)
