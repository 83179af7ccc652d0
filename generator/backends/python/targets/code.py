"""The Python package: modules, ``__init__``s, the runtime.  PyModule, PyExports -> files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.artifact import OutputFile
from generator.backends.python.view import PyExports, PyModule
from generator.backends.templating import render, template_root


def emit_module(module: PyModule) -> OutputFile:
    """Return the file of ``module``."""
    template = "enum" if module.enum else "model" if module.classes else "alias"
    return OutputFile(module.path, render(f"python/{template}.py.jinja", module=module))


def emit_shared(exports: Iterable[PyExports]) -> Iterator[OutputFile]:
    """Yield what the modules share: the ``__init__``s that export them, the runtime."""
    for package in exports:
        text = render("python/package.py.jinja", package=package)
        yield OutputFile(package.path, text)
    yield OutputFile("py.typed", "")
    for path in sorted((template_root() / "python" / "_runtime").glob("*.py")):
        yield OutputFile(f"_runtime/{path.name}", path.read_text("utf-8"))
