"""TypedDicts: type checkers take what the documents describe, and refuse the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_type_hints

import pytest
from checkers import CHECKERS, assert_passes, run_module
from mutations import removals, replacements
from sample_specs import EVERYTHING
from spec_package import imported, model, read_texts, values, write_files
from table_specs import TABLES

from generator.compiler import Reading, emit_files
from generator.config import Config
from generator.ir.example import example_of
from generator.ir.schema import ObjectDef
from generator.ir.types import Ref

CONFIG = Config(models="typeddict")
# Keys that no class can have, and names that only a module of its own can keep apart.
ODD = {
    "Odd.md": model(
        "Odd",
        {
            "a-b": "*String*",
            "class": "*long*",
            "__c": "*long*",
            "next?": "[Odd](Odd.md)",
        },
    ),
    "Holder.md": model(
        "Holder", {"odd": "[Odd](Odd.md)", "hue?": "[Hue](Hue.md)"}, "Holds."
    ),
    "Hue.md": values("Hue", {"QUOTED": 'say "x"', "PLAIN": "y"}),
    "Empty.md": "# Empty\n\n## Fields\n\n| Field | Type | Required |\n|---|---|---|\n",
}
SPECS: Mapping[str, str] = {**EVERYTHING, **ODD}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_texts(SPECS, config=CONFIG)


@pytest.fixture(scope="module")
def folder(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the package ``made``."""
    folder = tmp_path_factory.mktemp("typed_dicts")
    write_files(folder / "made", emit_files(reading, CONFIG))
    return folder


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker[0])
def test_the_package_passes(folder: Path, checker: tuple[str, ...]) -> None:
    assert_passes(folder, checker)


def test_every_name_can_be_imported(folder: Path, reading: Reading) -> None:
    with imported(folder / "made") as package:
        for name in reading.names["python"].classes.values():
            assert getattr(package, name) is not None
        assert package.Odd.__annotations__.keys() == {"a-b", "class", "__c", "next"}


def assignments(reading: Reading) -> Iterator[tuple[str, bool]]:
    """Yield lines that assign an example of each model, as it is and with one thing wrong."""
    schema = reading.schema
    for id_, definition in schema.definitions.items():
        if not isinstance(definition, ObjectDef):
            continue
        name, example = reading.names["python"].classes[id_], example_of(id_, schema)
        yield f"value: {name} = {example!r}", True
        for change in removals(schema, Ref(id_), example):
            yield f"value: {name} = {change.apply(example)!r}", False
        for change in replacements(schema, Ref(id_), example):
            # To type checkers, True is an int, and all strings are dates or open enums.
            if not isinstance(change.value, bool | str) and change.at:
                yield f"value: {name} = {change.apply(example)!r}", False


def test_type_checkers_find_what_is_wrong(folder: Path, reading: Reading) -> None:
    lines = [*assignments(reading)]
    body = "".join(
        f"def f{n}() -> None:\n    {line}\n" for n, (line, _) in enumerate(lines)
    )
    (folder / "checked.py").write_text(f"from made import *\n{body}", "utf-8")
    done = run_module(
        folder, "mypy", "--cache-dir=mypy", "--check-untyped-defs", "checked.py"
    )
    found = {int(line) for line in re.findall(r"checked\.py:(\d+): error", done.stdout)}
    expected = {2 * n + 3 for n, (_, fits) in enumerate(lines) if not fits}
    assert len(expected) > 50
    assert found == expected, done.stdout


def test_read_only_keys_are_not_set(tmp_path: Path) -> None:
    config = Config(models="typeddict")
    reading = read_texts(TABLES, "plain", config, accept_warnings=True)
    write_files(tmp_path / "made", emit_files(reading, config))
    for checker in CHECKERS:
        assert_passes(tmp_path, checker)
    uses = (
        "from made import Order\n"
        'order = Order(customerId=1, codes=[], code="A", seen="x")\n'
        'order["code"] = order["seen"] or ""\n'
        'order["seen"] = "y"\n'
    )
    (tmp_path / "uses.py").write_text(uses)
    said = run_module(tmp_path, "mypy", "--cache-dir=mypy", "uses.py").stdout
    assert re.findall(r"uses\.py:(\d+): error", said) == ["4"]
    with imported(tmp_path / "made") as package:
        assert get_type_hints(package.Order)["seen"] is str
