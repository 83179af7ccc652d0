"""Finds converters in the configuration that apply to no field."""

from __future__ import annotations

from generator.config import Config
from generator.config.patterns import matches_field
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.graph import scalars
from generator.ir.schema import ObjectDef, Schema


def check_converters(schema: Schema, config: Config, report: Report) -> None:
    """Report unused converters.

    Reports: unused-converter.
    """
    for converter in config.converters:
        kind = converter.values["for"]
        pattern = converter.values.get("fields", "*")
        if not _is_used(schema, kind, pattern):
            report.add(catalog.unused_converter(converter.span, kind, pattern))


def _is_used(schema: Schema, kind: str, pattern: str) -> bool:
    return any(
        kind in [scalar.value for scalar in scalars(field.type)]
        and matches_field(
            pattern, owner.identity.name, owner.identity.namespace, field.doc_name
        )
        for owner in schema.definitions.values()
        if isinstance(owner, ObjectDef)
        for field in owner.all_fields
    )
