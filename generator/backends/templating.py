"""Jinja: the templates, and the gates as their only filters.  The only importer of jinja2."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from generator.backends import gates


def template_root() -> Path:
    """Return the folder of the templates: in the wheel inside the package, else beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox for templates that read views, which are frozen, and call nothing.

    So one test for each attribute is enough; the sandbox's own, which also look for mutable
    values and the insides of functions, double the time of rendering (docs/decisions/0032).
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute.startswith("_"):
            return self.unsafe_undefined(obj, attribute)
        return Environment.getattr(self, obj, attribute)

    def call(self, *_: Any, **__: Any) -> NoReturn:
        raise SecurityError("templates print; they call nothing")


@cache
def _environment() -> Environment:
    environment = _Sandbox(
        loader=FileSystemLoader(template_root()),
        auto_reload=False,  # else each call asks the disk whether the template has changed
        undefined=StrictUndefined,
        finalize=_refuse_raw,
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


def _refuse_raw(value: object) -> object:
    """Return what a template prints; raise TypeError for text of a spec without a gate."""
    if isinstance(value, gates.SpecText):
        raise TypeError(f"a template prints {value!r} without a gate")
    return value


def render(template: str, **view: object) -> str:
    """Return what ``template`` (a path below the folder of templates) makes of ``view``."""
    return _environment().get_template(template).render(view)
