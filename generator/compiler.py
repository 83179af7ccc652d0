"""The pipeline: sources in, files and findings out.  Read this first.

    SourceFile -> Document -> pages -> SymbolTable -> Schema -> names -> views -> files

Nothing here reads or writes a file, prints, or looks at the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from generator.artifact import OutputFile
from generator.backends.emit import Emitter
from generator.backends.registry import settle_names
from generator.backends.target import Names
from generator.backends.templating.environment import SHIPPED, Templates
from generator.backends.templating.printer import Rendered
from generator.config import Config
from generator.diagnostics import catalog
from generator.diagnostics.report import Diagnostic, Report
from generator.frontend.detect.detect import Dialects
from generator.frontend.pages.page import types_of
from generator.frontend.pages.tables.unread_tables import find_unread_tables
from generator.frontend.read_files import NoPages, PageCache, read_files
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.own_words import read_own_words, report_unused_words
from generator.ir.schema import EnumDef, ObjectDef, OpaqueDef, Schema, UnionDef
from generator.parallel import NO_STEPS, Steps, default_workers, map_shares
from generator.passes.checks.check_converters import check_converters
from generator.passes.checks.check_examples import check_examples
from generator.passes.checks.check_generated import check_generated
from generator.passes.checks.check_models import check_models
from generator.passes.checks.check_own_words import check_own_words
from generator.passes.checks.check_schema import check_schema
from generator.passes.checks.check_shown_examples import check_shown_examples
from generator.passes.checks.check_unions import check_unions
from generator.passes.discriminators import apply_discriminators
from generator.passes.distinct_fields import keep_distinct_fields
from generator.passes.fit_defaults import fit_defaults
from generator.passes.ignore import apply_ignores
from generator.passes.index import index_pages
from generator.passes.inherit import inherit_fields
from generator.passes.lower import lower_pages
from generator.passes.made_unions import read_made_unions
from generator.passes.merged_unions import read_merged_unions
from generator.passes.nest import nest_rows
from generator.passes.openness import apply_openness
from generator.passes.wire_names import apply_wire_names
from generator.source import SourceFile, Span
from generator.text.words import count


class Reading(Struct, frozen=True):
    """What the specs describe, and the dialect.

    - ``names``: the name of everything, by output language.
    - ``folders``: the dialects of folders that use a different one.
    """

    schema: Schema
    names: Mapping[str, Names]
    dialect: str
    folders: Mapping[str, str] = field(default_factory=dict)


def count_definitions(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Count each kind of definition: ``("2 models", …)``."""
    definitions = [
        d for reading in readings for d in reading.schema.definitions.values()
    ]
    kinds = Counter(map(type, definitions))
    nouns = {ObjectDef: "model", EnumDef: "enum", UnionDef: "union"}
    counts = [count(kinds[kind], noun) for kind, noun in nouns.items() if kinds[kind]]
    opaque = kinds[OpaqueDef]
    return (*counts, f"{opaque} opaque") if opaque else tuple(counts)


