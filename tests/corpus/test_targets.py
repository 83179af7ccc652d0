"""What each other target writes for every corpus: checkers find nothing, validators neither."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from checkers import CHECKERS, assert_passes
from corpora import NAMES, Corpora
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from verdicts import renamed

from generator.compiler import emit_files
from generator.config import Config
from generator.config.targets import DATACLASSES, MODELS

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module", params=[m for m in MODELS if m != DATACLASSES])
def folder(
    request: pytest.FixtureRequest,
    corpora: Corpora,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return a folder whose ``made`` has the packages of all corpora, of one kind of classes."""
    folder = tmp_path_factory.mktemp(str(request.param))
    for name in NAMES:
        output = folder / "made" / name.replace("-", "_")
        command = [sys.executable, "-m", "generator", str(corpora.specs(name))]
        done = corpora.run(*command, "-o", str(output), "-q", "--models", request.param)
        assert done.returncode == 0, done.stdout
    return folder


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker[0])
def test_the_packages_pass(folder: Path, checker: tuple[str, ...]) -> None:
    assert_passes(folder, checker)


def test_the_schemas_are_valid(name: str, corpora: Corpora) -> None:
    config = Config(targets=("json-schema", "openapi"))
    reading = renamed(corpora.reading(name)[0], config)
    files = {file.path: file.text for file in emit_files(reading, config)}
    Draft202012Validator.check_schema(json.loads(files["schema.json"]))
    validate(json.loads(files["openapi.json"]))
