"""The Python package: modules, ``__init__``s, the runtime.  PyPackage -> files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import OutputFile
from generator.backends.python.format import format_python
from generator.backends.python.view import PyModule, PyPackage
from generator.backends.templating import render, template_root


def emit_code(package: PyPackage, library: str) -> Iterator[OutputFile]:
    """Yield the files of ``package``, which reads and writes JSON with ``library``."""
    for module in package.modules:
        yield OutputFile(module.path, format_python(_render_module(module)))
    for exports in package.exports:
        # Long lines in it cannot be split, and Black takes a second to find that out.
        text = render("python/package.py.jinja", package=exports)
        yield OutputFile(exports.path, text)
    yield OutputFile("py.typed", "")
    folder = template_root() / "python"
    for path in sorted((folder / "_runtime").glob("*.py")):
        yield OutputFile(f"_runtime/{path.name}", path.read_text("utf-8"))
    if library != "standard":
        text = (folder / "_json" / f"{library}.py").read_text("utf-8")
        yield OutputFile("_runtime/json_library.py", text)


def _render_module(module: PyModule) -> str:
    template = "enum" if module.enum else "model" if module.classes else "alias"
    return render(f"python/{template}.py.jinja", module=module)
