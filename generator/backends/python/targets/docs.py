"""The docs: a Markdown page for each definition, and an index.  Views -> files."""

from __future__ import annotations

from generator.artifact import OutputFile
from generator.backends.python.docs_view import DocGroup, DocPage
from generator.backends.templating import render


def emit_page(page: DocPage) -> OutputFile:
    """Return the file of ``page``."""
    return OutputFile(page.path, render("docs/model.md.jinja", page=page))


def emit_index(groups: tuple[DocGroup, ...]) -> OutputFile:
    """Return the file that links to all pages."""
    return OutputFile("docs/index.md", render("docs/index.md.jinja", groups=groups))
