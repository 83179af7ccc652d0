"""What was read -> the source of a site: pages in Markdown and the settings of MkDocs.

The pages are those of the package.  What only a site has, is in ``templates/site/``.
"""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence

from generator.artifact import OutputFile
from generator.backends.docs.build_docs import build_index, build_page, doc_paths
from generator.backends.docs.emit_docs import emit_index, emit_page
from generator.backends.templating.environment import SHIPPED, template_root
from generator.backends.templating.printer import Printer, Rendered
from generator.compiler import Reading
from generator.config import NONE

# The files of templates/site/, and where they stand.
_FIXED = {
    "base.yml": "base.yml",
    "hooks.py": "hooks.py",
    "iframe-worker.js": "docs/assets/iframe-worker.js",
    "site.css": "docs/assets/site.css",
}
_PRINTER = Printer(SHIPPED, NONE)
# What MkDocs is to know of a page: the index names every model, so all searches would find
# it, and tables of fields need the place of the contents.
_INDEX = "---\nsearch:\n  exclude: true\n---\n"
_PLAIN = "---\nhide: [toc]\n---\n"
_DEPRECATED = "---\nhide: [toc]\nstatus: deprecated\n---\n"


def emit_site(reading: Reading, title: str) -> tuple[OutputFile, ...]:
    """Return the files of a folder that MkDocs builds the site of ``reading`` from."""
    schema, names = reading.schema, reading.names
    paths = doc_paths(schema, names)
    index = _marked(emit_index(build_index(schema, names, paths), _PRINTER), _INDEX)
    files = [index, *_pages(reading, paths), *_fixed_files()]
    ids = sorted(paths, key=lambda id_: (names.classes[id_], id_))
    nav = _nav([(names.classes[id_], paths[id_]) for id_ in ids])
    settings = {"INHERIT": "base.yml", "site_name": html.escape(title), "nav": nav}
    # What is JSON is YAML.
    return (*files, OutputFile("mkdocs.yml", json.dumps(settings, indent=1)))


def _pages(reading: Reading, paths: dict[str, str]) -> Iterator[OutputFile]:
    for definition in reading.schema.definitions.values():
        view = build_page(definition, reading.schema, reading.names, paths)
        mark = _DEPRECATED if view.deprecated else _PLAIN
        yield _marked(emit_page(view, _PRINTER), mark)


def _marked(page: Rendered, mark: str) -> OutputFile:
    assert isinstance(page, OutputFile)  # since all templates are ours
    return OutputFile(page.path, mark + page.text)


def _fixed_files() -> Iterator[OutputFile]:
    for name, path in _FIXED.items():
        text = (template_root() / "site" / name).read_text("utf-8")
        yield OutputFile(path, text)


def _nav(pages: Sequence[tuple[str, str]]) -> list[Mapping[str, object]]:
    """Return the navigation: the index, and for each namespace its ``pages``, in order."""
    sections: dict[str, list[Mapping[str, str]]] = {}
    for title, path in pages:
        inside = posixpath.relpath(path, "docs")
        folder = posixpath.dirname(inside) or "Models"
        sections.setdefault(folder, []).append({title: inside})
    return [
        {"Index": "index.md"},
        *({name: sections[name]} for name in sorted(sections)),
    ]
