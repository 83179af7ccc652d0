"""The common files of Python packages: each ``__init__``, and the runtime."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.artifact import OutputFile
from generator.backends.python.context import PyContext
from generator.backends.python.view import PyExports, PyModule
from generator.backends.python.writing.pyright import DIRECTIVE
from generator.backends.python.writing.verify import Verifier
from generator.backends.target import Writer
from generator.backends.templating.printer import Printer, Rendered

_PACKAGE, _STUB = "python/package.py.jinja", "python/package.pyi.jinja"


class PackageWriter(Writer[PyContext]):
    """Output is verified unless a user-defined template took part.

    - ``exports``: the ``__init__`` of each package.
    - ``runtime``: the text of each module of the runtime, by name.
    """

    def __init__(
        self,
        context: PyContext,
        printer: Printer,
        exports: tuple[PyExports, ...],
        runtime: Mapping[str, str],
        verifier: Verifier,
    ) -> None:
        super().__init__(context, printer)
        self._exports = exports
        self._runtime = runtime
        self.verifier = verifier

    def overviews(self) -> Iterator[tuple[str, object]]:
        for package in self._exports:
            yield package.path, package
            yield f"{package.path}i", package

    def overview(self, path: str, view: object) -> Rendered:
        """Return the ``__init__`` of a package, or its stub.

        Raises UnpromisedCode for unexpected code, which is a bug.
        """
        assert isinstance(view, PyExports)
        template = _STUB if path.endswith(".pyi") else _PACKAGE
        tables = int(template == _PACKAGE)
        return self.verified(
            self.printer.print(path, template, package=view),
            lambda text: self.verifier.exports(text, path, tables=tables),
        )

    def verified(self, rendered: Rendered, verify: Callable[[str], object]) -> Rendered:
        """Return ``rendered`` after ``verify``, unless a user-defined template took part."""
        if isinstance(rendered, OutputFile) and not rendered.is_own:
            verify(rendered.text)
        return rendered

    def module(self, module: PyModule, classes: str) -> Rendered:
        """Return the file of ``module``.

        - ``classes``: the kind of template for a module of classes.

        Raises UnpromisedCode for unexpected code, which is a bug.
        """
        kind = "enum" if module.enum else classes if module.classes else "alias"
        return self.verified(
            self.printer.print(module.path, f"python/{kind}.py.jinja", module=module),
            lambda text: self.verifier.module(text, module),
        )

    def shared(self) -> Iterator[Rendered]:
        yield OutputFile("py.typed", "")
        for name, text in self._runtime.items():
            yield OutputFile(f"_runtime/{name}", f"{DIRECTIVE}\n{text}")

    def places(self) -> Iterator[tuple[str, str]]:
        for id_, placement in self.context.placements.items():
            yield placement.path, id_
