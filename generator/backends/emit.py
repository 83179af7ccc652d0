"""Definitions -> the files of a package, for all targets that are configured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.artifact import OutputFile
from generator.backends.registry import languages, targets_of
from generator.backends.target import Context, Names, Unit, Writer
from generator.backends.templating.environment import Templates
from generator.backends.templating.printer import Printer, Rendered
from generator.config import Config
from generator.diagnostics.report import Report
from generator.ir.schema import Schema


class Emitter:
    """Renders the files of one package; user-defined templates may give findings instead.

    ``contexts`` has what each language knows of the package, by its name.
    """

    def __init__(
        self,
        schema: Schema,
        names: Mapping[str, Names],
        config: Config,
        templates: Templates,
    ) -> None:
        self._languages = languages(config)
        self.contexts: Mapping[str, Context] = {
            language.name: language.make_context(schema, names[language.name], config)
            for language in self._languages
        }
        self._writers: dict[str, Writer[Any]] = {}
        self._by_language: dict[str, list[Writer[Any]]] = defaultdict(list)
        printer = Printer(templates, config.formatter)
        for target in targets_of(config):
            writer = target.writer(self.contexts[target.language.name], printer)
            self._writers[target.name] = writer
            self._by_language[target.language.name].append(writer)

    def units(self) -> list[Unit]:
        """Return a unit for each file, or group of files, that shows definitions."""
        units = [
            unit
            for language in self._languages
            for unit in language.units(self.contexts[language.name])
        ]
        for name, writer in self._writers.items():
            units += [Unit(path, name, view=view) for path, view in writer.overviews()]
        return units

    def emit_all(self, units: Iterable[Unit]) -> Iterator[Rendered]:
        """Yield the files of ``units``."""
        for unit in units:
            yield from self.emit(unit, self.contexts)

    def emit(self, unit: Unit, contexts: Mapping[str, Context]) -> Iterator[Rendered]:
        """Yield the files of ``unit``; all that it needs of definitions is in ``contexts``."""
        if unit.view is not None:
            yield self._writers[unit.maker].overview(unit.path, unit.view)
        else:
            for writer in self._by_language[unit.maker]:
                yield from writer.definitions(unit.here, contexts[unit.maker])

    def emit_shared(self) -> Iterator[Rendered]:
        """Yield the files that are made of no definition, or of all in one."""
        for writer in self._writers.values():
            yield from writer.shared()

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each file that shows a definition, with the id of that."""
        for writer in self._writers.values():
            yield from writer.places()

    def check(self, files: Sequence[OutputFile], report: Report) -> None:
        """Report what is wrong with ``files``, those of all targets."""
        for writer in self._writers.values():
            writer.check(files, report)
