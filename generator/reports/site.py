"""The schema -> the source of a site: Markdown pages and the settings of MkDocs.

The pages are those of the package, with diagrams; ``templates/site/`` has the other files.
"""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from generator.artifact import OutputFile
from generator.backends.docs.build_diagrams import build_neighbours
from generator.backends.docs.docs_view import DocDiagram
from generator.backends.registry import load_target
from generator.backends.templating.environment import Templates, template_root
from generator.compiler import Reading, emit_files, output_ids
from generator.config import Config
from generator.ir.schema import Definition

# The files of templates/site/, and their places in the site.
_FIXED = {
    "base.yml": "base.yml",
    "hooks.py": "hooks.py",
    "iframe-worker.js": "docs/assets/iframe-worker.js",
    "site.css": "docs/assets/site.css",
}
_NAVIGATION = "navigation.js"
_DOCS = "docs"
_CONFIG = Config(targets=(_DOCS,))
# Page settings for MkDocs.  The index names every model, so it is left out of searches; tables of
# fields use the space of the table of contents.
_INDEX = "---\nsearch:\n  exclude: true\n---\n"
_PLAIN = "hide: [toc]\n"
_DEPRECATED = "status: deprecated\n"
# hooks.py draws the last diagram of such a page; those of the spec stay text.
_DRAWN = "diagram: true\n"


def emit_site(reading: Reading, title: str) -> tuple[OutputFile, ...]:
    """Return the files from which MkDocs builds the site of ``reading``."""
    definitions, ids = reading.schema.definitions, output_ids(reading, _CONFIG)
    language = load_target(_DOCS).language.name
    names = reading.names[language].classes
    diagrams = build_neighbours(reading.schema, reading.names[language])
    pages = [
        (
            _model_page(file, definitions[ids[file.path]], diagrams.get(ids[file.path]))
            if file.path in ids
            else OutputFile(file.path, _INDEX + file.text)
        )
        for file in emit_files(reading, _CONFIG)
    ]
    order = sorted(ids, key=lambda path: (names[ids[path]], ids[path]))
    entries = [(names[ids[path]], path, definitions[ids[path]]) for path in order]
    settings = {"INHERIT": "base.yml", "site_name": html.escape(title)}
    # JSON is valid YAML.
    settings_file = OutputFile("mkdocs.yml", json.dumps(settings, indent=1))
    return (*pages, *_fixed_files(), _navigation(entries), settings_file)


def _model_page(
    page: OutputFile, definition: Definition, diagram: DocDiagram | None
) -> OutputFile:
    """Return ``page`` with its settings for MkDocs and a diagram of its neighbours."""
    deprecated = _DEPRECATED if definition.identity.deprecated else ""
    drawn = _DRAWN if diagram else ""
    settings = f"---\n{_PLAIN}{deprecated}{drawn}---\n"
    section = _diagram_section(diagram) if diagram else ""
    return OutputFile(page.path, f"{settings}{page.text}{section}")


def _diagram_section(diagram: DocDiagram) -> str:
    drawn = Templates({}).render("docs/diagram.md.jinja", diagram=diagram)
    return f"\n## Diagram\n\n{drawn}"


def _fixed_files() -> Iterator[OutputFile]:
    for name, path in _FIXED.items():
        text = (template_root() / "site" / name).read_text("utf-8")
        yield OutputFile(path, text)


def _navigation(pages: Sequence[tuple[str, str, Definition]]) -> OutputFile:
    """Return the script that shows the navigation: title, path and definition of ``pages``.

    It has a section for each namespace, with its pages in their order.
    """
    sections: dict[str, list[tuple[str, str, bool]]] = {}
    for title, path, definition in pages:
        inside = posixpath.relpath(path, _DOCS).removesuffix(".md")
        folder = posixpath.dirname(inside) or "Models"
        link = (title, quote(inside), definition.identity.deprecated)
        sections.setdefault(folder, []).append(link)
    script = (template_root() / "site" / _NAVIGATION).read_text("utf-8")
    data = json.dumps(sorted(sections.items()), separators=(",", ":"))
    return OutputFile(
        f"docs/assets/{_NAVIGATION}", f"{script}\nfillNavigation({data});\n"
    )
