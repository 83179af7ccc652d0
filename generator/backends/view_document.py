"""Renders docs/view.md from the docstrings of the view: everything that a template may read.

``pytest --update-golden tests/test_docs.py`` rewrites the page; a test fails while it is out of
date.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from msgspec import Struct

from generator.backends import facts, gates
from generator.backends.docs import docs_view
from generator.backends.filters import FILTERS
from generator.backends.python import view
from generator.backends.templating.environment import (
    blocks_of,
    described,
    shipped_names,
)
from generator.backends.typeddict import view as td_view
from generator.backends.view_version import VIEW_VERSION

_INTRO = f"""\
# The view

All that a [template of your own](templates.md) may read, and the templates that read it.

This is view {VIEW_VERSION}. The number grows when a template of before may fail, or print something else.

This page is generated from the docstrings in `generator/backends/facts.py` and the views next to it:
`pytest --update-golden tests/test_docs.py`.
"""


def render_view() -> str:
    """Return the page: templates, filters, and every class of the view with its fields."""
    lines = [_INTRO, *_templates(), *_filters()]
    for module, title in (
        (view, "Python"),
        (facts, "Facts"),
        (docs_view, "Docs"),
        (td_view, "TypedDicts"),
    ):
        lines += [f"\n## {title}\n", _prose(module), *_classes(module)]
    return "\n".join(lines) + "\n"


def _templates() -> Iterator[str]:
    yield "## Templates\n"
    yield "| Template | What it prints and reads | Blocks |"
    yield "| --- | --- | --- |"
    for name in shipped_names():
        blocks = " ".join(f"`{block}`" for block in blocks_of(name))
        yield f"| `{name}` | {described(name)} | {blocks} |"


def _filters() -> Iterator[str]:
    yield "\n## Filters\n"
    yield "What is a `SpecText` is printed through one of these. Others lay out definitions. All of Jinja's own are there too.\n"
    yield "| Filter | What it does |"
    yield "| --- | --- |"
    for name, gate in {**FILTERS, "raw": gates.ungated}.items():
        first = inspect.cleandoc(gate.__doc__ or "").partition("\n\n")[0]
        yield f"| `{name}` | {_markdown(first).replace(chr(10), ' ')} |"


def _classes(module: ModuleType) -> Iterator[str]:
    for cls in vars(module).values():
        is_view = isinstance(cls, type) and Struct in cls.__bases__
        if is_view and cls.__module__ == module.__name__:
            yield f"\n### {cls.__name__}\n"
            if cls.__doc__:
                yield f"{_prose(cls)}\n"
            yield "| Field | Type |"
            yield "| --- | --- |"
            for name, annotation in cls.__annotations__.items():
                type_ = annotation.replace("|", "\\|")
                yield f"| `{name}` | `{type_}` |"
            for name, value in vars(cls).items():
                if isinstance(value, property):
                    type_ = value.fget.__annotations__["return"].replace("|", "\\|")
                    yield f"| `{name}` | `{type_}` |"


def _prose(documented: object) -> str:
    return _markdown(inspect.cleandoc(documented.__doc__ or ""))


def _markdown(text: str) -> str:
    return re.sub(r"``(.+?)``", r"`\1`", text)
