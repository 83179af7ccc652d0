"""Changes to real documents: what is kept and what is made are together what all anew is."""

from __future__ import annotations

import random
from collections.abc import Sequence

from corpora import Corpora

from generator.backends.templating.environment import SHIPPED
from generator.compiler import read_schema
from generator.config import Config
from generator.diagnostics.report import Diagnostic, Report
from generator.incremental.build_cache import CachedPackage
from generator.incremental.emit_changed import Emitted, emit_changed
from generator.incremental.page_cache import StoredPages
from generator.source import SourceFile

CHANGES = 24


def without_a_line(source: SourceFile, chance: random.Random) -> SourceFile:
    """Return ``source`` without one of its lines: mostly that is a row of a table."""
    lines = source.text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return SourceFile(source.path, "".join(lines), source.root)


def run(
    sources: Sequence[SourceFile],
    pages: StoredPages,
    before: CachedPackage,
) -> tuple[Emitted, list[Diagnostic]]:
    report = Report()
    reading = read_schema(sources, None, report, cache=pages)
    emitted = emit_changed(reading, Config(), None, SHIPPED, report, before)
    return emitted, list(report)


def texts(emitted: Emitted) -> dict[str, str]:
    return {file.path: file.text for file in emitted.files}


def test_changes_to_real_documents(corpora: Corpora, name: str) -> None:
    chance = random.Random(name)
    sources = list(corpora.reading(name)[2])
    entries: dict[str, bytes] = {}
    pages = StoredPages(lambda: entries, entries.update)
    emitted, _ = run(sources, pages, CachedPackage())
    before = texts(emitted)
    for index in chance.sample(range(len(sources)), CHANGES):
        sources[index] = without_a_line(sources[index], chance)
    changed, found = run(sources, pages, CachedPackage(emitted.units))
    fresh, found_fresh = run(
        sources, StoredPages(dict, lambda _: None), CachedPackage()
    )
    kept = {path: before[path] for path in changed.unchanged}
    assert texts(changed) | kept == texts(fresh)
    assert changed.units == fresh.units
    assert [str(each) for each in found] == [str(each) for each in found_fresh]
    assert len(changed.files) < len(fresh.files) / 2
