"""TypedDicts: modules, the ``__init__`` of each package, and the shared runtime."""

from __future__ import annotations

from collections.abc import Iterator

from generator.backends.gates import comment
from generator.backends.python.build import build_exports, names_of_specs
from generator.backends.python.context import PyContext
from generator.backends.python.language import PYTHON
from generator.backends.python.writing.package_writer import PackageWriter
from generator.backends.python.writing.runtime_files import read_runtime_files
from generator.backends.python.writing.verify import Verifier
from generator.backends.target import Target
from generator.backends.templating.printer import Printer, Rendered
from generator.backends.typeddict.build_module import build_module, key_names
from generator.backends.typeddict.view import TdModule

_RUNTIME = ("__init__.py", "lazy.py")
_WORDS = frozenset({"NotRequired", "ReadOnly", "TypedDict", "TypedDict("})


class _TypedDictWriter(PackageWriter):
    def __init__(self, context: PyContext, printer: Printer) -> None:
        exports = tuple(build_exports(context, {}))
        runtime = read_runtime_files("typeddict", _RUNTIME, context.config)
        keys = key_names(context.schema)
        names = names_of_specs(context.placements, context.names) | keys
        verifier = Verifier.of(exports, names, {}, runtime, _WORDS)
        super().__init__(context, printer, exports, runtime, verifier)

    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        module = build_module(ids, context)
        template = "typeddict/module.py.jinja"
        yield self.verified(
            self.printer.print(module.path, template, module=module),
            lambda text: self._verify(text, module),
        )

    def _verify(self, text: str, module: TdModule) -> None:
        classes = [cls for cls in module.classes if not cls.is_functional]
        keys = [key for cls in classes for key in cls.keys]
        docstrings = sum(cls.doc is not None for cls in module.classes)
        docstrings += sum(alias.doc is not None for alias in module.aliases)
        docstrings += sum(key.doc is not None for key in keys)
        self.verifier.code(
            text,
            f"{module.path}, of {comment(module.source)},",
            classes=[cls.name for cls in classes],
            docstrings=docstrings,
        )


TARGET = Target(name="typeddict", language=PYTHON, writer=_TypedDictWriter)
