"""Writes classes that a library decodes and encodes, so they need no functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from generator.backends.python.build import (
    ClassBuilders,
    build_exports,
    build_py_module,
    names_of_specs,
)
from generator.backends.python.classes.bases import inheritable
from generator.backends.python.classes.library_class import BuildClass
from generator.backends.python.code import Built, Code, Import
from generator.backends.python.context import PyContext
from generator.backends.python.placement import Placement
from generator.backends.python.types.converters import imported_names
from generator.backends.python.view import PyMatch
from generator.backends.python.writing.package_writer import PackageWriter
from generator.backends.python.writing.runtime_files import read_runtime_files
from generator.backends.python.writing.verify import Verifier
from generator.backends.templating.printer import Printer, Rendered
from generator.ir.schema import EnumDef
from generator.ir.types import Type


class Library(Struct, frozen=True, kw_only=True):
    """The differences of one library.

    - ``kind``: the name of the target, and of the folder of its runtime.
    - ``shared``: the modules that it shares with the runtime of dataclasses.
    - ``exports``: exports of the package besides classes, name -> module of the runtime.
    - ``called``: functions of the library that modules call; ``words``: names of their arguments.
    """

    kind: str
    build_class: BuildClass
    annotate: Callable[[Type, PyContext], Code]
    enum_base: Callable[[EnumDef], Import]
    shared: tuple[str, ...]
    exports: Mapping[str, str]
    called: frozenset[str]
    words: frozenset[str]


class SimpleWriter(PackageWriter):
    """Writes the modules of one package, and verifies them."""

    def __init__(self, context: PyContext, printer: Printer, library: Library) -> None:
        exports = tuple(build_exports(context, library.exports))
        runtime = read_runtime_files(library.kind, library.shared, context.config)
        names = names_of_specs(context.placements, context.names)
        imports = {
            library.kind: library.called,
            **imported_names(context.config),
            **inheritable(context.config),
        }
        verifier = Verifier.of(exports, names, imports, runtime, library.words)
        super().__init__(context, printer, exports, runtime, verifier)
        self._builders = ClassBuilders(
            build_class=library.build_class,
            alias_functions=_no_functions,
            enum_values=_no_values,
            annotate=library.annotate,
            enum_base=library.enum_base,
        )

    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        """Yield the one module of ``ids``."""
        yield self.module(build_py_module(ids, context, self._builders), "class")


def _no_functions(
    placement: Placement, context: PyContext
) -> Built[tuple[PyMatch, ...]]:
    return Built(())


def _no_values(placement: Placement, context: PyContext) -> Built[tuple[str, ...]]:
    return Built(())
