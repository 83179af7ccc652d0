"""The Python package: modules, ``__init__``s, the runtime.  PyModule, PyExports -> files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.artifact import OutputFile
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyExports, PyModule
from generator.backends.templating.environment import template_root
from generator.backends.templating.printer import Printer, Rendered
from generator.config import SERIALIZERS, Config

# The part of the runtime that classes alone use.
_WITHOUT_SERIALIZERS = (
    *("__init__.py", "constraints.py", "converters.py", "enums.py", "lazy.py"),
    "presence.py",
)


def emit_module(module: PyModule, printer: Printer, verifier: Verifier) -> Rendered:
    """Return the file of ``module``.

    Raises UnpromisedCode, which is a bug, for a module that holds more than it should; what
    the user has a hand in is not verified.
    """
    template = "enum" if module.enum else "model" if module.classes else "alias"
    rendered = printer.print(module.path, f"python/{template}.py.jinja", module=module)
    if isinstance(rendered, OutputFile) and not rendered.is_own:
        verifier.module(rendered.text, module)
    return rendered


def emit_package(package: PyExports, printer: Printer, verifier: Verifier) -> Rendered:
    """Return the ``__init__`` of ``package``.

    Raises UnpromisedCode, as emit_module does.
    """
    rendered = printer.print(package.path, "python/package.py.jinja", package=package)
    if isinstance(rendered, OutputFile) and not rendered.is_own:
        verifier.exports(rendered.text, package)
    return rendered


def emit_runtime(runtime: Mapping[str, str]) -> Iterator[OutputFile]:
    """Yield what the modules share, text by name."""
    yield OutputFile("py.typed", "")
    for name, text in runtime.items():
        yield OutputFile(f"_runtime/{name}", text)


def read_runtime(config: Config) -> dict[str, str]:
    """Return the text of each module of the runtime, which is copied as it is."""
    folder = template_root() / "python"
    paths = {path.name: path for path in sorted((folder / "_runtime").glob("*.py"))}
    if SERIALIZERS not in config.targets:
        paths = {name: paths[name] for name in _WITHOUT_SERIALIZERS}
    elif config.json != "standard":
        paths["json_library.py"] = folder / "_json" / f"{config.json}.py"
    return {name: path.read_text("utf-8") for name, path in paths.items()}
