"""Changes to real documents: what is kept and what is made are together what all anew is."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from corpora import Corpora

from generator.backends.templating.environment import SHIPPED
from generator.compiler import Emitted, emit_changed, read_schema
from generator.config import Config
from generator.diagnostics.report import Diagnostic, Report
from generator.incremental.dependencies import CacheEntry
from generator.source import SourceFile

CHANGES = 12


def without_a_line(source: SourceFile, chance: random.Random) -> SourceFile:
    """Return ``source`` without one of its lines: mostly that is a row of a table."""
    lines = source.text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return SourceFile(source.path, "".join(lines), source.root)


def run(
    sources: Sequence[SourceFile],
    pages: dict[str, bytes],
    units: Mapping[str, CacheEntry],
) -> tuple[Emitted, list[Diagnostic]]:
    report = Report()
    reading = read_schema(sources, None, report, store=pages)
    emitted = emit_changed(reading, Config(), None, SHIPPED, report, units)
    return emitted, list(report)


def texts(emitted: Emitted) -> dict[str, str]:
    return {file.path: file.text for file in emitted.files}


def test_changes_to_real_documents(corpora: Corpora, name: str) -> None:
    chance = random.Random(name)
    sources = list(corpora.reading(name)[2])
    pages: dict[str, bytes] = {}
    emitted, _ = run(sources, pages, {})
    before = texts(emitted)
    for index in chance.sample(range(len(sources)), CHANGES):
        sources[index] = without_a_line(sources[index], chance)
    changed, found = run(sources, pages, emitted.units)
    fresh, found_fresh = run(sources, {}, {})
    kept = {path: before[path] for path in changed.same}
    assert texts(changed) | kept == texts(fresh)
    assert changed.units == fresh.units
    assert [str(each) for each in found] == [str(each) for each in found_fresh]
    assert len(changed.files) < len(fresh.files) / 2
