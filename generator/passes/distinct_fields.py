"""Makes keys unique: of several fields with the same key, the first is kept."""

from __future__ import annotations

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.schema import Field, ObjectDef, Schema


def keep_distinct_fields(schema: Schema, report: Report) -> Schema:
    """Return ``schema`` without fields whose key an earlier field of the object has.

    Reports: duplicate-field.
    """
    definitions = {
        id_: (
            _distinct(definition, report)
            if isinstance(definition, ObjectDef)
            else definition
        )
        for id_, definition in schema.definitions.items()
    }
    return Schema(definitions)


def _distinct(definition: ObjectDef, report: Report) -> ObjectDef:
    first: dict[str, Field] = {}
    for field in definition.fields:
        kept = first.setdefault(field.wire_name, field)
        if kept is not field:
            report.add(catalog.duplicate_field(field.span, kept.span, field.wire_name))
    if len(first) == len(definition.fields):
        return definition
    return replace(definition, fields=tuple(first.values()))
