"""JSON examples are compared with their model in a defined order."""

from __future__ import annotations

from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.ir.shown_examples import find_misfits
from generator.ir.types import Ref
from generator.source import SourceFile

PAGE = """\
# Depot

| Field | Type | Required |
|---|---|---|
| name | string | yes |
| size | integer | no |
| `*` | integer | no |
"""


def test_contradictions_have_an_order() -> None:
    schema = read_schema([SourceFile("Depot.md", PAGE)], None, Report()).schema
    value = {f"key_{number}": "x" for number in range(20)} | {"size": "x"}
    misfits = [*find_misfits(value, Ref("Depot"), schema)]
    assert misfits[0].key == "name"
    assert misfits[0].is_missing
    # The last part is compared first.
    others = [f"key_{number}" for number in reversed(range(20))]
    assert [misfit.key for misfit in misfits[1:]] == [*others, "size"]
