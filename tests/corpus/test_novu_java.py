"""The documents of a real Java SDK: everything that the project promises, on all of them."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from json_documents import Documents, construct, object_ids
from mutations import removals, replacements
from spec_package import Compiled, imported

from generator.compiler import Reading, read_schema
from generator.diagnostics.report import Report
from generator.frontend.dialects import DIALECTS
from generator.ir.types import Ref
from generator.workspace import read_specs

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
ARCHIVE = SHARED / "corpus" / "novu-java.tar.xz"
BIN = Path(sys.executable).parent

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not ARCHIVE.exists(), reason=f"there is no {ARCHIVE}"),
]
few = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def specs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("novu")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    return folder / "docs"


@pytest.fixture(scope="session")
def first_run(specs: Path) -> subprocess.CompletedProcess[str]:
    return gen(specs)


def gen(specs: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run gen on a copy's folder; the package is called ``novu``."""
    return run(sys.executable, "-m", "generator", specs, "-o", package(specs), *options)


def run(*command: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def package(specs: Path) -> Path:
    return specs.parent / "made" / "novu"


@pytest.fixture(scope="session")
def novu(
    specs: Path, first_run: subprocess.CompletedProcess[str]
) -> Iterator[Compiled]:
    assert first_run.returncode == 0, first_run.stdout
    with imported(package(specs)) as module:
        yield Compiled(module, read(specs), package(specs))


def read(specs: Path) -> Reading:
    report = Report()
    return read_schema(read_specs(specs, report), DIALECTS["java"], report)


def test_it_is_read_as_the_sdk_has_it() -> None:
    score = SHARED / "tools" / "score.py"
    gen_command = f"{sys.executable} -m generator"
    done = run(sys.executable, score, "novu-java", "--gen", gen_command)
    assert done.returncode == 0, done.stdout


def test_there_are_no_warnings(first_run: subprocess.CompletedProcess[str]) -> None:
    assert first_run.returncode == 0
    assert first_run.stdout == ""
    assert "502 models, 115 enums, 58 opaque" in first_run.stderr
    assert "0 errors · 0 warnings" in first_run.stderr


def test_a_second_run_writes_nothing(specs: Path, novu: Compiled) -> None:
    before = {p: p.stat().st_mtime_ns for p in files(novu.folder)}
    again = gen(specs)
    assert again.returncode == 0
    assert " created" not in again.stderr
    assert {p: p.stat().st_mtime_ns for p in files(novu.folder)} == before
    check = gen(specs, "--check", "-q")
    assert (check.returncode, check.stdout) == (0, "")


def files(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def test_every_module_and_name_can_be_imported(novu: Compiled) -> None:
    name = novu.package.__name__
    for info in pkgutil.walk_packages([str(novu.folder)], f"{name}."):
        importlib.import_module(info.name)
    for exported in novu.package.__all__:
        assert getattr(novu.package, exported) is not None


def test_type_hints(novu: Compiled) -> None:
    for id_ in object_ids(novu.schema):
        names = novu.reading.names.attributes[id_]
        assert tuple(get_type_hints(novu.cls(id_))) == names


def test_mypy(novu: Compiled, tmp_path: Path) -> None:
    cache = f"--cache-dir={tmp_path}"
    done = run(BIN / "mypy", "--strict", cache, novu.folder, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]


def test_basedpyright(novu: Compiled, tmp_path: Path) -> None:
    (tmp_path / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": ["novu"]}'
    )
    shutil.copytree(novu.folder, tmp_path / "novu")
    done = run(BIN / "basedpyright", "--project", tmp_path, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]


def test_black_and_ruff(novu: Compiled) -> None:
    black = run(BIN / "black", "--check", "-q", novu.folder, cwd=novu.folder)
    assert black.returncode == 0, black.stderr[-3000:]
    ruff = run(BIN / "ruff", "check", "--isolated", "--no-cache", novu.folder)
    assert ruff.returncode == 0, ruff.stdout[-3000:]


def test_every_model(novu: Compiled) -> None:
    """Round trips, and one thing wrong: a key that is missing, a value of a wrong type."""
    documents = Documents(novu.schema)
    ids = object_ids(novu.schema)
    assert len(ids) == 502
    refused = sum(check_model(novu, documents, id_) for id_ in ids)
    assert refused > 2 * len(ids)


def check_model(novu: Compiled, documents: Documents, id_: str) -> int:
    """Check the model ``id_``; return how many documents it refused."""
    type_, cls, refused = Ref(id_), novu.cls(id_), 0

    @given(data=st.data())
    @few
    def check(data: st.DataObject) -> None:
        nonlocal refused
        document = data.draw(documents.definition(id_))
        value = construct(novu, type_, document)
        assert cls.from_dict(document) == value
        assert value.to_dict() == document
        assert cls.from_json(value.to_json()) == value
        for find in (removals, replacements):
            found = list(find(novu.schema, type_, document))
            if found:
                mutation = data.draw(st.sampled_from(found))
                assert problems(novu, cls, mutation.apply(document)) == [mutation.path]
                refused += 1

    check()
    return refused


def problems(novu: Compiled, cls: Any, document: Any) -> list[str]:
    """Return the path of each problem of ``document``, none if it is taken."""
    try:
        cls.from_dict(document)
    except novu.package.DecodeError as error:
        return [problem.path for problem in error.errors]
    return []
