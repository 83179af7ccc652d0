"""``json = "orjson"`` and ``"msgspec"``: the same values, the same text, the same refusals."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from json_documents import Documents
from sample_specs import MODELS, SAMPLES
from spec_package import Compiled, model, spec_package

from generator.config import Config

LIBRARIES = ("orjson", "msgspec")


@pytest.fixture(scope="module", params=LIBRARIES)
def fast(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with spec_package(SAMPLES, config=Config(json=request.param)) as compiled:
        yield compiled


@pytest.fixture(scope="module")
def standard() -> Iterator[Compiled]:
    with spec_package(SAMPLES) as compiled:
        yield compiled


@pytest.mark.parametrize("id_", MODELS)
@given(data=st.data())
@settings(max_examples=15)
def test_they_agree_with_the_standard_library(
    fast: Compiled, standard: Compiled, id_: str, data: st.DataObject
) -> None:
    document = data.draw(Documents(fast.schema).definition(id_))
    text = json.dumps(document)
    one, other = fast.cls(id_).from_json(text), standard.cls(id_).from_json(text)
    assert one.to_dict() == other.to_dict() == document
    assert json.loads(one.to_json()) == json.loads(other.to_json()) == document


def test_what_only_the_standard_library_reads(fast: Compiled) -> None:
    """Integers beyond 64 bits, and halves of surrogate pairs."""
    leaf = fast.cls("Leaf")
    assert leaf.from_json(f'{{"size": {2**70}}}').size == 2**70
    assert json.loads(leaf(size=2**70).to_json()) == {"size": 2**70}
    assert leaf.from_json('{"size": 1, "label": "\\ud800"}').label == "\ud800"


def test_errors_are_the_same(fast: Compiled, standard: Compiled) -> None:
    for text in ('{"size": 1.5, "label": 2}', '{"size"', "[]", '{"size": NaN}'):
        found = []
        for package in (fast, standard):
            with pytest.raises(package.package.DecodeError) as caught:
                package.cls("Leaf").from_json(text)
            found.append((str(caught.value), caught.value.errors))
        assert found[0] == found[1]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_missing_library_is_said(library: str) -> None:
    specs = {"A.md": model("A", {"x": "*int*"})}
    with spec_package(specs, config=Config(json=library)) as compiled:
        code = (
            f"import sys; sys.modules[{library!r}] = None; "
            f"from {compiled.folder.name} import A"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=compiled.folder.parent,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: these modules were generated with json =")
    assert f"install {library}" in last


@pytest.mark.parametrize("config", [Config(json=name) for name in LIBRARIES])
def test_type_checkers_accept_the_package(config: Config) -> None:
    with spec_package(SAMPLES, config=config) as compiled:
        for command in (["mypy", "--strict"], ["ruff", "check", "--isolated"]):
            done = subprocess.run(
                [sys.executable, "-m", *command, str(compiled.folder)],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr


def test_subclasses_are_made_by_from_json(fast: Compiled) -> None:
    package: Any = fast.package

    class MyLeaf(package.Leaf):  # type: ignore[misc]
        def double(self) -> int:
            size: int = self.size
            return 2 * size

    assert MyLeaf.from_json('{"size": 2}').double() == 4
