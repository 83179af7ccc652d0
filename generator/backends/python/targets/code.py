"""The Python package: modules, ``__init__``s, the runtime.  PyPackage -> files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import OutputFile
from generator.backends.python.format import format_python
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyModule, PyPackage
from generator.backends.templating import render, template_root


def emit_code(package: PyPackage, library: str) -> Iterator[OutputFile]:
    """Yield the files of ``package``, which reads and writes JSON with ``library``.

    Raises UnpromisedCode, which is a bug, for a module that holds more than it should.
    """
    runtime = _read_runtime(library)
    verifier = Verifier(package, runtime)
    for module in package.modules:
        text = format_python(_render_module(module))
        yield OutputFile(module.path, verifier.module(text, module))
    for exports in package.exports:
        # Long lines in it cannot be split, and Black takes a second to find that out.
        text = render("python/package.py.jinja", package=exports)
        yield OutputFile(exports.path, verifier.exports(text, exports))
    yield OutputFile("py.typed", "")
    for name, text in runtime.items():
        yield OutputFile(f"_runtime/{name}", text)


def _read_runtime(library: str) -> dict[str, str]:
    """Return the text of each module of the runtime, which is copied as it is."""
    folder = template_root() / "python"
    paths = {path.name: path for path in sorted((folder / "_runtime").glob("*.py"))}
    if library != "standard":
        paths["json_library.py"] = folder / "_json" / f"{library}.py"
    return {name: path.read_text("utf-8") for name, path in paths.items()}


def _render_module(module: PyModule) -> str:
    template = "enum" if module.enum else "model" if module.classes else "alias"
    return render(f"python/{template}.py.jinja", module=module)
