"""The second gate: code that no view promises is found, and all that gen writes is let through."""

from __future__ import annotations

import ast
import doctest
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import BY_HAND, PAGES, TEXTS, generate, specs_with
from msgspec.structs import replace

from generator.artifact import OutputFile
from generator.backends import file_kinds
from generator.backends.dataclasses.build_module import build_module, exports_of
from generator.backends.python.build import names_of_specs
from generator.backends.python.context import make_context, module_units
from generator.backends.python.view import PyModule
from generator.backends.python.writing import verify as module_under_test
from generator.backends.python.writing.verify import UnpromisedCode, Verifier
from generator.backends.templating.environment import SHIPPED, template_root
from generator.compiler import emit_files, read_schema
from generator.config import Config
from generator.diagnostics.report import Report
from generator.frontend.types.dialects.java import JAVA
from generator.source import SourceFile

RUNTIME = {
    path.name: path.read_text("utf-8")
    for path in (template_root() / "python/_runtime").glob("*.py")
}


SOURCES = [SourceFile(p, t) for p, t in specs_with("word", PAGES).items()]
READING = read_schema(SOURCES, JAVA, Report())


def prepared() -> tuple[Verifier, PyModule, str]:
    """Return a verifier, a module of one class and its text."""
    context = make_context(READING.schema, READING.names["python"], Config())
    exports = exports_of(context)
    modules = [build_module(unit.here, context) for unit in module_units(context)]
    module = next(m for m in modules if m.classes)
    names = names_of_specs(context.placements, context.names)
    return (
        Verifier.of(exports, names, {}, RUNTIME),
        module,
        SHIPPED.render("python/model.py.jinja", module=module),
    )


VERIFIER, MODULE, TEXT = prepared()
FIELD = '    """word'


def planted(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def test_what_is_rendered_is_promised() -> None:
    assert VERIFIER.module(TEXT, MODULE) == TEXT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A docstring that was left.
        (FIELD, '    """word"""\n    eval("1")\n    """'),
        (FIELD, '    """word""" + str(1 + 1) + """'),
        (FIELD, '    """word"""\n    """'),
        (FIELD, '    """word"""\n    a: str = "b"\n    """'),
        (FIELD, '    f"""{1}word'),
        (FIELD, '    r"""word'),
        # Statements of their own.
        ("\n\n\n@dataclass", '\n__import__("os").system("x")\n\n\n@dataclass'),
        ("\n\n\n@dataclass", "\nimport os\n\n\n@dataclass"),
        ("\n\n\n@dataclass", "\nfrom os import path\n\n\n@dataclass"),
        ("\n\n\n@dataclass", "\nif True: import dataclasses\n\n\n@dataclass"),
        ("\n\n\n@dataclass", "\nclass Other:\n    a: int\n\n\n@dataclass"),
        ("\n\n\n@dataclass", "\n@Kind\n@dataclass"),
        ("class Model:", "class Model(Kind):\n    def a(self): return 1\nclass B:"),
        ("    @classmethod", "    @staticmethod"),
        # Calls.
        ("self.a = a", "self.a = a(data)"),
        ("self.a = a", "self.a = a (data)"),
        ("self.a = a", "self.a = data[a](a)"),
        ("self.a = a", 'self.a = "a"(a)'),
        ("self.a = a", "self.a = getattr(a, a)"),
        ("self.a = a", "self.a = (a)(a)"),
        # What the lexer of the gate would take otherwise than Python.
        ("self.a = a", "self.a = a \\\n"),
        ("self.a = a", "self.a = a; self.b = a"),
        ("self.a = a", "self.a = a  # type: ignore"),
        ("self.a = a", "self.a = '"),
        ("self.a = a", 'self.a = "a" "b"'),
        ("self.a = a", 'self.a = b"a"'),
        ("self.a = a", 'self.a = "\u202e"'),
        ("# Spec: ", "# coding: latin-1\n# Spec: "),
        ("# Spec: Model.md", "# Spec: Model.md\nimport os"),
    ],
)
def test_what_is_not_promised_is_found(old: str, new: str) -> None:
    with pytest.raises(UnpromisedCode, match=r"^model\.py, of Model\.md, holds what"):
        VERIFIER.module(planted(old, new), MODULE)


def test_nothing_is_emitted_if_a_module_holds_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind = file_kinds.KINDS[".py"]
    spoilt = replace(kind, format=lambda f: OutputFile(f.path, f"{f.text}eval\n"))
    monkeypatch.setitem(file_kinds.KINDS, ".py", spoilt)
    with pytest.raises(UnpromisedCode):
        emit_files(READING)


# The lexer of the gate against that of Python.


def every_module() -> Iterator[str]:
    for text in TEXTS:
        for dialect, pages in (("java", PAGES), ("plain", {"Line.md": BY_HAND})):
            files = generate(specs_with(text, pages), dialect)
            yield from (t for path, t in files.items() if path.endswith(".py"))
    cases = Path(__file__).parents[1] / "cases"
    for path in cases.glob("*/expected/generated/**/*.py"):
        yield path.read_text("utf-8")


def letters(code: str) -> Counter[str]:
    """Return how often each character is in a string of ``code``."""
    nodes = ast.walk(ast.parse(code))
    values = (node.value for node in nodes if isinstance(node, ast.Constant))
    return Counter("".join(value for value in values if isinstance(value, str)))


def test_the_gate_sees_the_strings_that_python_sees() -> None:
    lexer = module_under_test._STRING
    for text in every_module():
        strings = (
            ("f" if text[found.start() - 1] == "f" else "") + found[0]
            for found in lexer.finditer(text)
        )
        seen = "\n".join(f"({string})" for string in strings)
        assert letters(seen) == letters(text)


def test_examples_in_the_docstring() -> None:
    assert doctest.testmod(module_under_test).failed == 0
