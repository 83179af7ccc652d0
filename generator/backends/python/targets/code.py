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


def emit_shared(exports: Iterable[PyExports], library: str) -> Iterator[OutputFile]:
    """Yield what the modules share: the ``__init__``s that export them, the runtime.

    The package reads and writes JSON with ``library``.
    """
    for package in exports:
        text = render("python/package.py.jinja", package=package)
        yield OutputFile(package.path, text)
    yield OutputFile("py.typed", "")
    folder = template_root() / "python"
    for path in sorted((folder / "_runtime").glob("*.py")):
        yield OutputFile(f"_runtime/{path.name}", path.read_text("utf-8"))
    if library != "standard":
        text = (folder / "_json" / f"{library}.py").read_text("utf-8")
        yield OutputFile("_runtime/json_library.py", text)
