"""Definitions -> the files of a package, for all targets that are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.backends.python.build import (
    build_exports,
    build_module,
    group_by_module,
    names_of_specs,
)
from generator.backends.python.build_docs import build_index, build_page
from generator.backends.python.context import Context
from generator.backends.python.converters import imported_names
from generator.backends.python.lookups import Lookups, watched
from generator.backends.python.printer import Made, Printer
from generator.backends.python.targets.code import (
    emit_module,
    emit_shared,
    read_runtime,
)
from generator.backends.python.targets.docs import emit_index, emit_page
from generator.backends.python.targets.own import (
    emit_for_definition,
    emit_for_module,
    emit_for_package,
)
from generator.backends.python.verify import Verifier
from generator.backends.python.view import PyModule
from generator.backends.templating import Templates
from generator.config import (
    DATACLASSES,
    DEFINITION,
    DOCS,
    MODULE,
    PACKAGE,
    Record,
)


class MadeModule(Struct, frozen=True):
    """What was ``made`` for the module of the definitions ``here``, and what it asked for.

    ``path`` is that of the module; ``ids`` and ``stems`` are those of :class:`Lookups`, sorted.
    """

    path: str
    here: tuple[str, ...]
    made: tuple[Made, ...]
    ids: tuple[str, ...]
    stems: tuple[str, ...]


class Emitter:
    """Makes the files of one package; templates of the user's may make findings instead."""

    def __init__(self, context: Context, templates: Templates) -> None:
        names, config = context.names, context.config
        self._lookups = Lookups(set(), set())
        self._context = context
        self._watched = watched(context, self._lookups)
        self._wanted = config.targets
        self._printer = Printer(templates, config.formatter)
        self._exports = tuple(build_exports(context))
        self._runtime = read_runtime(config)
        self._verifier = Verifier(
            self._exports,
            names_of_specs(context.homes, names),
            imported_names(config),
            self._runtime,
        )

    def emit_modules(self, modules: Iterable[Sequence[str]]) -> Iterator[MadeModule]:
        """Yield the files of ``modules``, each the ids of the definitions in it."""
        for ids in modules:
            self._lookups.clear()
            made = tuple(self._emit_module(ids))
            path = self._context.homes[ids[0]].path
            asked = tuple(sorted(self._lookups.ids)), tuple(sorted(self._lookups.stems))
            yield MadeModule(path, tuple(ids), made, *asked)

    def _emit_module(self, ids: Sequence[str]) -> Iterator[Made]:
        module = build_module(ids, self._watched)
        if DATACLASSES in self._wanted:
            yield emit_module(module, self._printer, self._verifier)
        for target in self._own(MODULE):
            yield emit_for_module(target, module, self._printer)
        for id_ in ids:
            yield from self._emit_definition(id_, module)

    def _emit_definition(self, id_: str, module: PyModule) -> Iterator[Made]:
        context, own = self._watched, self._own(DEFINITION)
        if DOCS not in self._wanted and not own:
            return
        definition = context.schema.definitions[id_]
        page = build_page(definition, context.schema, context.names, context.paths)
        if DOCS in self._wanted:
            yield emit_page(page, self._printer)
        for target in own:
            home = context.homes[id_]
            yield emit_for_definition(target, home, module, page, self._printer)

    def emit_shared(self) -> Iterator[Made]:
        """Yield the files that are there once."""
        context, printer = self._context, self._printer
        if DATACLASSES in self._wanted:
            yield from emit_shared(
                self._exports, self._runtime, printer, self._verifier
            )
        groups = build_index(context.schema, context.names, context.paths)
        if DOCS in self._wanted:
            yield emit_index(groups, printer)
        if own := self._own(PACKAGE):
            found = group_by_module(context.homes)
            modules = [build_module(ids, context) for ids in found]
            for target in own:
                yield emit_for_package(target, modules, self._exports, groups, printer)

    def _own(self, kind: str) -> list[Record]:
        """Return the targets of the user's that are for ``kind``."""
        return [t for t in self._context.config.target if t.values["for"] == kind]
