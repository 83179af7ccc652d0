"""Deprecated classes are marked where type checkers see it, and nothing warns at run time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from spec_package import Compiled, model, spec_package

from generator.config import Config

SPECS = {
    "Old.md": model("~~Old~~", {"size": "*long*"}),
    "Box.md": model("Box", {"old?": "[*Old*](Old.md)", "~~worn~~?": "*String*"}),
}
USE = "from {package} import Box, Old\n\nprint(Box(old=Old(size=1)))\n"


@pytest.fixture(scope="module", params=["dataclasses", "pydantic", "msgspec"])
def made(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with spec_package(SPECS, config=Config(models=request.param)) as compiled:
        yield compiled


def checked(made: Compiled, *command: str, use: bool = True) -> str:
    folder = made.folder.parent
    name = made.folder.name
    program = folder / "use.py"
    program.write_text(USE.format(package=name))
    done = subprocess.run(
        [sys.executable, "-m", *command, str(program) if use else name],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_no_warning_when_it_is_used(made: Compiled) -> None:
    old = made.package.Old
    assert old(size=1).size == 1
    assert old.__deprecated__ == "Do not use it in new code."
    assert not hasattr(made.package.Box, "__deprecated__")


def test_type_checkers_see_it(made: Compiled) -> None:
    enabled = ("--strict", "--enable-error-code", "deprecated")
    said = checked(made, "mypy", *enabled)
    assert "class " in said
    assert "is deprecated: Do not use it in new code." in said
    said = checked(made, "basedpyright", "--pythonpath", sys.executable)
    assert "(reportDeprecated)" in said


def test_the_package_itself_is_clean(made: Compiled) -> None:
    assert "Success" in checked(made, "mypy", "--strict", use=False)
    said = checked(made, "basedpyright", "--pythonpath", sys.executable, use=False)
    assert said == "0 errors, 0 warnings, 0 notes\n"


def test_deprecated_attributes_say_so_in_their_docstrings(made: Compiled) -> None:
    text = Path(made.folder, "box.py").read_text("utf-8")
    assert '    """Deprecated: do not use in new code."""\n' in text
