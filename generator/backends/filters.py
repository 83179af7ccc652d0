"""The filters of templates: gates for spec text, and filters that lay out code.

To add a filter, write it where its language is and add its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.backends import gates
from generator.backends.python.layout import filters as python

FILTERS: Mapping[str, Callable[..., str]] = {
    "alias": python.alias,
    "attribute": python.attribute,
    "class_head": python.class_head,
    "code_cell": gates.code_cell,
    "comment": gates.comment,
    "docstring": gates.docstring,
    "enum_head": python.enum_head,
    "json": gates.json_literal,
    "literal": gates.literal,
    "markdown_cell": gates.markdown_cell,
    "markdown_line": gates.markdown_line,
    "markdown_text": gates.markdown_text,
    "member": python.member,
}
