"""jsonschema2md by Adobe: a page for each schema, and for each schema nested in it.

    # Crate Schema

    | Abstract | Extensible | Status | … | Defined In |

    ## Crate Type

    `object` ([Crate](crate.md))

    # Crate Properties

    | Property      | Type      | Required | Nullable       | Defined by           |
    | :------------ | :-------- | :------- | :------------- | :------------------- |
    | [size](#size) | `integer` | Required | cannot be null | [Crate](crate-size.md) |

The table does not give the items of a list, but the section of the property does:
``Type: `object[]` ([Tag](crate-properties-tags.md))``.  A schema without a name,
``Untitled object in Crate``, is named after its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Part,
    Sheet,
    field_row,
    has_table,
    innermost,
    inside,
    literals,
    parts,
    pascal,
    shown,
    type_in,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.generators.schema_rules import (
    read_default_value,
    read_format,
    read_rules,
)
from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    ListBlock,
    Row,
    Table,
    cell_at,
)
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.page import (
    FieldRow,
    Head,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    NullableExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
)
from generator.frontend.words.language import phrases
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_ABOUT = phrases(
    "abstract, extensible, status, identifiable, custom properties, additional properties, "
    "access restrictions, defined in"
)
_PROPERTIES = ("property", "type", "required", "nullable", "defined by")
_ENUM_VALUES = ("value", "explanation")
_OTHERS = "Additional Properties"
_UNTITLED = lazy_pattern(r"Untitled .+ in ")
# Schemas that are only members of unions: `crate-properties-size-oneof-0`.
_MEMBER = lazy_pattern(r"-(?:one|any|all)of-\d+$")
_TYPE = lazy_pattern(
    r"(?P<type>`[^`\n]+`|merged type)"
    r"(?:[ \t]*\((?P<link>\[[^\]\n]*\]\([^)\n]*\))\))?",
    re.IGNORECASE,
)
_ARRAY, _LABEL = "[]", "Type: "
_QUOTES = '"`'
_FILLERS = frozenset({"properties", "items", "definitions", "defs"})


def is_jsonschema2md(document: Document) -> bool:
    """Return whether ``document`` has the table about a schema.

    Older versions have one column less, and tables that the dialect ``plain`` reads.
    """
    return has_table(document, _ABOUT)


def read_jsonschema2md(
    document: Document, _: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the page of ``document``; none for a schema that its property describes completely.

    Reports: empty-name, unreadable-type, unread-constraint, unread-default.
    """
    all_parts = list(parts(document))
    if not all_parts:
        return ()
    title = all_parts[0]
    head = title.head(_title(title, document), _doc(title))
    table = _table(all_parts, _PROPERTIES)
    if table:
        return (_read_object(head, table, all_parts, report),)
    types = next((p for p in all_parts if p.name.endswith(" Type")), None)
    if types is None:
        return ()
    members = [m for b in types.blocks if isinstance(b, ListBlock) for m in b.items]
    if members:
        return (UnionPage(head, tuple(map(_linked, members))),)
    type_ = _read_type(_texts(types.blocks), report)
    if isinstance(type_, MapExpr):
        return (OpaquePage(head),)
    is_member = _MEMBER.search(_stem(document.file.path))
    return (UnionPage(head, (type_,)),) if is_member and type_ else ()


def _title(part: Part, document: Document) -> str:
    name = part.name.removesuffix(" Schema")
    is_named = name and not _UNTITLED.match(name)
    return name if is_named else _name_of_file(document.file.path)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _name_of_file(path: str) -> str:
    words = _stem(path).replace(".schema", "").split("-")
    return "".join(pascal(word) for word in words if word not in _FILLERS)


def _doc(part: Part) -> str:
    texts = (b.span.text for b in part.blocks if not isinstance(b, Table))
    return "\n\n".join(text for text in texts if not text.startswith("```"))


def _table(sections: Sequence[Part], headers: tuple[str, ...]) -> Table | None:
    tables = (table for part in sections for table in part.tables)
    return next((t for t in tables if header_words(t)[: len(headers)] == headers), None)


def _read_object(
    head: Head, table: Table, found: Sequence[Part], report: Report
) -> Page:
    sheet = Sheet(table)
    sections = {part.name: part for part in found if part.heading.level == 2}
    values = dict(_enum_values(found))
    more = {part.name: part for part in found if part.heading.level > 2}
    fields: list[FieldRow] = []
    for row in sheet.rows:
        name = shown(sheet.cell(row, "property"))
        if not name:
            report.add(catalog.empty_name(row.span))
            continue
        type_ = _type_of(row, sheet, sections.get(name), report)
        type_ = _with_values(type_, values.get(name, ()), row.span)
        field = _field(name, row, sheet, type_, sections.get(name))
        field = replace(field, is_pattern=name == _OTHERS)
        fields.append(_with_rules(field, more, report))
    return ObjectPage(head, tuple(fields))


