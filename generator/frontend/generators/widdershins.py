"""widdershins: one document for an API; its schemas are below the heading ``Schemas``.

    <h2 id="tocS_Crate">Crate</h2>

    ### Properties

    |Name|Type|Required|Restrictions|Description|
    |---|---|---|---|---|
    |size|integer¦null|true|none|How large it is.|
    |labels|object|false|none|none|
    |» **additionalProperties**|string|false|none|none|

- ``»`` before a name nests the row in the one above.
- A schema with a single row ``*anonymous*`` is that type, or an enum if values are listed for it.
- Tables between ``oneOf``, ``anyOf``, ``xor`` and ``or`` are the members of a union; those between
  ``allOf`` and ``and`` form one object.
- ``none`` means no description.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Sheet,
    enum_page,
    extend,
    field_row,
    has_table,
    inside,
    literals,
    pascal,
    shown,
    type_in,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    Heading,
    Prose,
    Row,
    Table,
    cell_at,
)
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.cells.access import READ_ONLY, WRITE_ONLY
from generator.frontend.pages.cells.cell_text import read_doc, read_name
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
    MapExpr,
    NameExpr,
    TypeExpr,
    UnionExpr,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_FIELDS = ("name", "type", "required", "restrictions", "description")
_VALUES = ("property", "value")
_H2 = lazy_pattern(r"<h2 [^<>\n]*+>(?P<title>[^<\n]+)</h2>")
_SIGN = lazy_pattern(r'<(?:h2|a) id="(?:tocS_|schema)')
_SCHEMAS, _PROPERTIES = "schemas", "properties"
# Exactly as written, so that no field is mistaken for one of them.
_ANONYMOUS, _OTHERS = "*anonymous*", "**additionalProperties**"
_UNIONS = frozenset({"oneof", "anyof", "xor", "or"})
_NOTHING = frozenset({"none", "", "[none]"})
_DEPTH = "»"
_ACCESS = (READ_ONLY, WRITE_ONLY)
# Deeper rows count as rows of this depth, since nesting recurses.
_MAX_DEPTH = 32


def is_widdershins(document: Document) -> bool:
    """Return whether ``document`` has the tables of widdershins, and its anchors of schemas."""
    return has_table(document, _FIELDS) and _SIGN.search(document.file.text) is not None


def read_widdershins(
    document: Document, _: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the schemas of ``document``; its operations are not models.

    Reports: empty-name, unreadable-type.
    """
    pages: list[Page] = []
    bases: dict[str, list[str]] = {}
    for schema in _schemas(document):
        read = _Reader(schema, report)
        pages += read.pages
        bases[schema.head.title] = read.bases
    return tuple(extend(pages, bases))


class _Schema(Struct, frozen=True):
    """A schema.

    - ``head``: its title and description.
    - ``tables``: each with the word before it.
    - ``values``: those of enums, by property.
    """

    head: Head
    tables: Sequence[tuple[str, Table]]
    values: Mapping[str, Sequence[Cell]]


def _schemas(document: Document) -> Iterator[_Schema]:
    title: Span | None = None
    blocks: list[Block] = []
    is_below = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if title:
                yield _schema(title, blocks)
            title = None
            is_below = read_name(block.cell)[0].casefold() == _SCHEMAS
        elif is_below and (found := _title(block)):
            if title:
                yield _schema(title, blocks)
            title, blocks = found, []
        else:
            blocks.append(block)
    if title:
        yield _schema(title, blocks)


def _title(block: Block) -> Span | None:
    """Return the place of a schema's title: in HTML, or a heading of level 2."""
    if isinstance(block, Heading):
        is_title = block.level == 2 and read_name(block.cell)[0]
        return block.cell.span if is_title else None
    match = _H2.search(block.span.text) if isinstance(block, Prose) else None
    if not match or not match["title"].strip():
        return None
    start = block.span.start
    return Span(
        block.span.file, start + match.start("title"), start + match.end("title")
    )


def _schema(title: Span, blocks: Sequence[Block]) -> _Schema:
    texts: list[str] = []
    tables: list[tuple[str, Table]] = []
    values: dict[str, list[Cell]] = {}
    word, is_about = "", True
    for block in blocks:
        match block:
            case Heading():
                is_about = False
            case Table() if header_words(block) == _VALUES:
                for name, value in _listed(block):
                    values.setdefault(name, []).append(value)
            case Table():
                tables.append((word, block))
            case Prose() if is_about and not block.span.text.lstrip().startswith("<"):
                texts.append(block.span.text)
            case Prose():
                word = block.span.text.strip().casefold()
    doc, deprecated = read_doc("\n\n".join(texts))
    name = read_name(cell_at(title))[0]
    return _Schema(Head(title.file, name, title, doc, deprecated), tables, values)


def _listed(table: Table) -> Iterator[tuple[str, Cell]]:
    sheet = Sheet(table)
    for row in sheet.rows:
        yield sheet.cell(row, "property").content.strip(), sheet.rest(row, "value")


