"""No output quotes the whole of a long cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from runs import write

from generator.cli import cli

LONG = "Zorp" * 1_500
FORMATS = ["full", "concise", "json", "github", "gitlab", "sarif"]


def page(type_: str, name: str = LONG) -> str:
    head = "# A\n\n| Name | Type | Description |\n|-|-|-|\n"
    return f"{head}| x | {type_} | {LONG} |\n| {name} | string | |\n| {name} | string | |\n"


@pytest.mark.parametrize("output_format", FORMATS)
def test_findings_are_short(tmp_path: Path, output_format: str) -> None:
    specs = write(tmp_path / "specs", {"A.md": page(LONG)})
    done = CliRunner().invoke(
        cli, [str(specs), "-o", str(tmp_path / "out"), "--output-format", output_format]
    )
    assert "ZorpZorp" in done.output
    assert len(done.output) < 11_000


@pytest.mark.parametrize("output_format", ["text", "markdown", "json"])
def test_changes_are_short(tmp_path: Path, output_format: str) -> None:
    old = write(tmp_path / "old", {"A.md": page(f'"{LONG}"')})
    new = write(tmp_path / "new", {"A.md": page(f'"{LONG}s"', f"{LONG}s")})
    done = CliRunner().invoke(
        cli, ["diff", str(old), str(new), "--format", output_format]
    )
    assert "ZorpZorp" in done.output
    # In JSON, names are complete: docs/diff.md.
    names = {f'"{name}"': '""' for name in (LONG, f"{LONG}s")}
    output = done.output
    for name, short in names.items():
        output = output.replace(name, short)
    assert len(output) < 11_000
