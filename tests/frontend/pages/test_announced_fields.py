"""Sentences that announce the table of a field take linear time."""

from __future__ import annotations

from calls import count_calls

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.source import SourceFile

TABLE = "| Field | Type |\n|-|-|\n| a | object |\n\n"


def read(tables: int) -> None:
    text = f"# A\n\n{TABLE}" + f"Each other has the following:\n\n{TABLE}" * tables
    read_schema([SourceFile("a.md", text)], DIALECTS["plain"], Report())


def test_each_table_above_is_read_once() -> None:
    read(1)  # what is cached is made now
    assert count_calls(lambda: read(80)) < 2.3 * count_calls(lambda: read(40))
