"""TypedDicts: modules, the ``__init__`` of each package, and the runtime they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.artifact import OutputFile
from generator.backends.gates import comment
from generator.backends.python.build import build_exports, names_of_specs
from generator.backends.python.context import PyContext
from generator.backends.python.language import PYTHON
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyExports
from generator.backends.target import Target, Writer
from generator.backends.templating.environment import template_root
from generator.backends.templating.printer import Printer, Rendered
from generator.backends.typeddict.build_module import build_module, key_names
from generator.backends.typeddict.view import TdModule

_RUNTIME = ("__init__.py", "lazy.py")
_WORDS = frozenset({"NotRequired", "TypedDict", "TypedDict("})


class _TypedDictWriter(Writer[PyContext]):
    """What is printed is verified, unless a user's template had a hand in it."""

    def __init__(self, context: PyContext, printer: Printer) -> None:
        super().__init__(context, printer)
        self._exports = tuple(build_exports(context, {}))
        self._runtime = _read_runtime()
        self._verifier = Verifier(
            self._exports,
            names_of_specs(context.placements, context.names)
            | key_names(context.schema),
            {},
            self._runtime,
            _WORDS,
        )

    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        module = build_module(ids, context)
        template = "typeddict/module.py.jinja"
        rendered = self.printer.print(module.path, template, module=module)
        if isinstance(rendered, OutputFile) and not rendered.is_own:
            self._verify(rendered.text, module)
        yield rendered

    def _verify(self, text: str, module: TdModule) -> None:
        classes = [cls for cls in module.classes if not cls.is_functional]
        keys = [key for cls in classes for key in cls.keys]
        docstrings = sum(cls.doc is not None for cls in module.classes)
        docstrings += sum(alias.doc is not None for alias in module.aliases)
        docstrings += sum(key.doc is not None for key in keys)
        self._verifier.code(
            text,
            f"{module.path}, of {comment(module.source)},",
            classes=[cls.name for cls in classes],
            docstrings=docstrings,
        )

    def overviews(self) -> Iterator[tuple[str, object]]:
        for package in self._exports:
            yield package.path, package

    def overview(self, path: str, view: object) -> Rendered:
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


def _read_runtime() -> Mapping[str, str]:
    folder = template_root() / "python" / "_runtime"
    return {name: (folder / name).read_text("utf-8") for name in _RUNTIME}


TARGET = Target(name="typeddict", language=PYTHON, writer=_TypedDictWriter)