def read_schema(
    sources: Sequence[SourceFile],
    dialect: Dialect | None,
    report: Report,
    steps: Steps = NO_STEPS,
    config: Config = Config(),  # noqa: B008  (it is frozen)
    workers: int | None = 1,
    cache: PageCache = NoPages(),  # noqa: B008  (it has no state)
) -> Reading:
    """Return what ``sources`` describe, with the wire names and enums set in ``config``.

    - ``dialect``: the dialect of all sources; None lets them vote.
    - ``steps``: counts what is read.
    - ``workers``: number of worker processes; None picks one.
    - ``cache``: the pages of unchanged sources.
    """
    findings = Report()
    words = read_own_words(config.types, findings)
    pages, dialects = read_files(
        sources, dialect, findings, steps, workers, cache, words
    )
    report_unused_words(words, (t for page in pages for t in types_of(page)), findings)
    if sources and not pages:
        unread = find_unread_tables(sources)
        findings.add(catalog.no_specs(Span(sources[0], 0, 0), unread))
    pages = read_merged_unions(pages, findings)
    if dialects.have_generators:
        pages = read_made_unions(pages)
    check_generated(pages, dialects, config, findings)
    pages = list(nest_rows(pages, config.nested_names, findings))
    indexed, symbols = index_pages(
        pages, findings, lambda file: dialects.of(file).words
    )
    check_own_words(words, symbols, findings)
    schema = lower_pages(indexed, symbols, findings)
    schema = inherit_fields(schema, indexed, symbols, findings)
    schema = fit_defaults(schema, config, findings)
    schema = apply_wire_names(schema, config, findings)
    schema = keep_distinct_fields(schema, findings)
    schema = apply_discriminators(schema, findings)
    schema = apply_openness(schema, config)
    check_schema(schema, config, findings)
    check_unions(schema, findings)
    check_examples(schema, config, findings)
    check_shown_examples(schema, findings)
    check_converters(schema, config, findings)
    check_models(schema, config, findings)
    folders = {folder: d.name for folder, d in dialects.by_folder.items()}
    names = settle_names(schema, config, findings)
    report.extend(apply_ignores(_by_dialect(findings, dialects), sources))
    return Reading(schema, names, dialects.main.name, folders)


def _by_dialect(findings: Report, dialects: Dialects) -> Iterator[Diagnostic]:
    """Yield the findings, each with the severity it has in its dialect."""
    for each in findings:
        dialect = dialects.of(each.span.file)
        is_softened = dialect.by_hand or dialect.of_code
        severity = each.rule.severity_by_hand if is_softened else each.severity
        yield each.with_severity(severity)


def emit_files(
    reading: Reading,
    config: Config = Config(),  # noqa: B008  (it is frozen)
    workers: int | None = 1,
    templates: Templates = SHIPPED,
    report: Report | None = None,
) -> tuple[OutputFile, ...]:
    """Return the files of the package for ``reading``, in the order of their paths.

    - ``workers``: number of worker processes; None picks one.
    - ``templates``: the shipped templates, and the user-defined ones that replace them.

    Lines that may be too long stay as they are, unless Black is to format.

    Reports: broken-template, template-makes-no-python, clashing-target.
    """
    emitter = make_emitter(reading, config, templates)
    units = emitter.units()
    rendered = map_shares(
        emitter.emit_all, units, workers or default_workers(len(units))
    )
    return finish_files(emitter, rendered, Report() if report is None else report)


def make_emitter(reading: Reading, config: Config, templates: Templates) -> Emitter:
    """Return the emitter for the package that ``config`` and ``templates`` describe."""
    return Emitter(reading.schema, reading.names, config, templates)


def finish_files(
    emitter: Emitter, rendered: Sequence[Rendered], report: Report
) -> tuple[OutputFile, ...]:
    """Return the files in ``rendered`` and the shared files, in the order of their paths.

    Reports: clashing-target, and the findings in ``rendered``.
    """
    everything = [*rendered, *emitter.emit_shared()]
    files = sorted(file for file in everything if isinstance(file, OutputFile))
    report.extend(_findings(everything))
    emitter.check(files, report)
    return tuple(files)


def _findings(rendered: Sequence[Rendered]) -> list[Diagnostic]:
    """Return the findings in ``rendered``, one per place: a template often fails for many modules."""
    findings = [each for each in rendered if isinstance(each, Diagnostic)]
    findings.sort(key=lambda each: each.message, reverse=True)
    return list({(each.code, each.span): each for each in findings}.values())


def output_ids(reading: Reading, config: Config) -> Mapping[str, str]:
    """Return the id of the definition in each file, by path; the first for a circle of definitions."""
    ids: dict[str, str] = {}
    for path, id_ in make_emitter(reading, config, SHIPPED).places():
        ids.setdefault(path, id_)
    return ids


def output_places(reading: Reading, config: Config) -> Mapping[str, Span]:
    """Return the place of the spec behind each file, by path, where there is one."""
    definitions = reading.schema.definitions
    return {
        path: definitions[id_].identity.span
        for path, id_ in output_ids(reading, config).items()
    }
