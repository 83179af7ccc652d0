"""The Markdown plugin of TypeDoc: a page an interface, class, enumeration or alias.

    # Interface: Crate

    ## Properties

    | Property | Modifier | Type | Default value | Description | Defined in |
    | ------ | ------ | ------ | ------ | ------ | ------ |
    | <a id="size"></a> `size?` | `public` | `number` \\| `null` | `undefined` | - | a.ts:3 |

or, without tables, a heading and a quote each:

    ### size?

    > `optional` **size?**: `number` \\| `null`

Types are those of TypeScript, with code for words.  `?` behind the name is optional, a name
that is struck through is deprecated, and `undefined` is no default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Part,
    Sheet,
    field_row,
    parts,
    shown,
    type_in,
)
from generator.frontend.markdown.document import Cell, Document, Prose, Row, cell_at
from generator.frontend.pages.columns import header_words
from generator.frontend.pages.defaults import read_default
from generator.frontend.pages.marks import read_name
from generator.frontend.pages.pages import (
    EnumPage,
    FieldRow,
    Head,
    MemberRow,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.typescript import TYPESCRIPT
from generator.frontend.types.typeexpr import LiteralExpr, UnionExpr
from generator.source import Span

_TITLE = re.compile(
    r"(?P<kind>Interface|Class|Enumeration|Type Alias):[ \t]*(?P<name>[^\s<\\]+)"
)
_QUOTED_FIELD = re.compile(
    r">[ \t]*(?:`\w+`[ \t]+)*\*\*(?P<name>[^*\n]+)\*\*[ \t]*[:=][ \t]*"
)
_ANCHOR = re.compile(r'<a id="[^"]*"></a>[ \t]*')
_RULE = "***"
_DEFINED_IN = "Defined in"
_NOTHING = frozenset({"-", ""})
_NO_DEFAULT = frozenset({"undefined", ""})


def is_typedoc(document: Document) -> bool:
    """Return whether `document` has the title of a page of TypeDoc, and says where it is from."""
    return _DEFINED_IN in document.file.text and any(
        p.heading.level == 1 and _TITLE.match(p.name) for p in parts(document)
    )


def read_typedoc(document: Document, _: Dialect, report: Report) -> tuple[Page, ...]:
    """Return the page of `document`.

    Reports: empty-name, unreadable-type, unread-default.
    """
    found = list(parts(document))
    title = next(p for p in found if p.heading.level == 1 and _TITLE.match(p.name))
    named = _TITLE.match(title.name)
    assert named
    head = title.head(named["name"], _doc(title))
    inner = found[found.index(title) + 1 :]
    match named["kind"]:
        case "Enumeration":
            return (_read_enum(head, inner, report),)
        case "Type Alias":
            return (_read_alias(head, title, report),)
        case _:
            fields = tuple(_read_fields(inner, report))
            return (ObjectPage(head, fields),)


def _doc(part: Part) -> str:
    """Return the text of `part` without what TypeDoc says itself."""
    texts = [b.span.text for b in part.blocks if isinstance(b, Prose)]
    return "\n\n".join(
        text
        for text in texts
        if not text.startswith((_DEFINED_IN, ">", _RULE, "[", "_"))
    )


def _section(found: Sequence[Part], name: str) -> Iterator[Part]:
    """Yield the section `name` of level 2, and the parts inside it."""
    is_inside = False
    for part in found:
        if part.heading.level <= 2:
            is_inside = part.name == name
        if is_inside:
            yield part


def _read_fields(found: Sequence[Part], report: Report) -> Iterator[FieldRow]:
    section = list(_section(found, "Properties"))
    for index, part in enumerate(section):
        for table in part.tables:
            if header_words(table)[:1] == ("property",):
                sheet = Sheet(table)
                rows = (_read_row(row, sheet, report) for row in sheet.rows)
                yield from (row for row in rows if row)
        if part.heading.level == 3 and (quoted := _quoted_type(part)):
            notes = {p.name: p for p in _inner(section, index)}
            default = _code_in(notes.get("Default Value"))
            row = _field(part.heading.cell, quoted, _doc(part), default, report)
            yield replace(row, deprecated=row.deprecated or "Deprecated" in notes)


def _inner(section: Sequence[Part], index: int) -> Iterator[Part]:
    """Yield the parts inside the one at `index`."""
    for at in range(index + 1, len(section)):
        if section[at].heading.level <= section[index].heading.level:
            return
        yield section[at]


def _code_in(part: Part | None) -> Cell | None:
    """Return the one line that `part` says, None if it is more or nothing."""
    blocks = [b for b in part.blocks if b.span.text.strip() != _RULE] if part else []
    return cell_at(blocks[0].span) if len(blocks) == 1 else None


def _read_row(row: Row, sheet: Sheet, report: Report) -> FieldRow | None:
    cell = _without_anchor(sheet.cell(row, "property"))
    if not shown(cell):
        report.add(catalog.empty_name(row.span))
        return None
    doc = sheet.cell(row, "description").content
    default = sheet.cell(row, "default value")
    return _field(cell, sheet.cell(row, "type"), doc, default, report)


def _field(
    cell: Cell, type_: Cell, doc: str, default: Cell | None, report: Report
) -> FieldRow:
    name, struck = read_name(cell)
    has_default = default is not None and shown(default) not in _NO_DEFAULT
    return field_row(
        name.removesuffix("?"),
        cell,
        type_in(type_, TYPESCRIPT, report),
        "" if doc.strip() in _NOTHING else doc,
        required=not name.endswith("?"),
        default=read_default(default, report) if default and has_default else None,
        deprecated=struck,
    )


def _without_anchor(cell: Cell) -> Cell:
    found = _ANCHOR.match(cell.span.text)
    if not found:
        return cell
    return cell_at(Span(cell.span.file, cell.span.start + found.end(), cell.span.end))


def _quoted_type(part: Part) -> Cell | None:
    """Return the type in the quote that begins `part`, None if it is no field."""
    for block in part.blocks:
        if isinstance(block, Prose) and (found := _QUOTED_FIELD.match(block.span.text)):
            start, text = block.span.start, block.span.text
            end = text.find("\n", found.end())
            stop = len(text.rstrip()) if end < 0 else end
            return cell_at(Span(block.span.file, start + found.end(), start + stop))
    return None


def _read_alias(head: Head, title: Part, report: Report) -> Page:
    quoted = _quoted_type(title)
    if quoted is None:
        return OpaquePage(head)
    type_ = type_in(quoted, TYPESCRIPT, report)
    members = type_.members if isinstance(type_, UnionExpr) else (type_,)
    return UnionPage(head, members)


def _read_enum(head: Head, found: Sequence[Part], report: Report) -> EnumPage:
    members: list[MemberRow] = []
    for part in _section(found, "Enumeration Members"):
        for table in part.tables:
            sheet = Sheet(table)
            for row in sheet.rows:
                name = _without_anchor(sheet.cell(row, "enumeration member"))
                doc = sheet.cell(row, "description").content
                value = sheet.cell(row, "value")
                members += _member(name, value, doc, row.span, report)
        if part.heading.level == 3 and (quoted := _quoted_type(part)):
            name = part.heading.cell
            members += _member(name, quoted, _doc(part), name.span, report)
    return EnumPage(head, tuple(members), None, True)


def _member(
    name: Cell, value: Cell, doc: str, place: Span, report: Report
) -> Iterator[MemberRow]:
    literal = type_in(value, TYPESCRIPT, report)
    if isinstance(literal, LiteralExpr):
        text = "" if doc.strip() in _NOTHING else doc
        yield MemberRow(read_name(name)[0], literal.value, text, place)
