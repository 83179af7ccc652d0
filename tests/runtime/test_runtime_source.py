"""The runtime as source: copied as it is, with nothing but the standard library."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import black
import pytest
from black.mode import Mode
from msgspec.structs import replace
from spec_package import spec_package

from generator.artifact import OutputFile
from generator.backends import file_kinds
from generator.backends.python.writing.pyright import DIRECTIVE
from generator.backends.templating.environment import template_root

MODULES = sorted((template_root() / "python" / "_runtime").glob("*.py"))
LIBRARIES = sorted((template_root() / "python" / "_json").glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_it_imports_only_the_standard_library_and_itself(module: Path) -> None:
    for node in _run(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # One dot: nothing outside of the runtime, wherever the package lies.
            assert node.level <= 1
            names = [] if node.level else [str(node.module)]
        else:
            continue
        assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def _run(module: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes of ``module`` that are run, and not there for type checkers alone."""
    for statement in module.body:
        is_checking = (
            isinstance(statement, ast.If)
            and ast.unparse(statement.test) == "TYPE_CHECKING"
        )
        if not is_checking:
            yield from ast.walk(statement)


def test_it_is_copied_below_a_line_for_pyright() -> None:
    with spec_package({"X.md": "# X\n"}) as compiled:
        copied = sorted((compiled.folder / "_runtime").glob("*.py"))
        assert [path.name for path in copied] == [path.name for path in MODULES]
        for ours, copy in zip(MODULES, copied, strict=True):
            assert copy.read_text("utf-8") == f"{DIRECTIVE}\n{ours.read_text('utf-8')}"


@pytest.mark.parametrize("module", MODULES + LIBRARIES, ids=lambda path: path.stem)
def test_black_leaves_it_alone(module: Path) -> None:
    text = module.read_text("utf-8")
    assert black.format_str(text, mode=Mode()) == text


def test_it_is_not_formatted(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def format_python(file: OutputFile) -> OutputFile:
        seen.append(file.path)
        return file

    kind = replace(file_kinds.KINDS[".py"], format=format_python)
    monkeypatch.setitem(file_kinds.KINDS, ".py", kind)
    with spec_package({"X.md": "# X\n"}):
        assert "x.py" in seen
    assert not [path for path in seen if path.startswith("_runtime/")]
