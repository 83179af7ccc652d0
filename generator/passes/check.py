"""Checks on the schema: they report and change nothing."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.schema import EnumDef, Field, ObjectDef, Schema
from generator.ir.types import PLUMBING
from generator.source import Span


def check_schema(schema: Schema, report: Report) -> None:
    """Report what is wrong with the definitions of ``schema``.

    Reports: duplicate-field, duplicate-value, empty-enum, off-the-wire.
    """
    plumbing: list[Field] = []
    for definition in schema.definitions.values():
        match definition:
            case ObjectDef(_, fields):
                check_fields(fields, report)
                plumbing += [field for field in fields if field.type in PLUMBING]
            case EnumDef():
                check_members(definition, report)
    if plumbing:
        report.add(catalog.off_the_wire(plumbing[0].span, len(plumbing)))


def check_fields(fields: Iterable[Field], report: Report) -> None:
    """Report fields of one wire name."""
    first: dict[str, Field] = {}
    for field in fields:
        other = first.setdefault(field.wire_name, field)
        if other is not field:
            report.add(catalog.duplicate_field(field.span, other.span, field.wire_name))


def check_members(enum: EnumDef, report: Report) -> None:
    """Report values that occur twice, and an enum without any."""
    # Where the table itself is missing, that has been said.
    if not enum.members and not report.has_errors_in(enum.identity.span.file):
        report.add(catalog.empty_enum(enum.identity.span))
    first: dict[tuple[type, object], Span] = {}
    for member in enum.members:
        other = first.setdefault((type(member.value), member.value), member.span)
        if other is not member.span:
            report.add(catalog.duplicate_value(member.span, other, str(member.value)))
