"""The pipeline: sources in, files and findings out.  Read this first.

    SourceFile -> Document -> pages -> SymbolTable -> Schema -> names -> views -> files

Nothing here reads or writes a file, prints, or looks at the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from generator.artifact import OutputFile
from generator.backends.python.build import group_by_module
from generator.backends.python.build_docs import doc_paths
from generator.backends.python.context import make_context
from generator.backends.python.converters import taken_names
from generator.backends.python.emit import Emitter
from generator.backends.python.homes import find_homes
from generator.backends.python.names import Names, settle_names
from generator.backends.python.printer import Made
from generator.backends.python.targets.own import check_paths
from generator.backends.templating import SHIPPED, Templates
from generator.config import Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.frontend.detect import Ballot, Dialects, count_votes, decide
from generator.frontend.dialects.base import Dialect
from generator.frontend.document import Document
from generator.frontend.markdown import read_document
from generator.frontend.pages import Page
from generator.frontend.read_pages import read_pages
from generator.ir.schema import EnumDef, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.parallel import map_shares
from generator.passes.check import check_schema
from generator.passes.check_converters import check_converters
from generator.passes.check_examples import check_examples
from generator.passes.check_unions import check_unions
from generator.passes.fit_defaults import fit_defaults
from generator.passes.index import index_pages
from generator.passes.lower import lower_pages
from generator.passes.openness import apply_openness
from generator.passes.wire_names import apply_wire_names
from generator.source import SourceFile, Span
from generator.words import count


class Reading(Struct, frozen=True):
    """What the specs say, what everything in it is called in Python, and the dialect.

    ``folders`` has the dialects of folders that are read in another.
    """

    schema: Schema
    names: Names
    dialect: str
    folders: Mapping[str, str] = field(default_factory=dict)


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
    jobs: int = 1,
) -> Reading:
    """Return what ``sources`` describe, with the wire names and enums as in ``config``.

    ``dialect`` is found by a vote if it is None; ``tick`` is called once for each source.
    They are read by so many ``jobs``, processes.
    """
    pages, dialects = _read_all(sources, dialect, report, tick, jobs)
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
    check_converters(schema, config, report)
    folders = {folder: d.name for folder, d in dialects.by_folder.items()}
    names = settle_names(schema, report, taken_names(config))
    return Reading(schema, names, dialects.main.name, folders)


class _Share(Struct, frozen=True):
    """What a process read: the votes of its folders, and its files."""

    votes: Mapping[str, Ballot]
    files: Sequence[_FileRead]


class _FileRead(Struct, frozen=True):
    """The pages of ``file`` in the dialect of that name, and what was found in it."""

    file: SourceFile
    dialect: str
    pages: tuple[Page, ...]
    found: tuple[Diagnostic, ...]


def _read_all(
    sources: Sequence[SourceFile],
    dialect: Dialect | None,
    report: Report,
    tick: Callable[[], None],
    jobs: int,
) -> tuple[list[Page], Dialects]:
    """Return the pages of ``sources``, and their dialects; the documents are let go.

    Each process reads its share in the dialects that the share votes for.  Files that all
    together vote otherwise, which is rare, are read once more.
    """
    shares = map_shares(partial(_read_share, dialect, tick), sources, jobs)
    given = Dialects(dialect, {}) if dialect else None
    dialects = given or decide([share.votes for share in shares], report)
    files = {read.file.path: read for share in shares for read in share.files}
    pages: list[Page] = []
    for source in sources:
        read = files[source.path]
        if read.dialect != dialects.of(source).name:
            read = _read_file(read_document(source), dialects)
        report.extend(read.found)
        pages += read.pages
    return pages, dialects


def _read_share(
    dialect: Dialect | None, tick: Callable[[], None], sources: Sequence[SourceFile]
) -> Iterator[_Share]:
    documents: list[Document] = []
    for source in sources:
        documents.append(read_document(source))
        tick()
    votes = {} if dialect else count_votes(documents)
    dialects = Dialects(dialect, {}) if dialect else decide([votes], Report())
    yield _Share(votes, [_read_file(each, dialects) for each in documents])


def _read_file(document: Document, dialects: Dialects) -> _FileRead:
    report = Report()
    dialect = dialects.of(document.file)
    pages = read_pages(document, dialect, report)
    return _FileRead(document.file, dialect.name, pages, tuple(report))


def emit_files(
    reading: Reading,
    config: Config = Config(),  # noqa: B008  (it is frozen)
    jobs: int = 1,
    templates: Templates = SHIPPED,
    report: Report | None = None,
) -> tuple[OutputFile, ...]:
    """Return the files of the package for what was read, in the order of their paths.

    They are made by so many ``jobs``, processes.  Unless Black is to format, lines that may
    be too long are left as they are.  What is wrong with ``templates`` of the user's is added
    to ``report``.

    Reports: broken-template, template-makes-no-python, clashing-target.
    """
    context = make_context(reading.schema, reading.names, config)
    emitter = Emitter(context, templates)
    modules = group_by_module(context.homes)
    made = map_shares(emitter.emit_modules, modules, jobs)
    made += emitter.emit_shared()
    files = [file for file in made if isinstance(file, OutputFile)]
    if report is not None:
        report.extend(_findings(made))
        check_paths(files, config, context.homes, report)
    return tuple(sorted(files))


def _findings(made: Sequence[Made]) -> list[Diagnostic]:
    """Return the findings in ``made``, one a place: a template fails for many modules alike."""
    found = [each for each in made if isinstance(each, Diagnostic)]
    found.sort(key=lambda each: each.message, reverse=True)
    return list({(each.code, each.span): each for each in found}.values())


def output_places(reading: Reading) -> Mapping[str, Span]:
    """Return where the spec of each file stands, by path, for those that have one.

    That is the definition; of a module for a circle the first.
    """
    schema = reading.schema
    places: dict[str, Span] = {}
    for home in find_homes(schema, reading.names).values():
        places.setdefault(home.path, home.definition.identity.span)
    for id_, path in doc_paths(schema, reading.names).items():
        places[path] = schema.definitions[id_].identity.span
    return places
