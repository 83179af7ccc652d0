"""User-defined targets: each has a template, a scope that it is rendered for, and a path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.artifact import OutputFile
from generator.backends.dataclasses.build_module import build_module, exports_of
from generator.backends.docs.build_docs import build_index, build_page
from generator.backends.gates import path_part
from generator.backends.python.context import PyContext, module_units
from generator.backends.python.language import PYTHON
from generator.backends.python.placement import Placement
from generator.backends.target import Target, Writer
from generator.backends.templating.printer import Printer, Rendered
from generator.config import DEFINITION, MODULE, PACKAGE, Record
from generator.diagnostics import catalog
from generator.diagnostics.report import Report


class _UserWriter(Writer[PyContext]):
    """Files of user-defined templates: for each module, each definition, or the whole package."""

    def __init__(self, context: PyContext, printer: Printer) -> None:
        super().__init__(context, printer)
        targets = context.config.target
        self._of = {
            kind: [target for target in targets if target.values["for"] == kind]
            for kind in (MODULE, DEFINITION, PACKAGE)
        }

    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        module = build_module(ids, context)
        for target in self._of[MODULE]:
            path = _module_path(target, module.path)
            yield self._print(target, path, module=module)
        for target in self._of[DEFINITION]:
            for id_ in ids:
                placement = context.placements[id_]
                name, page = placement.class_name, build_page(id_, context)
                path = _definition_path(target, placement)
                yield self._print(target, path, name=name, module=module, page=page)

    def shared(self) -> Iterator[Rendered]:
        if not self._of[PACKAGE]:
            return
        units = module_units(self.context)
        views = {
            "modules": [build_module(unit.here, self.context) for unit in units],
            "packages": exports_of(self.context),
            "groups": build_index(self.context),
        }
        for target in self._of[PACKAGE]:
            yield self._print(target, _path(target), **views)

    def _print(self, target: Record, path: str, **views: object) -> Rendered:
        return self.printer.print(path, target.values["template"], **views)

    def check(self, files: Sequence[OutputFile], report: Report) -> None:
        """Report targets whose path is that of another of ``files``, or inside one, or around one.

        Reports: clashing-target.
        """
        count = Counter(file.path.casefold() for file in files)
        folders = {folder for path in count for folder in _folders(path)}
        for target in self.context.config.target:
            for path in sorted(_paths(target, self.context.placements)):
                key = path.casefold()
                in_file = not count.keys().isdisjoint(_folders(key))
                if count[key] > 1 or key in folders or in_file:
                    report.add(catalog.clashing_target(target.place("path"), path))
                    break


def _module_path(target: Record, path: str) -> str:
    return _path(target, module=path.removesuffix(".py"))


def _definition_path(target: Record, placement: Placement) -> str:
    return _path(
        target, module=placement.path.removesuffix(".py"), name=placement.class_name
    )


def _path(target: Record, **values: str) -> str:
    """Return the path that ``target`` writes to; ``values`` are those of its placeholders."""
    safe = {
        key: "/".join(map(path_part, value.split("/"))) for key, value in values.items()
    }
    return target.values["path"].format(**safe)


def _folders(path: str) -> list[str]:
    return [folder.as_posix() for folder in PurePosixPath(path).parents][:-1]


def _paths(target: Record, placements: Mapping[str, Placement]) -> Iterator[str]:
    if target.values["for"] == MODULE:
        yield from (
            _module_path(target, placement.path) for placement in placements.values()
        )
    elif target.values["for"] == DEFINITION:
        yield from (
            _definition_path(target, placement) for placement in placements.values()
        )
    else:
        yield _path(target)


TARGET = Target(name="user", language=PYTHON, writer=_UserWriter)
