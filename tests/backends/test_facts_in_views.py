"""The view has all facts: a user's template makes TypedDicts, and one makes JSON Schema."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from runs import write

from generator.cli import cli

TEMPLATES = Path(__file__).parent.parent / "templates"
SPECS = {
    "specs/Order.md": "# Order\n\n| Name | Type | Required | Constraints | JSON |\n"
    "| --- | --- | --- | --- | --- |\n"
    "| customer id | integer | yes | min 1 | customer-id |\n"
    "| code | string | yes | pattern `^[A-Z]+$` | |\n"
    "| placed | date | no | | |\n"
    "| note | string or null | no | | |\n"
    "| tags | list of string | no | | |\n"
    "| tint | [Tint](Tint.md) | yes | | |\n"
    "| parent | [Order](Order.md) | no | | |\n",
    "specs/Tint.md": "# Tint\n\n| Value | Description |\n| --- | --- |\n"
    '| `red` | |\n| `say "hi"` | |\n',
}
GOOD = {"customer-id": 1, "code": "A", "tint": "red", "note": None, "tags": ["a"]}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the two templates have written into."""
    folder = tmp_path_factory.mktemp("facts")
    write(folder, SPECS)
    targets = "".join(
        f'[[target]]\ntemplate = "{name}.jinja"\nfor = "package"\npath = "{name}"\n'
        for name in ("typed_dicts.py", "schema.json")
    )
    settings = f'specs = "specs"\noutput = "out"\ntemplates = "{TEMPLATES}"\n'
    write(folder, {"gen.toml": settings + targets})
    result = CliRunner().invoke(cli, ["--config", str(folder / "gen.toml")])
    assert result.exit_code == 0, result.output
    return folder / "out"


@pytest.mark.parametrize("template", sorted(TEMPLATES.iterdir()), ids=lambda p: p.name)
def test_a_template_is_short(template: Path) -> None:
    assert len(template.read_text("utf-8").splitlines()) <= 45


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"parent": GOOD}, True),
        ({"note": None}, True),
        ({"customer-id": 0}, False),
        ({"customer-id": "1"}, False),
        ({"code": "a"}, False),
        ({"tint": "blue"}, False),
        ({"tags": [1]}, False),
        ({"parent": {}}, False),
    ],
)
def test_json_schema(made: Path, change: dict[str, Any], fits: bool) -> None:
    schema = json.loads((made / "schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator({**schema, "$ref": "#/$defs/Order"})
    assert validator.is_valid({**GOOD, **change}) is fits


VALUES = {
    '{"customer-id": 1, "code": "A", "tint": "red"}': True,
    '{"customer-id": 1, "code": "A", "tint": "red", "note": None}': True,
    '{"customer-id": 1, "code": "A", "tint": "blue"}': False,
    '{"customer-id": 1, "tint": "red"}': False,
    '{"customer-id": 1, "code": "A", "tint": "red", "tags": [1]}': False,
}


def test_typed_dicts(made: Path, tmp_path: Path) -> None:
    code = (made / "typed_dicts.py").read_text("utf-8")
    lines = [f"order{n}: Order = {value}" for n, value in enumerate(VALUES)]
    file = tmp_path / "checked.py"
    file.write_text("\n".join([code, *lines]), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path)]
    done = subprocess.run(
        [*command, str(file)], check=False, capture_output=True, text=True
    )
    first = len(code.splitlines()) + 2
    wrong = {int(n) - first for n in re.findall(r"\.py:(\d+): error", done.stdout)}
    expected = {n for n, fits in enumerate(VALUES.values()) if not fits}
    assert wrong == expected, done.stdout
