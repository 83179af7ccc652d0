"""Checks of the schema: they report and change nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.config import Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.ir.presence import has_unknown_null
from generator.ir.schema import EnumDef, Field, ObjectDef, Schema
from generator.ir.types import PLUMBING
from generator.source import Span

_ODD = re.compile(r"\s|[<>]")


def check_schema(schema: Schema, config: Config, report: Report) -> None:
    """Report problems in the definitions of ``schema``.

    Reports: duplicate-value, empty-enum, odd-name, off-the-wire, unknown-null.
    """
    plumbing: list[Field] = []
    unknown: list[Field] = []
    for definition in schema.definitions.values():
        match definition:
            case ObjectDef(_, fields):
                check_names(fields, report)
                plumbing += [field for field in fields if field.type in PLUMBING]
                unknown += filter(has_unknown_null, definition.all_fields)
            case EnumDef():
                check_members(definition, report)
    if plumbing:
        report.add(catalog.off_the_wire(plumbing[0].span, len(plumbing)))
    if unknown:
        accepted = config.unknown_null == "accept"
        finding = catalog.unknown_null(unknown[0].span, len(unknown), accepted=accepted)
        report.add(finding)


def check_names(fields: Sequence[Field], report: Report) -> None:
    """Report names that are unlikely to be keys."""
    for field in fields:
        if _ODD.search(field.wire_name) and _is_loose(field):
            report.add(catalog.odd_name(field.span, field.wire_name))


def _is_loose(field: Field) -> bool:
    """Return whether the key is merely the text of a cell: neither code nor configured."""
    is_set = field.wire_name_stated or field.wire_name != field.doc_name
    return not is_set and "`" not in field.span.text


def check_members(enum: EnumDef, report: Report) -> None:
    """Report duplicate values, and an enum without values."""
    if not enum.members:
        report.add(catalog.empty_enum(enum.identity.span))
    first: dict[tuple[type, object], Span] = {}
    for member in enum.members:
        other = first.setdefault((type(member.value), member.value), member.span)
        if other is not member.span:
            report.add(catalog.duplicate_value(member.span, other, str(member.value)))
