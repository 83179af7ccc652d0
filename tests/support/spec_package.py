"""Specs or an IR -> an imported package, for tests that use generated code."""

from __future__ import annotations

import importlib
import itertools
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.artifact import OutputFile
from generator.backends.registry import settle_names
from generator.compiler import Reading, emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report, Severity
from generator.frontend.types.dialects import DIALECTS
from generator.ir.schema import Schema
from generator.source import SourceFile

_NUMBERS = itertools.count(1)


class Compiled:
    """An imported package, and its source.  ``package`` has the classes.

    Not a dataclass, since hypothesis would print all of it.
    """

    def __init__(self, package: Any, reading: Reading, folder: Path) -> None:
        self.package = package
        self.reading = reading
        self.folder = folder

    def __repr__(self) -> str:
        return f"<package {self.folder.name}>"

    @property
    def schema(self) -> Schema:
        return self.reading.schema

    def cls(self, id_: str) -> Any:
        """Return the class, enum or alias of the definition ``id_``."""
        return getattr(self.package, self.reading.names["python"].classes[id_])

    def runtime(self, module: str) -> Any:
        """Return a module of the runtime of this package."""
        return importlib.import_module(f"{self.package.__name__}._runtime.{module}")


def model(title: str, fields: Mapping[str, str], doc: str = "") -> str:
    """Return a page of fields, name -> type cell; a name with ``?`` is not required."""
    rows = (
        f"| `{name.removesuffix('?')}` | {cell} | {'no' if name.endswith('?') else 'yes'} |"
        for name, cell in fields.items()
    )
    head = ["## Fields", "", "| Field | Type | Required |", "| --- | --- | --- |"]
    return "\n".join([f"# {title}", "", doc, "", *head, *rows, ""])


def values(title: str, members: Mapping[str, object]) -> str:
    """Return a page of values, name -> value."""
    rows = (f"| `{name}` | {value} |" for name, value in members.items())
    head = ["## Values", "", "| Name | Value |", "| --- | --- |"]
    return "\n".join([f"# {title}", "", *head, *rows, ""])


def read_texts(
    specs: Mapping[str, str],
    dialect: str = "java",
    config: Config = Config(),  # noqa: B008  (it is frozen)
    accept_warnings: bool = False,
) -> Reading:
    """Return the schema of ``specs``, path -> Markdown; there must be no findings.

    The dialect ``auto`` takes a vote.
    """
    report = Report()
    sources = [SourceFile(path, text) for path, text in specs.items()]
    reading = read_schema(sources, DIALECTS.get(dialect), report, config=config)
    accepted = {Severity.NOTE} | ({Severity.WARNING} if accept_warnings else set())
    problems = [f for f in report if f.severity not in accepted]
    assert not problems, [(f.code, str(f.span), f.message) for f in problems]
    return reading


@contextmanager
def spec_package(
    specs: Mapping[str, str],
    dialect: str = "java",
    config: Config = Config(),  # noqa: B008  (it is frozen)
    accept_warnings: bool = False,
) -> Iterator[Compiled]:
    """Yield the package for ``specs``, path -> Markdown, imported for the time being."""
    reading = read_texts(specs, dialect, config, accept_warnings)
    with compiled(reading, config) as package:
        yield package


@contextmanager
def schema_package(
    schema: Schema,
    config: Config = Config(),  # noqa: B008  (it is frozen)
) -> Iterator[Compiled]:
    """Yield the package for ``schema``, which may have types that no dialect can express yet."""
    names = settle_names(schema, config, Report())
    with compiled(Reading(schema, names, "java"), config) as package:
        yield package


@contextmanager
def compiled(
    reading: Reading,
    config: Config = Config(),  # noqa: B008  (it is frozen)
) -> Iterator[Compiled]:
    """Yield the package for ``reading``, imported under a name of its own."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent, f"under_test_{next(_NUMBERS)}")
        write_files(folder, emit_files(reading, config))
        with imported(folder) as package:
            yield Compiled(package, reading, folder)


def write_files(folder: Path, files: Iterable[OutputFile]) -> None:
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.text, encoding="utf-8", newline="\n")


@contextmanager
def imported(folder: Path) -> Iterator[ModuleType]:
    """Import the package in ``folder``; forget it and all its modules in the end."""
    parent, name = str(folder.parent), folder.name
    sys.path.insert(0, parent)
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(parent)
        for module in [m for m in sys.modules if m.partition(".")[0] == name]:
            del sys.modules[module]
