"""Targets of the user's: each is a template, what it is rendered for, and a path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.artifact import OutputFile
from generator.backends.docs.docs_view import DocGroup, DocPage
from generator.backends.gates import path_part
from generator.backends.python.placement import Placement
from generator.backends.python.view import PyExports, PyModule
from generator.backends.templating.printer import Printer, Rendered
from generator.config import DEFINITION, MODULE, Config, Record
from generator.diagnostics import catalog
from generator.diagnostics.report import Report


def emit_for_module(target: Record, module: PyModule, printer: Printer) -> Rendered:
    path = _module_path(target, module.path)
    return printer.print(path, target.values["template"], module=module)


def emit_for_definition(
    target: Record,
    placement: Placement,
    module: PyModule,
    page: DocPage,
    printer: Printer,
) -> Rendered:
    path, template = _definition_path(target, placement), target.values["template"]
    return printer.print(
        path, template, name=placement.class_name, module=module, page=page
    )


def emit_for_package(
    target: Record,
    modules: Sequence[PyModule],
    packages: Sequence[PyExports],
    groups: Sequence[DocGroup],
    printer: Printer,
) -> Rendered:
    views = {"modules": modules, "packages": packages, "groups": groups}
    return printer.print(_path(target), target.values["template"], **views)


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


def check_paths(
    files: Iterable[OutputFile],
    config: Config,
    placements: Mapping[str, Placement],
    report: Report,
) -> None:
    """Report targets that write where another of ``files``, all there are, is written: at its
    path, at that of a folder around it, or below it.

    Reports: clashing-target.
    """
    if not config.target:
        return
    count = Counter(file.path.casefold() for file in files)
    folders = {folder for path in count for folder in _folders(path)}
    for target in config.target:
        for path in sorted(_paths(target, placements)):
            key = path.casefold()
            in_file = not count.keys().isdisjoint(_folders(key))
            if count[key] > 1 or key in folders or in_file:
                report.add(catalog.clashing_target(target.place("path"), path))
                break


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
