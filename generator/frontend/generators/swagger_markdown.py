"""swagger-markdown: one document for an API; its schemas are headings of level 4.

    ### Schemas

    #### Crate

    | Name | Type | Description | Required |
    | ---- | ---- | ----------- | -------- |
    | size | integer, <br>**Available values:** 1, 2, <br>**Default:** 1 | How large. | No |
    | tags | [ [Tag](#tag) ] |  | Yes |

A schema with a single row of its own name is that type.  The values of an enum are in the type
cell, and again in the description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Part,
    Sheet,
    field_row,
    has_table,
    inside,
    literals,
    parts,
    shown,
    type_in,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import Cell, Document, Row, cell_at
from generator.frontend.pages.page import (
    FieldRow,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.pages.values.defaults import DefaultValue, read_default
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.typeexpr import ListExpr, ScalarExpr, ScalarName, TypeExpr
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_FIELDS = ("name", "type", "description", "required")
_SCHEMAS = frozenset({"schemas", "models"})
_VERSION = lazy_pattern(r"Version:", re.IGNORECASE)
_SCALARS: Mapping[str, ScalarName] = {"byte": "bytes", "binary": "bytes"}
_MAX_DEPTH = 32
_NOTE = lazy_pattern(r",?(?<![ \t])[ \t]*<br>\*\*(?P<name>[A-Za-z ]{1,40}):\*\*[ \t]*")
_VALUE = lazy_pattern(r'"(?P<text>[^"]*)"|(?P<word>[^\s,"\]]+)')
_ENUM_AGAIN = lazy_pattern(r"(?:<br>)?\*Enum:\*[^<\n]*")


def is_swagger_markdown(document: Document) -> bool:
    """Return whether ``document`` states its version and has schemas in this style."""
    if not has_table(document, _FIELDS):
        return False
    all_parts = list(parts(document))
    says_version = any(
        p.heading.level == 2 and _VERSION.match(p.name) for p in all_parts
    )
    return says_version and any(True for _ in _schemas(all_parts))


def read_swagger_markdown(
    document: Document, _: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the schemas of ``document``; its operations are not models.

    Reports: empty-name, unreadable-type, unread-default.
    """
    return tuple(_read(part, report) for part in _schemas([*parts(document)]))


def _schemas(all_parts: Sequence[Part]) -> Iterator[Part]:
    is_below = False
    for part in all_parts:
        if part.heading.level < 4:
            is_below = part.name.casefold() in _SCHEMAS
        elif (
            is_below
            and part.name
            and part.tables
            and header_words(part.tables[0]) == _FIELDS
        ):
            yield part


def _read(part: Part, report: Report) -> Page:
    head, sheet = part.head(part.name, part.doc), Sheet(part.tables[0])
    if len(sheet.rows) == 1 and shown(sheet.cell(sheet.rows[0], "name")) == part.name:
        cell = sheet.cell(sheet.rows[0], "type")
        if not cell.content:
            return OpaquePage(head)
        return UnionPage(head, (_Type.read(cell, report).type,))
    fields = (_read_field(row, sheet, report) for row in sheet.rows)
    return ObjectPage(head, tuple(field for field in fields if field))


def _read_field(row: Row, sheet: Sheet, report: Report) -> FieldRow | None:
    cell = sheet.cell(row, "name")
    if not shown(cell):
        report.add(catalog.empty_name(row.span))
        return None
    read = _Type.read(sheet.cell(row, "type"), report)
    doc = _ENUM_AGAIN.sub("", sheet.cell(row, "description").content)
    return field_row(
        shown(cell),
        cell,
        read.type,
        doc,
        required=shown(sheet.cell(row, "required")) == "Yes",
        default=read.default,
    )


class _Type(Struct, frozen=True):
    """The content of a type cell."""

    type: TypeExpr
    default: DefaultValue | None = None

    @staticmethod
    def read(cell: Cell, report: Report) -> _Type:
        if not cell.content:
            return _Type(ScalarExpr("any", cell.span))
        written, notes, depth = _split(cell)
        scalar = _SCALARS.get(shown(written))
        expr: TypeExpr
        expr = (
            ScalarExpr(scalar, cell.span) if scalar else type_in(written, PLAIN, report)
        )
        for _ in range(depth):
            expr = ListExpr(expr, cell.span)
        if values := notes.get("available values"):
            texts = [
                m["text"] or m["word"] or "" for m in _VALUE.finditer(values.content)
            ]
            if texts:
                expr = inside(expr, literals(expr, texts, values.span))
        default = notes.get("default")
        return _Type(expr, read_default(default, report) if default else None)


def _split(cell: Cell) -> tuple[Cell, dict[str, Cell], int]:
    """Return the type in ``cell``, the notes after it by lower-case name, and the number of lists
    that are closed only after a note: ``[ string, <br>**Available values:** "a" ]``.
    """
    raw, start, file = cell.span.text, cell.span.start, cell.span.file
    match = list(_NOTE.finditer(raw))
    if not match:
        return cell, {}, 0
    ends = [*(note.start() for note in match[1:]), len(raw)]
    notes: dict[str, Cell] = {}
    written = raw[: match[0].start()]
    depth = min(max(written.count("[ ") - written.count(" ]"), 0), _MAX_DEPTH)
    for note, end in zip(match, ends, strict=True):
        text = raw[note.end() : end]
        closing = len(text) - len(text.rstrip(" ]")) if depth else 0
        span = Span(file, start + note.end(), start + end - closing)
        notes[note["name"].casefold()] = cell_at(span)
    inner = len(written) - len(written.lstrip(" [")) if depth else 0
    return cell_at(Span(file, start + inner, start + match[0].start())), notes, depth


READER = Reader(is_swagger_markdown, read_swagger_markdown)
