"""The folders of ``tests/compare/cases``: old and new specs, and the changes between them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.compare.changes import Change
from generator.compare.compare import compare_schemas
from generator.compiler import read_schema
from generator.config import Config
from generator.config.read import read_config
from generator.diagnostics.report import Report, Severity
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import Schema
from generator.source import SourceFile

FOLDER = Path(__file__).parents[1] / "compare/cases"
CASES = sorted(path.parent for path in FOLDER.glob("*/old"))


def read(folder: Path) -> Schema:
    report = Report()
    sources = [
        SourceFile(
            path.relative_to(folder).as_posix(), path.read_text("utf-8"), folder.name
        )
        for path in sorted(folder.rglob("*.md"))
    ]
    schema = read_schema(sources, None, report).schema
    assert not [f.message for f in report if f.severity is Severity.ERROR]
    return schema


@cache
def compared(case: Path) -> tuple[Change, ...]:
    old, new = case / "old", case / "new"
    return compare_schemas(read(old), read(new), config_of(old), config_of(new))


def config_of(folder: Path) -> Config:
    """Return the configuration in ``folder``, if there is one."""
    file = folder / "gen.toml"
    if not file.exists():
        return Config()
    report = Report()
    source = SourceFile(f"{folder.name}/gen.toml", file.read_text("utf-8"))
    [config] = read_config(source, sorted(DIALECTS), report).select({})
    assert not list(report)
    return config