class _Row(Struct, frozen=True):
    """A row, its depth, and the rows nested in it."""

    name: str
    depth: int
    field: FieldRow
    inner: tuple[_Row, ...] = ()


class _Reader:
    """Reads one schema.

    - ``pages``: its own page comes first.
    - ``bases``: the titles of schemas whose fields it inherits.
    """

    def __init__(self, schema: _Schema, report: Report) -> None:
        self.bases: list[str] = []
        self._values = schema.values
        rows = [list(_rows(table, report)) for _, table in schema.tables]
        word = schema.tables[0][0] if schema.tables else ""
        if word in _UNIONS:
            members = tuple(row.field.type for each in rows for row in _nest(each))
            page = (
                UnionPage(schema.head, members) if members else OpaquePage(schema.head)
            )
            self.pages: list[Page] = [page]
        else:
            # Tables after the first describe its last field, or the same object.
            self.pages = self._read(schema.head, _nest([r for rs in rows for r in rs]))

    def _read(self, head: Head, rows: Sequence[_Row]) -> list[Page]:
        if not rows:
            return [OpaquePage(head)]
        if len(rows) > 1 or rows[0].name not in (_ANONYMOUS, _OTHERS) or rows[0].inner:
            return self._read_object(head, rows)
        type_ = rows[0].field.type
        if rows[0].name == _OTHERS:
            return [UnionPage(head, (MapExpr(type_, rows[0].field.name_span),))]
        values = self._values.get(_ANONYMOUS)
        return [enum_page(head, type_, values) if values else UnionPage(head, (type_,))]

    def _read_object(self, head: Head, rows: Sequence[_Row]) -> list[Page]:
        fields: list[FieldRow] = []
        nested: list[Page] = []
        for row in rows:
            if row.name == _ANONYMOUS:  # part of `allOf`
                if isinstance(row.field.type, NameExpr):
                    self.bases.append(row.field.type.name)
                fields += [inner.field for inner in row.inner]
                continue
            title = head.title + pascal(row.name)
            inner = Head(head.file, title, row.field.name_span, "", False)
            values = self._values.get(row.name, ())
            type_ = _type_of(row, inner, values)
            is_pattern = row.name == _OTHERS
            fields.append(replace(row.field, type=type_, is_pattern=is_pattern))
            if _is_object(row):
                nested += self._read_object(inner, row.inner)
        return [ObjectPage(head, tuple(fields)), *nested]


def _rows(table: Table, report: Report) -> Iterator[_Row]:
    sheet = Sheet(table)
    for row in sheet.rows:
        written = sheet.cell(row, "name").content
        depth = len(written) - len(written.lstrip(_DEPTH))
        written = written.lstrip(_DEPTH).strip()
        name = written if written in (_ANONYMOUS, _OTHERS) else shown_text(written)
        if not name.strip():
            report.add(catalog.empty_name(row.span))
            continue
        field = _read_field(name, row, sheet, report)
        yield _Row(name, min(depth, _MAX_DEPTH), field)


def _read_field(name: str, row: Row, sheet: Sheet, report: Report) -> FieldRow:
    doc = sheet.rest(row, "description").content
    restrictions = sheet.cell(row, "restrictions")
    access = next((a for a in _ACCESS if a in shown(restrictions)), "")
    return field_row(
        name,
        sheet.cell(row, "name"),
        type_in(sheet.cell(row, "type"), PLAIN, report),
        "" if doc.casefold() in _NOTHING else doc,
        required=shown(sheet.cell(row, "required")) == "true",
        access=access,
    )


def _nest(rows: Sequence[_Row]) -> list[_Row]:
    """Return the outermost of ``rows``, each with the rows nested in it."""
    outermost: list[_Row] = []
    for start, row in enumerate(rows):
        if row.depth > rows[0].depth:
            continue
        end = start + 1
        while end < len(rows) and rows[end].depth > rows[0].depth:
            end += 1
        outermost.append(replace(row, inner=tuple(_nest(rows[start + 1 : end]))))
    return outermost


def _is_object(row: _Row) -> bool:
    return any(inner.name not in (_ANONYMOUS, _OTHERS) for inner in row.inner)


def _type_of(row: _Row, inner: Head, values: Sequence[Cell]) -> TypeExpr:
    span, written = row.field.name_span, row.field.type
    if _is_object(row):
        return inside(written, NameExpr(inner.title, "", span))
    others = [each.field.type for each in row.inner if each.name == _OTHERS]
    if others:
        return inside(written, MapExpr(others[0], span))
    members = tuple(each.field.type for each in row.inner)
    if members:
        return UnionExpr(members, span) if len(members) > 1 else members[0]
    if values:
        return inside(written, literals(written, [shown(v) for v in values], span))
    return written


READER = Reader(is_widdershins, read_widdershins)
