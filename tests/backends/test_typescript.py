"""The TypeScript target of docs/typescript.md: the compiler takes all that it writes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from runs import write
from sample_specs import EVERYTHING

from generator.cli import cli

PAGE = Path(__file__).parents[2] / "docs" / "typescript.md"
SETTINGS = (
    'specs = "specs"\noutput = "out"\ntemplates = "templates"\ndialect = "java"\n'
    '[[target]]\ntemplate = "models.ts.jinja"\nfor = "package"\npath = "models.ts"\n'
)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Return the file that the template of the page makes of all types."""
    text = PAGE.read_text("utf-8")
    [template] = re.findall(r"```jinja title=\S+\n(.*?)```", text, re.DOTALL)
    specs = {f"specs/{path}": page for path, page in EVERYTHING.items()}
    files = {"templates/models.ts.jinja": template, "gen.toml": SETTINGS}
    write(tmp_path, {**specs, **files})
    result = CliRunner().invoke(cli, ["--config", str(tmp_path / "gen.toml"), "-q"])
    assert result.exit_code == 0, result.output
    return tmp_path / "out" / "models.ts"


def test_it_has_a_type_for_each_definition(models: Path) -> None:
    text = models.read_text("utf-8")
    declared = re.findall(r"^export (?:interface|type) (\w+)", text, re.MULTILINE)
    assert {page.removesuffix(".md") for page in EVERYTHING} <= {*declared}
    used = {*re.findall(r"[:<|] ?([A-Z]\w+)", text)} - {"Array", "Record"}
    assert used <= {*declared}


@pytest.mark.skipif(not shutil.which("tsc"), reason="there is no tsc")
def test_the_compiler_takes_it(models: Path) -> None:
    command = ["tsc", "--strict", "--noEmit", str(models)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
