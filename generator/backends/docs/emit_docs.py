"""The docs: a Markdown page for each definition, and an index.  Views -> files."""

from __future__ import annotations

from generator.backends.docs.docs_view import DocGroup, DocPage
from generator.backends.templating.printer import Printer, Rendered

INDEX = "docs/index.md"


def emit_page(page: DocPage, printer: Printer) -> Rendered:
    """Return the file of ``page``."""
    return printer.print(page.path, "docs/model.md.jinja", page=page)


def emit_index(groups: tuple[DocGroup, ...], printer: Printer) -> Rendered:
    """Return the file that links to all pages."""
    return printer.print(INDEX, "docs/index.md.jinja", groups=groups)
