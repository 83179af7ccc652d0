"""Units -> files, for the units that changed since the last run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from generator.artifact import OutputFile
from generator.backends.emit import Emitter
from generator.backends.target import Unit
from generator.backends.templating.environment import Templates
from generator.backends.templating.printer import Rendered
from generator.compiler import Reading, emit_files, finish_files, make_emitter
from generator.config import Config
from generator.diagnostics.report import Report
from generator.incremental.build_cache import CachedPackage, CacheEntry
from generator.incremental.dependencies import Dependencies, Fingerprints, track
from generator.parallel import NO_STEPS, Steps, default_workers, map_shares


class Emitted(Struct, frozen=True):
    """The outcome of an incremental build.

    - ``files``: the files that were rendered because they changed, or may have.
    - ``unchanged``: digests of the files that were not rendered, by path.
    - ``units``: cache entries for the next run, by the path of the unit.
    """

    files: list[OutputFile]
    unchanged: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, CacheEntry] = field(default_factory=dict)


class _RenderedUnit(Struct, frozen=True):
    unit: Unit
    rendered: tuple[Rendered, ...]
    ids: tuple[str, ...]
    stems: tuple[str, ...]


def emit_changed(
    reading: Reading,
    config: Config,
    workers: int | None,
    templates: Templates,
    report: Report,
    before: CachedPackage,
    steps: Steps = NO_STEPS,
) -> Emitted:
    """Return the files that changed since the run recorded in ``before``.

    Everything is rendered if there are user-defined templates or targets.  The other parameters
    are those of :func:`~generator.compiler.emit_files`.
    """
    if templates.own or config.target:
        return Emitted([*emit_files(reading, config, workers, templates, report)])
    emitter = make_emitter(reading, config, templates)
    fingerprints, units = Fingerprints([*emitter.contexts.values()]), emitter.units()
    same = _unchanged(units, before.units, fingerprints)
    changed = [unit for unit in units if unit.path not in same]
    steps.expect(len(changed))
    render = partial(_render_tracked, emitter, steps)
    rendered = map_shares(render, changed, workers or default_workers(len(changed)))
    everything = [each for unit in rendered for each in unit.rendered]
    files = finish_files(emitter, everything, report)
    paths = [path for entry in same.values() for path in entry.paths]
    unchanged = {path: before.files.get(path, "") for path in paths}
    entries = {each.unit.path: _entry(each, fingerprints) for each in rendered}
    return Emitted([*files], unchanged, {**same, **entries})


def _render_tracked(
    emitter: Emitter, steps: Steps, units: Sequence[Unit]
) -> Iterator[_RenderedUnit]:
    dependencies = Dependencies(set(), set())
    contexts = {n: track(c, dependencies) for n, c in emitter.contexts.items()}
    for unit in units:
        dependencies.clear()
        rendered = tuple(emitter.emit(unit, contexts))
        steps.step()
        ids, stems = sorted(dependencies.ids), sorted(dependencies.stems)
        yield _RenderedUnit(unit, rendered, tuple(ids), tuple(stems))


def _unchanged(
    units: Iterable[Unit],
    before: Mapping[str, CacheEntry],
    fingerprints: Fingerprints,
) -> dict[str, CacheEntry]:
    """Return the entries of ``before`` that are still valid, by path."""
    entries: dict[str, CacheEntry] = {}
    for unit in units:
        entry = before.get(unit.path)
        if entry and fingerprints.key(unit, entry.ids, entry.stems) == entry.key:
            entries[unit.path] = entry
    return entries


def _entry(unit: _RenderedUnit, fingerprints: Fingerprints) -> CacheEntry:
    files = [each for each in unit.rendered if isinstance(each, OutputFile)]
    key = fingerprints.key(unit.unit, unit.ids, unit.stems)
    return CacheEntry(unit.ids, unit.stems, key, tuple(file.path for file in files))
