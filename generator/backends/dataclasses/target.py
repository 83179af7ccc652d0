"""The dataclasses: modules, the ``__init__`` of each package, and the runtime they share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.artifact import OutputFile
from generator.backends.dataclasses.build_module import (
    build_module,
    exports_of,
)
from generator.backends.python.build import names_of_specs
from generator.backends.python.context import PyContext
from generator.backends.python.converters import imported_names
from generator.backends.python.language import PYTHON
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyExports
from generator.backends.target import Target, Writer
from generator.backends.templating.environment import template_root
from generator.backends.templating.printer import Printer, Rendered
from generator.config import Config

# The part of the runtime that classes alone use.
_WITHOUT_SERIALIZERS = (
    *("__init__.py", "constraints.py", "converters.py", "enums.py", "lazy.py"),
    *("presence.py", "unknown_member.py"),
)


class _DataclassWriter(Writer[PyContext]):
    """What is printed is verified, unless a user's template had a hand in it."""

    def __init__(self, context: PyContext, printer: Printer) -> None:
        super().__init__(context, printer)
        self._exports = exports_of(context)
        self._runtime = read_runtime(context)
        self._verifier = Verifier(
            self._exports,
            names_of_specs(context.placements, context.names),
            imported_names(context.config),
            self._runtime,
        )

    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        """Yield the one module of ``ids``.

        Raises UnpromisedCode, which is a bug, for a module that holds more than it should.
        """
        module = build_module(ids, context)
        kind = "enum" if module.enum else "model" if module.classes else "alias"
        template = f"python/{kind}.py.jinja"
        rendered = self.printer.print(module.path, template, module=module)
        if isinstance(rendered, OutputFile) and not rendered.is_own:
            self._verifier.module(rendered.text, module)
        yield rendered

    def overviews(self) -> Iterator[tuple[str, object]]:
        for package in self._exports:
            yield package.path, package

    def overview(self, path: str, view: object) -> Rendered:
        """Return the ``__init__`` of a package.

        Raises UnpromisedCode, as ``definitions`` does.
        """
        assert isinstance(view, PyExports)
        rendered = self.printer.print(path, "python/package.py.jinja", package=view)
        if isinstance(rendered, OutputFile) and not rendered.is_own:
            self._verifier.exports(rendered.text, view)
        return rendered

    def shared(self) -> Iterator[Rendered]:
        yield OutputFile("py.typed", "")
        for name, text in self._runtime.items():
            yield OutputFile(f"_runtime/{name}", text)

    def places(self) -> Iterator[tuple[str, str]]:
        for id_, placement in self.context.placements.items():
            yield placement.path, id_


def read_runtime(context: PyContext) -> dict[str, str]:
    """Return the text of each module of the runtime, which is copied as it is."""
    folder = template_root() / "python"
    paths = {path.name: path for path in sorted((folder / "_runtime").glob("*.py"))}
    if not context.has_serializers:
        paths = {name: paths[name] for name in _WITHOUT_SERIALIZERS}
    else:
        paths |= dict(_variants(folder, context.config))
    return {name: path.read_text("utf-8") for name, path in paths.items()}


def _variants(folder: Path, config: Config) -> Iterator[tuple[str, Path]]:
    """Yield the modules of the runtime that settings choose, by name."""
    if config.json != "standard":
        yield "json_library.py", folder / "_json" / f"{config.json}.py"
    if config.naive_datetimes == "refuse":
        yield "naive.py", folder / "_naive/refuse.py"


TARGET = Target(name="dataclasses", language=PYTHON, writer=_DataclassWriter)
