"""What the rules of tables cost in generated code: ``python -m benchmarks.rules``.

An order of specs/shop, of five lines, with all its rules and without any.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from benchmarks.peers import OPERATIONS
from benchmarks.timing import compare
from generator.compiler import Reading, emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.inputs.workspace import read_specs
from generator.ir.schema import Definition, ObjectDef, Schema

ROOT = Path(__file__).resolve().parent.parent
LINE = {"sku": "AB-1", "quantity": 3, "price": "1.50"}
ORDER = {
    "id": "00000000-0000-0000-0000-000000000001",
    "number": "AB-1",
    "lines": [LINE] * 5,
    "total": "7.50",
    "placed_at": "2026-01-31T12:00:00Z",
    "tags": ["gift", "new"],
}


def without_rules(definition: Definition) -> Definition:
    if not isinstance(definition, ObjectDef):
        return definition
    fields = tuple(replace(field, constraints=()) for field in definition.fields)
    return replace(definition, fields=fields)


def generate(name: str, reading: Reading, folder: Path) -> Any:
    """Return the class Order of the package ``name``."""
    for file in emit_files(reading, Config()):
        path = folder / name / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")
    importlib.invalidate_caches()
    return importlib.import_module(name).Order


@click.command()
@click.option("--rounds", default=40, show_default=True)
def main(rounds: int) -> None:
    """Print the time with rules where it is 1 without."""
    report = Report()
    reading = read_schema(read_specs(ROOT / "specs/shop", report), None, report)
    definitions = reading.schema.definitions.items()
    bare = Schema({id_: without_rules(each) for id_, each in definitions})
    text = json.dumps(ORDER).encode()
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        classes = {
            "without": generate("without", replace(reading, schema=bare), Path(folder)),
            "with": generate("with_rules", reading, Path(folder)),
        }
        for operation in OPERATIONS:
            cases = {}
            for name, cls in classes.items():
                value = cls.from_dict(ORDER)
                given = {"from_dict": (ORDER,), "from_json": (text,)}
                owner = cls if operation in given else value
                method = getattr(owner, operation)
                cases[name] = partial(method, *given.get(operation, ()))
            click.echo(
                f"{operation:10} {compare(cases, 'without', rounds)['with'].median:.2f}"
            )


if __name__ == "__main__":
    main()
