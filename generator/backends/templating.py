"""Jinja: the templates, and the gates as their only filters.  The only importer of jinja2."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.backends import gates


def template_root() -> Path:
    """Return the folder of the templates: in the wheel inside the package, else beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(template_root()),
        undefined=StrictUndefined,
        autoescape=False,  # the output is Python and Markdown; the gates escape
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "code_cell": gates.code_cell,
        "comment": gates.comment,
        "docstring": gates.docstring,
        "literal": gates.literal,
        "markdown_cell": gates.markdown_cell,
        "markdown_line": gates.markdown_line,
        "markdown_text": gates.markdown_text,
    }
    return environment


def render(template: str, **view: object) -> str:
    """Return what ``template`` (a path below the folder of templates) makes of ``view``."""
    return _environment().get_template(template).render(view)
