"""Definitions -> the files of a package, for all targets that are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.backends.dataclasses.emit_code import (
    emit_module,
    emit_package,
    emit_runtime,
    read_runtime,
)
from generator.backends.docs.build_docs import build_index, build_page
from generator.backends.docs.docs_view import DocGroup
from generator.backends.docs.emit_docs import INDEX, emit_index, emit_page
from generator.backends.python.build import (
    build_exports,
    build_module,
    group_by_module,
    names_of_specs,
)
from generator.backends.python.context import Context
from generator.backends.python.converters import imported_names
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyExports, PyModule
from generator.backends.templating.environment import Templates
from generator.backends.templating.printer import Printer, Rendered
from generator.backends.user_target import (
    emit_for_definition,
    emit_for_module,
    emit_for_package,
)
from generator.config import (
    DATACLASSES,
    DEFINITION,
    DOCS,
    MODULE,
    PACKAGE,
    Record,
)


class Unit(Struct, frozen=True):
    """Files that are rendered together, known by the ``path`` of the first.

    They are those of the module of the definitions ``here``, or the one file that shows
    ``view``, to which many definitions contribute.
    """

    path: str
    here: tuple[str, ...] = ()
    view: PyExports | tuple[DocGroup, ...] | None = None


class Emitter:
    """Renders the files of one package; user-defined templates may give findings instead."""

    def __init__(self, context: Context, templates: Templates) -> None:
        names, config = context.names, context.config
        self.context = context
        self._wanted = config.targets
        self._printer = Printer(templates, config.formatter)
        self._exports = tuple(build_exports(context))
        self._groups = build_index(context.schema, names, context.paths)
        self._runtime = read_runtime(config)
        self._verifier = Verifier(
            self._exports,
            names_of_specs(context.placements, names),
            imported_names(config),
            self._runtime,
        )

    def units(self) -> list[Unit]:
        """Return a unit for each file, or group of files, that shows definitions."""
        placements = self.context.placements
        units = [
            Unit(placements[ids[0]].path, here=tuple(ids))
            for ids in group_by_module(placements)
        ]
        if DATACLASSES in self._wanted:
            units += [Unit(package.path, view=package) for package in self._exports]
        if DOCS in self._wanted:
            units.append(Unit(INDEX, view=self._groups))
        return units

    def emit_all(self, units: Iterable[Unit]) -> Iterator[Rendered]:
        """Yield the files of ``units``."""
        for unit in units:
            yield from self.emit(unit, self.context)

    def emit(self, unit: Unit, context: Context) -> Iterator[Rendered]:
        """Yield the files of ``unit``; all that it needs of definitions is in ``context``."""
        match unit.view:
            case None:
                yield from self._emit_module(unit.here, context)
            case PyExports():
                yield emit_package(unit.view, self._printer, self._verifier)
            case groups:
                yield emit_index(groups, self._printer)

    def _emit_module(self, ids: Sequence[str], context: Context) -> Iterator[Rendered]:
        module = build_module(ids, context)
        if DATACLASSES in self._wanted:
            yield emit_module(module, self._printer, self._verifier)
        for target in self._own(MODULE):
            yield emit_for_module(target, module, self._printer)
        for id_ in ids:
            yield from self._emit_definition(id_, module, context)

    def _emit_definition(
        self, id_: str, module: PyModule, context: Context
    ) -> Iterator[Rendered]:
        own = self._own(DEFINITION)
        if DOCS not in self._wanted and not own:
            return
        definition = context.schema.definitions[id_]
        page = build_page(definition, context.schema, context.names, context.paths)
        if DOCS in self._wanted:
            yield emit_page(page, self._printer)
        for target in own:
            placement = context.placements[id_]
            yield emit_for_definition(target, placement, module, page, self._printer)

    def emit_shared(self) -> Iterator[Rendered]:
        """Yield the files of the runtime, and of user-defined targets for the whole package."""
        if DATACLASSES in self._wanted:
            yield from emit_runtime(self._runtime)
        if own := self._own(PACKAGE):
            groups = group_by_module(self.context.placements)
            modules = [build_module(ids, self.context) for ids in groups]
            views = modules, self._exports, self._groups
            for target in own:
                yield emit_for_package(target, *views, self._printer)

    def _own(self, kind: str) -> list[Record]:
        """Return the user-defined targets for ``kind``."""
        return [t for t in self.context.config.target if t.values["for"] == kind]
