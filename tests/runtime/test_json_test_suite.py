"""JSONTestSuite, through ``from_json`` of a class with one field of any type."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from spec_package import Compiled, model, spec_package

from generator.config import Config

ROOT = Path(__file__).parents[2]
LIBRARIES = ("standard", "orjson", "msgspec")
DOCUMENTS: Mapping[str, bytes] = {
    name: text.encode("latin-1")
    for name, text in json.loads(
        (Path(__file__).parent / "json_test_suite/documents.json").read_text("utf-8")
    ).items()
} | {
    "n_structure_100000_opening_arrays": b"[" * 100_000,
    "n_structure_open_array_object": b'[{"":' * 50_000 + b"\n",
}


@pytest.fixture(scope="module", params=LIBRARIES)
def holder(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    """Return a package whose class Holder has a field of any type."""
    specs = {"Holder.md": model("Holder", {"thing": "*Object*"})}
    with spec_package(specs, config=Config(json=request.param)) as compiled:
        yield compiled


def is_accepted(holder: Compiled, document: bytes) -> bool:
    """Return whether ``document`` is read as a member of an object."""
    package: Any = holder.package
    try:
        package.Holder.from_json(b'{"thing":' + document + b"}")
    except package.DecodeError:
        return False
    return True


@pytest.mark.parametrize("name", [n for n in DOCUMENTS if n.startswith("y_")])
def test_what_must_be_accepted_is(holder: Compiled, name: str) -> None:
    assert is_accepted(holder, DOCUMENTS[name])
    package: Any = holder.package
    said = json.loads(DOCUMENTS[name])
    made = package.Holder.from_json(b'{"thing":' + DOCUMENTS[name] + b"}")
    assert made.thing == package.decode_json(Any, DOCUMENTS[name]) == said


@pytest.mark.parametrize("name", [n for n in DOCUMENTS if n.startswith("n_")])
def test_what_must_be_refused_is(holder: Compiled, name: str) -> None:
    assert not is_accepted(holder, DOCUMENTS[name])
    package: Any = holder.package
    with pytest.raises(package.DecodeError):
        package.decode_json(Any, DOCUMENTS[name])


def test_the_counts_are_in_the_docs() -> None:
    table = "\n".join([*_HEAD, *map(_row, LIBRARIES)])
    print(table)
    assert table in (ROOT / "docs/conformance.md").read_text("utf-8")


_HEAD = [
    "| `json = ` | `y_` accepted | `n_` rejected | `i_` accepted | `i_` rejected |",
    "| --- | --- | --- | --- | --- |",
]


def _row(library: str) -> str:
    specs = {"Holder.md": model("Holder", {"thing": "*Object*"})}
    with spec_package(specs, config=Config(json=library)) as holder:
        found = Counter(
            (name[0], is_accepted(holder, text)) for name, text in DOCUMENTS.items()
        )
    counts = [
        f"{found['y', True]} of {found['y', True] + found['y', False]}",
        f"{found['n', False]} of {found['n', True] + found['n', False]}",
        *(str(found["i", accepted]) for accepted in (True, False)),
    ]
    return f'| `"{library}"` | {" | ".join(counts)} |'