def _field(
    name: str, row: Row, sheet: Sheet, type_: TypeExpr, section: Part | None
) -> FieldRow:
    cell = sheet.cell(row, "property")
    if shown(sheet.cell(row, "nullable")) == "can be null":
        type_ = NullableExpr(type_, type_.span)
    is_required = shown(sheet.cell(row, "required")) == "Required"
    doc = _doc_of_property(section, name) if section else ""
    return field_row(name, cell, type_, doc, required=is_required)


def _with_rules(row: FieldRow, more: Mapping[str, Part], report: Report) -> FieldRow:
    """Return ``row`` with the content of the sections ``x Constraints`` and ``x Default Value``."""
    if default := more.get(f"{row.name} Default Value"):
        row = replace(row, default=read_default_value(default, report))
    rules = more.get(f"{row.name} Constraints")
    if rules is None:
        return row
    scalar = read_format(rules)
    is_text = isinstance(innermost(row.type), ScalarExpr)
    if scalar and is_text:
        row = replace(row, type=inside(row.type, ScalarExpr(scalar, row.type.span)))
    return replace(row, constraints=tuple(read_rules(rules, report)))


def _doc_of_property(section: Part, name: str) -> str:
    """Return the text before the name of the property, which is in code."""
    texts: list[str] = []
    for block in section.blocks:
        if block.span.text.strip() == f"`{name}`" or isinstance(block, ListBlock):
            break
        texts.append(block.span.text)
    return "\n\n".join(texts)


def _type_of(row: Row, sheet: Sheet, section: Part | None, report: Report) -> TypeExpr:
    """Return the type in the section of the property, else the one in the table."""
    if section and (type_ := _read_type(_labelled(section), report)):
        return type_
    cell = sheet.cell(row, "type")
    if shown(cell) == "Merged":
        return _linked(sheet.cell(row, "defined by"))
    return type_in(cell, PLAIN, report)


def _read_type(cells: Iterable[Cell], report: Report) -> TypeExpr | None:
    """Return the first type in ``cells``: ``object[]`` with a link, or a word."""
    for cell in cells:
        match = _TYPE.match(cell.span.text)
        if not match:
            continue
        start = cell.span.start
        link = None
        if match["link"]:
            link = cell_at(
                Span(
                    cell.span.file,
                    start + match.start("link"),
                    start + match.end("link"),
                )
            )
        word = match["type"].strip("`")
        bare, depth = word, 0
        while bare.endswith(_ARRAY) and depth < _MAX_DEPTH:
            bare, depth = bare.removesuffix(_ARRAY), depth + 1
        type_ = _single(bare, link, cell, match, report)
        for _ in range(depth):
            type_ = ListExpr(type_, cell.span)
        return type_
    return None


_MAX_DEPTH = 32


def _single(
    word: str, link: Cell | None, cell: Cell, match: re.Match[str], report: Report
) -> TypeExpr:
    if link and word in ("object", "merged type"):
        return _linked(link)
    if word in ("any", "unknown", "merged type"):
        return ScalarExpr("any", cell.span)
    start = cell.span.start + match.start("type") + 1
    return type_in(
        cell_at(Span(cell.span.file, start, start + len(word))), PLAIN, report
    )


def _texts(blocks: Sequence[Block]) -> Iterator[Cell]:
    return (cell_at(b.span) for b in blocks if not isinstance(b, ListBlock | Table))


def _labelled(section: Part) -> Iterator[Cell]:
    """Yield the text after ``Type:`` in the lists of ``section``."""
    for block in section.blocks:
        for item in block.items if isinstance(block, ListBlock) else ():
            if item.span.text.startswith(_LABEL):
                start = item.span.start + len(_LABEL)
                yield cell_at(Span(item.span.file, start, item.span.end))


def _linked(cell: Cell) -> TypeExpr:
    """Return the model that the first link in ``cell`` refers to."""
    text = read_inline(cell)
    if not text.links:
        return ScalarExpr("any", cell.span)
    link = text.links[0]
    name = text.text[link.start : link.end]
    href = link.href.partition(" ")[0]
    if _UNTITLED.match(name) or name == "Details":
        name = _name_of_file(href.partition("#")[0])
    return NameExpr(name, href, text.span(link.start, link.end))


def _enum_values(sections: Sequence[Part]) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield the values of each property with a list below ``x Constraints``."""
    for part in sections:
        for table in part.tables:
            if header_words(table)[:2] == _ENUM_VALUES:
                cells = [row.cells[0] for row in table.rows]
                yield part.name.removesuffix(" Constraints"), cells


def _with_values(type_: TypeExpr, values: Sequence[Cell], span: Span) -> TypeExpr:
    if not values or isinstance(type_, NameExpr | UnionExpr):
        return type_
    texts = [shown(cell).strip(_QUOTES) for cell in values]
    return inside(type_, literals(type_, texts, span))


READER = Reader(is_jsonschema2md, read_jsonschema2md)
