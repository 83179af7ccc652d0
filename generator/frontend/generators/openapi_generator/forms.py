"""Recognises pages of openapi-generator and swagger-codegen by their form.

A model has a section ``Properties``, ``Enum``, ``Enum Variants``, ``Model Type Info``, … of level 2,
which begins with a table with exactly the generators' headers, or with a list of values.  A page of
operations has a table ``Method | HTTP request | Description``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    Fence,
    Heading,
    ListBlock,
    Row,
    Table,
)
from generator.frontend.markdown.outline import section_name
from generator.frontend.pages.tables.columns import header_words
from generator.text.lazy_pattern import lazy_pattern

FIELDS = ("name", "type", "description", "notes")
FETCHED_FIELDS = ("name", "type")
VALUES = ("name", "value")
VARIANTS = ("name", "description")
TYPED_VALUES = ("name", "type", "notes")
TYPE_INFO = ("input type", "accessed type", "description", "notes")
MEMBER_SECTIONS = frozenset(
    {"oneof schemas", "anyof schemas", "allof schemas", "oneof", "anyof"}
)
METHODS = "class instance methods"
# Names of sections of level 2; the description of a model ends before the first of them.
SECTIONS = MEMBER_SECTIONS | {
    METHODS,
    "enum",
    "enum variants",
    "example",
    "examples",
    "load the model package",
    "methods",
    "model type info",
    "properties",
    "type",
}

VALUE = lazy_pattern(
    r"[ \t]*[-*][ \t]+`(?P<name>[^`]*)`[ \t]+\(value:[ \t]*`(?P<value>[^`]*)`\)[ \t]*"
)
_ABOUT_OPERATIONS = lazy_pattern(
    r"^All URIs are relative to |^(?:\*\*|#+ )HTTP request|^\[\[Back to ", re.MULTILINE
)
_OPERATIONS = ("method", "http request")
_DASHES = lazy_pattern(r"-{12} \| -{13}[ \t]*")
_BOLD = lazy_pattern(r"\*\*.+\*\*", re.DOTALL)
# User-defined templates have names and types in code, and a mark after required fields.
MARK = lazy_pattern(r"<sup>\*?_?required_?\*?</sup>$")
_CODE = "```"
_ONE_OF_RUBY = ".openapi_one_of"
_TYPE = lazy_pattern(r"\*\*[^*]+\*\*")


def is_generated(document: Document) -> bool:
    """Return whether ``document`` is a model or operations page of these generators."""
    return is_operations(document) or _is_model(document)


def is_operations(document: Document) -> bool:
    """Return whether ``document`` has a table of operations, with text of the generators."""
    if not any(header_words(table)[:2] == _OPERATIONS for table in document.tables):
        return False
    return _ABOUT_OPERATIONS.search(document.file.text) is not None


def sections(document: Document) -> Iterator[tuple[str, Heading, Sequence[Block]]]:
    """Yield the sections of level 2: name in lower case, heading, blocks up to the next one."""
    blocks = document.blocks
    starts = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level < 3]
    for start, end in pairwise([*starts, len(blocks)]):
        heading = blocks[start]
        assert isinstance(heading, Heading)
        if heading.level == 2:
            yield section_name(heading), heading, blocks[start + 1 : end]


def _is_model(document: Document) -> bool:
    names = (section_name(h) for h in document.headings if h.level == 2)
    # Every document passes here, so those without such headings are sorted out first.
    return not SECTIONS.isdisjoint(names) and any(
        _is_main(name, heading, blocks) for name, heading, blocks in sections(document)
    )


def _is_main(name: str, heading: Heading, blocks: Sequence[Block]) -> bool:
    first = blocks[0] if blocks else None
    match name:
        case "properties":
            return isinstance(first, Table) and is_fields(first)
        case "model type info":
            return isinstance(first, Table) and header_words(first) == TYPE_INFO
        case "enum variants":
            return isinstance(first, Table) and header_words(first) in (
                VALUES,
                VARIANTS,
            )
        case "enum" if isinstance(first, Table):
            return header_words(first) == TYPED_VALUES
        case "enum":
            return not blocks or any(VALUE.fullmatch(x) for x in lines_of(blocks))
        case "type":
            return first is not None and bool(_TYPE.fullmatch(first.span.text.strip()))
        case _ if name == METHODS:
            return any(isinstance(b, Fence) and _ONE_OF_RUBY in b.text for b in blocks)
        case _ if name in MEMBER_SECTIONS:
            return isinstance(first, ListBlock)
    return False


def is_fields(table: Table) -> bool:
    """Return whether ``table`` has the headers of fields, and names in the generators' style."""
    headers = header_words(table)
    if headers == FETCHED_FIELDS:
        dashes = table.span.file.lines(*[table.span.begin[0] + 1] * 2).text
        return bool(_DASHES.fullmatch(dashes))
    return headers == FIELDS and all(map(_is_row, table.rows))


def _is_row(row: Row) -> bool:
    name = row.cells[0].content
    return bool(_BOLD.fullmatch(name)) or is_marked(row.cells)


def is_marked(cells: Sequence[Cell]) -> bool:
    """Return whether the row has the form in which names of required fields are marked."""
    name, type_cell = (cell.content for cell in cells[:2])
    is_code = name.startswith("`") and MARK.sub("", name).endswith("`")
    return is_code and _CODE in type_cell


def lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines of ``blocks`` as they are in the file."""
    for block in blocks:
        yield from block.span.text.splitlines()
