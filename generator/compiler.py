"""The pipeline: sources in, files and findings out.  Read this first.

    SourceFile -> Document -> pages -> SymbolTable -> Schema -> names -> views -> files

Nothing here reads or writes a file, prints, or looks at the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.artifact import OutputFile
from generator.backends.python.build import (
    build_exports,
    build_module,
    group_by_module,
)
from generator.backends.python.build_docs import build_index, build_page, find_paths
from generator.backends.python.context import make_context
from generator.backends.python.format import format_python
from generator.backends.python.names import Names, settle_names
from generator.backends.python.targets.code import emit_module, emit_shared
from generator.backends.python.targets.docs import emit_index, emit_page
from generator.config import BLACK, Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.detect import Dialects, detect_dialects
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import Document
from generator.frontend.markdown import read_document
from generator.frontend.pages import Page
from generator.frontend.read_pages import read_pages
from generator.ir.schema import EnumDef, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.parallel import map_shares
from generator.passes.check import check_schema
from generator.passes.check_examples import check_examples
from generator.passes.check_unions import check_unions
from generator.passes.fit_defaults import fit_defaults
from generator.passes.index import index_pages
from generator.passes.lower import lower_pages
from generator.passes.openness import apply_openness
from generator.passes.wire_names import apply_wire_names
from generator.source import SourceFile, Span
from generator.words import count


@dataclass(frozen=True, slots=True)
class Reading:
    """What the specs say, what everything in it is called in Python, and the dialect."""

    schema: Schema
    names: Names
    dialect: str


def count_definitions(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return how many of each kind of definition there are: ``("2 models", …)``."""
    found = [d for reading in readings for d in reading.schema.definitions.values()]
    kinds = Counter(map(type, found))
    nouns = {ObjectDef: "model", EnumDef: "enum", UnionDef: "union"}
    counts = [count(kinds[kind], noun) for kind, noun in nouns.items() if kinds[kind]]
    opaque = kinds[OpaqueDef]
    return (*counts, f"{opaque} opaque") if opaque else tuple(counts)


def read_schema(
    sources: Sequence[SourceFile],
    dialect: Dialect | None,
    report: Report,
    tick: Callable[[], None] = lambda: None,
    config: Config = Config(),  # noqa: B008  (it is frozen)
) -> Reading:
    """Return what ``sources`` describe, with the wire names and enums as in ``config``.

    ``dialect`` is found by a vote if it is None; ``tick`` is called once for each source.
    """
    pages, main = _read_all(sources, dialect, report, tick)
    if sources and not pages and not report.has_errors:
        report.add(catalog.no_specs(Span(sources[0], 0, 0)))
    indexed, symbols = index_pages(pages, report)
    schema = lower_pages(indexed, symbols, report)
    schema = fit_defaults(schema, report)
    schema = apply_wire_names(schema, config, report)
    schema = apply_openness(schema, config)
    check_schema(schema, report)
    check_unions(schema, report)
    check_examples(schema, config, report)
    return Reading(schema, settle_names(schema, report), main.name)


def _read_all(
    sources: Sequence[SourceFile],
    dialect: Dialect | None,
    report: Report,
    tick: Callable[[], None],
) -> tuple[list[Page], Dialect]:
    """Return the pages of ``sources``, and the main dialect; the documents are let go."""
    documents: list[Document] = []
    for source in sources:
        documents.append(read_document(source))
        tick()
    dialects = Dialects(dialect, {}) if dialect else detect_dialects(documents, report)
    pages = [p for d in documents for p in read_pages(d, dialects.of(d), report)]
    return pages, dialects.main


def emit_files(
    reading: Reading,
    config: Config = Config(),  # noqa: B008  (it is frozen)
    jobs: int = 1,
) -> tuple[OutputFile, ...]:
    """Return the files of the package for what was read, in the order of their paths.

    They are made by so many ``jobs``, processes.  Unless Black is to format, lines that may
    be too long are left as they are.
    """
    schema, names = reading.schema, reading.names
    context = make_context(schema, names, config)
    paths = find_paths(schema, names)

    def emit(modules: Sequence[Sequence[str]]) -> Iterator[OutputFile]:
        for ids in modules:
            module = emit_module(build_module(ids, context))
            yield format_python(module) if config.formatter == BLACK else module
            for id_ in ids:
                yield emit_page(
                    build_page(schema.definitions[id_], schema, names, paths)
                )

    files = map_shares(emit, group_by_module(context.homes), jobs)
    files += emit_shared(build_exports(context.homes), config.json)
    files.append(emit_index(build_index(schema, names, paths)))
    return tuple(sorted(files))
