"""Other generators read the OpenAPI that we write, and make classes of the same fields.

They are in the group ``bench``; the tests are skipped where they are not installed.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from spec_package import write_files

from generator.compiler import Reading, emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.inputs.workspace import read_specs
from generator.ir.schema import ObjectDef
from generator.ir.types import PLUMBING
from generator.ir.values import constant_of

ROOT = Path(__file__).parents[2]
CONFIG = Config(targets=("dataclasses", "openapi"))
# The names of fields without a default, and of those with one, by class; all in one case.
Classes: TypeAlias = Mapping[str, tuple[set[str], set[str]]]
_PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


@pytest.fixture(scope="module")
def reading() -> Reading:
    sources = read_specs(ROOT / "specs", Report())
    return read_schema(sources, None, Report(), config=CONFIG)


@pytest.fixture(scope="module")
def document(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("openapi")
    write_files(folder, emit_files(reading, CONFIG))
    return folder / "openapi.json"


def run(folder: Path, name: str, *arguments: str) -> None:
    program = shutil.which(name, path=_PATH)
    if program is None:
        pytest.skip(f"{name} is not installed: it is in the group `bench`")
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": _PATH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def datamodel_code_generator(document: Path, folder: Path) -> Classes:
    run(
        folder,
        "datamodel-codegen",
        *("--input", str(document), "--input-file-type", "openapi"),
        *("--output-model-type", "dataclasses.dataclass", "--output", "made.py"),
        *("--formatters", "builtin"),
    )
    return classes_in([folder / "made.py"])


def openapi_python_client(document: Path, folder: Path) -> Classes:
    run(
        folder,
        "openapi-python-client",
        *("generate", "--path", str(document), "--output-path", "made"),
        *("--meta", "none"),
    )
    return classes_in([*(folder / "made/models").glob("*.py")])


def classes_in(files: list[Path]) -> Classes:
    nodes = [n for f in files for n in ast.parse(f.read_text("utf-8")).body]
    return {
        plain(node.name): fields_of(node)
        for node in nodes
        if isinstance(node, ast.ClassDef)
    }


def fields_of(cls: ast.ClassDef) -> tuple[set[str], set[str]]:
    """Return the fields of ``cls`` without a default, and those with one."""
    fields = [
        (plain(node.target.id), node.value is not None)
        for node in cls.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    ]
    # The client has an attribute for keys that no property has.
    named = [each for each in fields if each[0] != "additionalproperties"]
    return {n for n, has in named if not has}, {n for n, has in named if has}


def plain(name: str) -> str:
    return name.replace("_", "").lower()


@pytest.mark.parametrize("generate", [datamodel_code_generator, openapi_python_client])
def test_classes_have_the_same_fields(
    generate: Callable[[Path, Path], Classes],
    reading: Reading,
    document: Path,
    tmp_path: Path,
) -> None:
    made = generate(document, tmp_path)
    names = reading.names["python"].classes
    checked = 0
    for id_, definition in reading.schema.definitions.items():
        if not isinstance(definition, ObjectDef):
            continue
        fields = [f for f in definition.fields if f.type not in PLUMBING]
        required, optional = made[plain(names[id_])]
        assert required | optional == {plain(f.wire_name) for f in fields}, id_
        # A value that is the only one is a default to some.
        sure = [f for f in fields if constant_of(f, reading.schema) is None]
        wanted = {plain(f.wire_name) for f in sure if f.required}
        assert required & {plain(f.wire_name) for f in sure} == wanted, id_
        checked += 1
    assert checked > 10
