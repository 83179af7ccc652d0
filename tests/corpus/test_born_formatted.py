"""Black finds nothing to do in what the templates write."""

from __future__ import annotations

import re
from typing import Any

import black
import pytest
from black.mode import Mode
from corpora import NAMES, NO_CORPORA, Corpora

from generator.artifact import OutputFile
from generator.backends.python.layout.black import needs_black
from generator.compiler import emit_files
from generator.config import Config, Record
from generator.source import SourceFile, Span

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not NAMES, reason=NO_CORPORA)]

# Black decides about lines with names that hardly fit into one.
_LONG_NAME = re.compile(r"\b[a-z]\w{60,}\b")


def converter(scalar: str, name: str) -> Record:
    values = {"for": scalar, "type": f"acme:{name.title()}"}
    values |= {verb: f"acme:{verb}_{name}" for verb in ("decode", "encode")}
    return Record(values, Span(SourceFile("gen.toml", ""), 0, 0))


CONVERTERS = (converter("str", "text"), converter("datetime", "moment"))
CONFIGS: dict[str, dict[str, Any]] = {
    "default": {},
    "keep": {"unknown_fields": "keep"},
    "forbid": {"unknown_fields": "forbid"},
    "orjson": {"json": "orjson"},
    "msgspec": {"json": "msgspec", "unknown_fields": "keep"},
    "converters": {"converters": CONVERTERS},
    "orjson-converters": {
        "converters": CONVERTERS,
        "json": "orjson",
        "unknown_fields": "forbid",
    },
}


def modules(corpora: Corpora, name: str, config: str = "default") -> list[OutputFile]:
    reading, _, _ = corpora.reading(name)
    files = emit_files(reading, Config(formatter="none", **CONFIGS[config]))
    code = [file for file in files if file.path.endswith((".py", ".pyi"))]
    return [file for file in code if not file.path.startswith("_runtime/")]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("config", CONFIGS)
def test_no_module_needs_black(corpora: Corpora, name: str, config: str) -> None:
    need = [file for file in modules(corpora, name, config) if needs_black(file.text)]
    assert [file.path for file in need if not _LONG_NAME.search(file.text)] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("config", CONFIGS)
def test_black_leaves_all_modules_alone(
    corpora: Corpora, name: str, config: str
) -> None:
    # Each 20th, since Black takes minutes for all; test_corpora runs its program on all
    # that the default makes.
    start = list(CONFIGS).index(config)
    for file in modules(corpora, name, config)[start::20]:
        mode = Mode(is_pyi=file.path.endswith(".pyi"))
        assert black.format_str(file.text, mode=mode) == file.text, file.path
