"""Docs: a Markdown page for each definition, and an index."""

from __future__ import annotations

from collections.abc import Iterator

from generator.backends.docs.build_docs import build_index, build_page
from generator.backends.python.context import PyContext
from generator.backends.python.language import PYTHON
from generator.backends.target import Target, Writer
from generator.backends.templating.printer import Rendered

INDEX = "docs/index.md"


class _DocsWriter(Writer[PyContext]):
    def definitions(
        self, ids: tuple[str, ...], context: PyContext
    ) -> Iterator[Rendered]:
        for id_ in ids:
            page = build_page(id_, context)
            yield self.printer.print(page.path, "docs/model.md.jinja", page=page)

    def overviews(self) -> Iterator[tuple[str, object]]:
        yield INDEX, build_index(self.context)

    def overview(self, path: str, view: object) -> Rendered:
        return self.printer.print(path, "docs/index.md.jinja", groups=view)

    def places(self) -> Iterator[tuple[str, str]]:
        for id_, path in self.context.pages.items():
            yield path, id_


TARGET = Target(name="docs", language=PYTHON, writer=_DocsWriter)
