"""generated/ is what gen writes for specs/."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from spec_package import imported

from generator.cli import cli

ROOT = Path(__file__).parent.parent


def test_generated_is_up_to_date() -> None:
    """If this fails: run `make generate`, and commit what it writes."""
    arguments = [str(ROOT / "specs"), "-o", str(ROOT / "generated"), "--check", "-q"]
    result = CliRunner().invoke(cli, arguments)
    assert (result.output, result.exit_code) == ("", 0)


def test_nothing_else_is_in_generated(tmp_path: Path) -> None:
    arguments = [str(ROOT / "specs"), "-o", str(tmp_path / "out"), "-q"]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    assert _files(ROOT / "generated") == _files(tmp_path / "out")


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_example_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    sys.modules.pop("generated", None)
    from generated import DecodeError, IntegrationResponseDto, decode_json

    body = (
        b'{"environmentId":"e","organizationId":"o","name":"n","identifier":"i",'
        b'"providerId":"p","channel":"email","credentials":{},"active":true,'
        b'"deleted":false,"primary":true}'
    )
    dto = IntegrationResponseDto.from_json(body)
    assert (dto.environment_id, dto.channel) == ("e", "email")
    assert dto.to_json() == body
    assert decode_json(list[IntegrationResponseDto], b"[" + body + b"]") == [dto]
    with pytest.raises(DecodeError) as caught:
        IntegrationResponseDto.from_json(body.replace(b"true,", b"1,", 1))
    assert caught.value.path == "active"


def test_the_examples_in_the_docs_are_decoded() -> None:
    """Those of the hand-written specs too, whose rules the examples have to keep."""
    pages = sorted((ROOT / "generated/docs").rglob("*.md"))
    examples = {
        page.stem: json.loads(found[1])
        for page in pages
        if (
            found := re.search(
                r"```json\n(.*?)\n```", page.read_text("utf-8"), re.DOTALL
            )
        )
    }
    assert {"Order", "Line", "IntegrationResponseDto"} <= examples.keys()
    with imported(ROOT / "generated") as package:
        for name, example in examples.items():
            getattr(package, name).from_dict(example)
