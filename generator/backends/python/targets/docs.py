"""The docs: a Markdown page for each definition, and an index.  Docs -> files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import OutputFile
from generator.backends.python.docs_view import Docs
from generator.backends.templating import render


def emit_docs(docs: Docs) -> Iterator[OutputFile]:
    """Yield the files of ``docs``."""
    for page in docs.pages:
        yield OutputFile(page.path, render("docs/model.md.jinja", page=page))
    yield OutputFile("docs/index.md", render("docs/index.md.jinja", docs=docs))
