"""The rows of a page that are nowhere: neither in the schema nor in a finding."""

from __future__ import annotations

import re

from generator.compiler import read_schema
from generator.diagnostics.report import Report, Severity
from generator.frontend.types.dialects.java import JAVA
from generator.ir.schema import EnumDef, ObjectDef
from generator.source import SourceFile, Span

# Where one of these is reported, it speaks for all rows of the table.
WHOLE_TABLE = {"missing-column", "missing-table", "missing-title"}

FIELDS = "# A\n\n## Fields\n\n| Field | Type | Required |\n|---|---|---|\n"
VALUES = "# A\n\n## Values\n\n| Name | Value |\n|---|---|\n"


def lines_of(span: Span) -> range:
    return range(span.begin[0], span.finish[0] + 1)


def lost(text: str) -> list[str]:
    """Return the rows of ``text``, below the six lines of its head, that are nowhere."""
    report = Report()
    schema = read_schema([SourceFile("A.md", text)], JAVA, report).schema
    errors = [finding for finding in report if finding.severity is Severity.ERROR]
    if WHOLE_TABLE & {finding.code for finding in errors}:
        return []
    kept = {line for finding in errors for line in lines_of(finding.span)}
    for definition in schema.definitions.values():
        match definition:
            case ObjectDef(fields=read):
                kept |= {field.span.begin[0] for field in read}
            case EnumDef(members=read_members):
                kept |= {member.span.begin[0] for member in read_members}
    rows = enumerate(text.split("\n"), start=1)
    return [
        line
        for number, line in rows
        if number > 6 and number not in kept and re.match(r"\s*\|", line)
    ]
