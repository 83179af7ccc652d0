"""Black finds nothing to do in what the templates write."""

from __future__ import annotations

import statistics
import time

import black
import pytest
from black.mode import Mode
from corpora import NAMES, NO_CORPORA, Corpora

from generator.artifact import OutputFile
from generator.backends.python.format import needs_black
from generator.compiler import emit_files
from generator.config import Config

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not NAMES, reason=NO_CORPORA)]


def modules(corpora: Corpora, name: str) -> list[OutputFile]:
    reading, _, _ = corpora.reading(name)
    files = emit_files(reading, Config(formatter="none"))
    code = [file for file in files if file.path.endswith(".py")]
    return [file for file in code if not file.path.startswith("_runtime/")]


@pytest.mark.parametrize("name", NAMES)
def test_nearly_no_module_needs_black(corpora: Corpora, name: str) -> None:
    found = modules(corpora, name)
    need = [file.path for file in found if needs_black(file.text)]
    assert len(need) <= len(found) * 0.005, need


@pytest.mark.parametrize("name", NAMES)
def test_black_leaves_alone_what_does_not_need_it(corpora: Corpora, name: str) -> None:
    # Each third, since Black takes minutes for all; test_corpora runs its program on all.
    for file in modules(corpora, name)[::3]:
        if not needs_black(file.text):
            assert black.format_str(file.text, mode=Mode()) == file.text, file.path


def test_the_check_takes_microseconds(corpora: Corpora) -> None:
    found = modules(corpora, "novu-py")

    def microseconds() -> float:
        started = time.process_time()
        for file in found:
            needs_black(file.text)
        return (time.process_time() - started) / len(found) * 1e6

    assert statistics.median(microseconds() for _ in range(5)) < 20
