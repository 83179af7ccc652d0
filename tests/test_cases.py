"""Every folder of ``cases``: what its ``specs`` are read as, found to have, and turned into.

To add a case, write ``cases/<name>/specs/`` (and ``dialect``, if it is not Java) and run ``pytest
--update-golden``; then read what was written.
"""

from __future__ import annotations

import ast
import importlib
import json
import random
import sys
import typing
from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path

import black
import pytest
from golden import Golden

from generator.artifact import OutputFile
from generator.compiler import emit_files, read_schema
from generator.diagnostics.catalog import RULES
from generator.diagnostics.render import render_full
from generator.diagnostics.report import Loss, Report
from generator.frontend.types.dialects import DIALECTS
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.java import JAVA
from generator.inputs.workspace import read_specs
from generator.reports.inspection import inspect
from generator.source import SourceFile

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/specs"))
each_case = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)


def sources_of(case: Path) -> list[SourceFile]:
    report = Report()
    sources = read_specs(case / "specs", report)
    assert not list(report)
    # The place of the repository must not be in what is expected.
    return [SourceFile(source.path, source.text, "specs") for source in sources]


def dialect_of(case: Path) -> Dialect | None:
    """Return the dialect that the file ``dialect`` names, None for a vote; else Java."""
    file = case / "dialect"
    return DIALECTS.get(file.read_text("utf-8").strip()) if file.exists() else JAVA


def compile_sources(
    sources: Sequence[SourceFile], dialect: Dialect | None
) -> dict[str, str]:
    """Return all that comes out, as the files of an ``expected`` folder."""
    report = Report()
    reading = read_schema(sources, dialect, report)
    described = json.dumps(inspect(reading, report), indent=1, ensure_ascii=False)
    out = {"inspect.json": f"{described}\n"}
    if findings := [render_full(found) for found in report]:
        out["diagnostics.txt"] = "\n\n".join(findings) + "\n"
    # What is written with --keep-going.
    files = () if report.leaves_nothing else emit_files(reading)
    return out | {f"generated/{file.path}": file.text for file in files}


@cache
def compiled(case: Path) -> dict[str, str]:
    return compile_sources(sources_of(case), dialect_of(case))


def is_copied(path: str) -> bool:
    """Say whether the file is the same for all specs."""
    shared = ("generated/py.typed", "generated/.gitattributes")
    return path.startswith("generated/_runtime/") or path in shared


def python_files(case: Path) -> Iterator[OutputFile]:
    for path, text in compiled(case).items():
        if path.endswith(".py") and not is_copied(path):
            yield OutputFile(path, text)


def test_there_are_cases() -> None:
    assert len(CASES) >= 20


@each_case
def test_case(case: Path, golden: Golden) -> None:
    actual = {p: text for p, text in compiled(case).items() if not is_copied(p)}
    golden(case / "expected", actual)


@each_case
def test_files_are_written_unless_nothing_would_be_sound(case: Path) -> None:
    found = json.loads(compiled(case)["inspect.json"])["diagnostics"]
    errors = {each["code"] for each in found if each["severity"] == "error"}
    is_nothing = any(RULES[code].loss is Loss.ALL for code in errors)
    assert any(p.startswith("generated/") for p in compiled(case)) is not is_nothing


@each_case
def test_the_order_of_files_changes_nothing(case: Path) -> None:
    sources = sources_of(case)
    assert compile_sources(sources[::-1], dialect_of(case)) == compiled(case)
    random.Random(case.name).shuffle(sources)
    assert compile_sources(sources, dialect_of(case)) == compiled(case)


@each_case
def test_output_is_python(case: Path) -> None:
    for file in python_files(case):
        ast.parse(file.text, file.path)
        compile(file.text, file.path, "exec", dont_inherit=True)


@each_case
def test_black_changes_nothing(case: Path) -> None:
    for file in python_files(case):
        assert black.format_str(file.text, mode=black.Mode()) == file.text, file.path


@each_case
def test_output_can_be_imported_and_its_types_found(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = f"generated_{case.name.replace('-', '_')}"
    modules = []
    for path, text in compiled(case).items():
        if not path.endswith(".py"):
            continue
        file = tmp_path / root / path.removeprefix("generated/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        modules.append(file.relative_to(tmp_path).with_suffix("").parts)
    monkeypatch.syspath_prepend(tmp_path)
    try:
        for parts in modules:
            name = ".".join(parts).removesuffix(".__init__")
            module = importlib.import_module(name)
            for value in list(vars(module).values()):
                if isinstance(value, type) and is_dataclass(value):
                    typing.get_type_hints(value)
            for exported in getattr(module, "__all__", ()):
                getattr(module, exported)
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == root]:
            del sys.modules[name]
