"""Class E: circles of models take steps in proportion to their number, in one file or in many.

Steps are calls and the bytes that the build cache compares, since one call may look at a whole
circle.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from calls import count_calls

from generator.backends.templating.environment import SHIPPED
from generator.compiler import read_schema
from generator.config import Config
from generator.config.targets import DATACLASSES, MODELS
from generator.diagnostics.report import Report
from generator.incremental import dependencies
from generator.incremental.build_cache import CachedPackage
from generator.incremental.emit_changed import emit_changed
from generator.reports.inspection import inspect
from generator.source import SourceFile

SMALL, LARGE, MOST = 80, 160, 2.3
HEAD = "| Field | Type | Required |\n|---|---|---|\n"
PAGES = {
    "optional": f"# M{{0}}\n\n{HEAD}| next | M{{1}} | no |\n",
    "lists": f"# M{{0}}\n\n## Fields\n\n{HEAD}| next | list of M{{1}} | yes |\n",
    "unions": f"# M{{0}}\n\n{HEAD}| next | M{{1}} or string or list of M{{1}} | no |\n",
}


def circle(count: int, page: str, *, in_one: bool) -> Sequence[SourceFile]:
    pages = [page.format(n, (n + 1) % count) for n in range(count)]
    if in_one:
        return [SourceFile("A.md", "\n".join(pages))]
    return [SourceFile(f"M{n}.md", text) for n, text in enumerate(pages)]


class Counted:
    """Encodes as the cache does, and counts the bytes."""

    def __init__(self) -> None:
        self.bytes = 0
        self._encode = dependencies._ENCODER.encode

    def encode(self, value: object) -> bytes:
        encoded = self._encode(value)
        self.bytes += len(encoded)
        return encoded


def run(sources: Sequence[SourceFile], config: Config) -> None:
    report = Report()
    reading = read_schema(sources, None, report, config=config)
    assert not report.has_errors
    inspect(reading, report)
    emit_changed(reading, config, 1, SHIPPED, report, CachedPackage())


@pytest.mark.parametrize(
    ("models", "in_one"), [*((kind, True) for kind in MODELS), (DATACLASSES, False)]
)
@pytest.mark.parametrize("page", PAGES)
def test_steps_are_linear(
    page: str, models: str, in_one: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted()
    monkeypatch.setattr(dependencies, "_ENCODER", counted)
    config = Config(
        models=models, targets=(*Config().targets, "json-schema", "openapi")
    )

    def steps(count: int) -> tuple[int, int]:
        sources, before = circle(count, PAGES[page], in_one=in_one), counted.bytes
        calls = count_calls(lambda: run(sources, config))
        return calls, counted.bytes - before

    steps(2)  # Compiles templates.
    once, twice = steps(SMALL), steps(LARGE)
    assert twice[0] < MOST * once[0]
    assert twice[1] < MOST * once[1]


def test_8000_models_in_one_file() -> None:
    report = Report()
    sources = circle(8000, PAGES["optional"], in_one=True)
    assert len(read_schema(sources, None, report).schema.definitions) == 8000
    assert not list(report)
