"""The Python package: modules, ``__init__``s, the runtime.  PyModule, PyExports -> files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.artifact import OutputFile
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyExports, PyModule
from generator.backends.templating import render, template_root


def emit_module(module: PyModule) -> OutputFile:
    """Return the file of ``module``."""
    template = "enum" if module.enum else "model" if module.classes else "alias"
    return OutputFile(module.path, render(f"python/{template}.py.jinja", module=module))


def emit_shared(
    exports: Iterable[PyExports], runtime: Mapping[str, str], verifier: Verifier
) -> Iterator[OutputFile]:
    """Yield what the modules share: the ``__init__``s that export them, the runtime.

    Raises UnpromisedCode, which is a bug, for an ``__init__`` that holds more than it should.
    """
    for package in exports:
        text = render("python/package.py.jinja", package=package)
        yield OutputFile(package.path, verifier.exports(text, package))
    yield OutputFile("py.typed", "")
    for name, text in runtime.items():
        yield OutputFile(f"_runtime/{name}", text)


def read_runtime(library: str) -> dict[str, str]:
    """Return the text of each module of the runtime, which is copied as it is."""
    folder = template_root() / "python"
    paths = {path.name: path for path in sorted((folder / "_runtime").glob("*.py"))}
    if library != "standard":
        paths["json_library.py"] = folder / "_json" / f"{library}.py"
    return {name: path.read_text("utf-8") for name, path in paths.items()}
