"""The Markdown plugin of TypeDoc: a page an interface, class, enumeration or alias.

    # Interface: Crate

    ## Properties

    | Property | Modifier | Type | Default value | Description | Defined in |
    | ------ | ------ | ------ | ------ | ------ | ------ |
    | <a id="size"></a> `size?` | `public` | `number` \\| `null` | `undefined` | - | a.ts:3 |

or, without tables, a heading and a quote each:

    ### size?

    > `optional` **size?**: `number` \\| `null`

or, before version 4, a bullet:

    • `Optional` **size**: `number`

Types are those of TypeScript, with code for words.  ``?`` after the name means optional, a name
that is struck through is deprecated, and ``undefined`` means no default.  Functions and methods are
left out.  An ``object`` whose fields have headings below it is a separate model.
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
    inside,
    is_function,
    parts,
    pascal,
    shown,
    type_in,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import Cell, Document, Prose, Row, cell_at
from generator.frontend.pages.cells.cell_text import read_name
from generator.frontend.pages.page import (
    EnumPage,
    FieldRow,
    Head,
    MemberRow,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.pages.values.defaults import read_default
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.typescript import TYPESCRIPT
from generator.frontend.types.typeexpr import (
    LiteralExpr,
    MapExpr,
    NameExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
)
from generator.frontend.words.language import phrases
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_TITLE = lazy_pattern(
    r"(?P<kind>Interface|Class|Enumeration|Type Alias):[ \t]*(?P<name>[^\s<\\]+)"
)
_QUOTED_FIELD = lazy_pattern(
    r"[>•][ \t]*(?P<marks>(?:`\w+`[ \t]+)*)\*\*(?P<name>[^*\n]+)\*\*[ \t]*[:=][ \t]*"
)
_OPTIONAL = "`optional`"
_INDEX = lazy_pattern(
    r"[>▪][ \t]*\\?\[`?\w+`?:[ \t]*`?(?:string|number)`?\\?\]:[ \t]*(?P<type>[^\n]+)"
)
_ANY_KEY = "[key]"
_OBJECT = "object"
# The columns of a table of properties, in lower case.
_HEADERS = frozenset(
    phrases(
        "property, modifier, type, default value, description, inherited from, overrides, "
        "implementation of, defined in"
    )
)
_ANCHOR = lazy_pattern(r'<a id="[^"]*"></a>[ \t]*')
_RULE = "***"
_DEFINED_IN = "Defined in"
_NOTHING = frozenset({"-", ""})
_NO_DEFAULT = frozenset({"undefined", ""})


def is_typedoc(document: Document) -> bool:
    """Return whether ``document`` has the title of a TypeDoc page, and gives its source.

    Without a source, it must have the table or the quotes of TypeDoc.
    """
    titles = [h.cell for h in document.headings if h.level == 1]
    # Most titles have no colon, and every document passes here.
    named = (read_name(title)[0] for title in titles if ":" in title.content)
    if not any(map(_TITLE.match, named)):
        return False
    return _DEFINED_IN in document.file.text or any(map(_is_typical, parts(document)))


def _is_typical(part: Part) -> bool:
    tables = (header_words(table) for table in part.tables)
    return _quoted(part) is not None or any(
        words[0] == "property" and _HEADERS.issuperset(words) for words in tables
    )


def read_typedoc(document: Document, _: Dialect, report: Report) -> tuple[Page, ...]:
    """Return the page of ``document``.

    Reports: empty-name, unreadable-type, unread-default.
    """
    all_parts = list(parts(document))
    title = next(p for p in all_parts if p.heading.level == 1 and _TITLE.match(p.name))
    named = _TITLE.match(title.name)
    assert named
    head = title.head(named["name"], _doc(title))
    inner = all_parts[all_parts.index(title) + 1 :]
    match named["kind"]:
        case "Enumeration":
            return (_read_enum(head, inner, report),)
        case "Type Alias":
            return (_read_alias(head, title, report),)
        case _:
            section = list(_section(inner, "Properties"))
            main, *nested = _read_objects(head, section, 3, report)
            assert isinstance(main, ObjectPage)
            others = tuple(_read_keys(_section(inner, "Indexable"), report))
            return (replace(main, rows=(*main.rows, *others)), *nested)


def _doc(part: Part) -> str:
    """Return the text of ``part`` without TypeDoc's own remarks."""
    texts = [b.span.text for b in part.blocks if isinstance(b, Prose)]
    return "\n\n".join(
        text
        for text in texts
        if not text.startswith((_DEFINED_IN, ">", "•", _RULE, "[", "_"))
    )


def _section(all_parts: Sequence[Part], name: str) -> Iterator[Part]:
    """Yield the section ``name`` of level 2, and the parts inside it."""
    is_inside = False
    for part in all_parts:
        if part.heading.level <= 2:
            is_inside = part.name == name
        if is_inside:
            yield part


def _read_objects(
    head: Head, section: Sequence[Part], level: int, report: Report
) -> Iterator[Page]:
    """Yield the object of the fields in ``section``, and those of the objects in it."""
    fields: list[FieldRow] = []
    nested: list[Page] = []
    for index, part in enumerate(section):
        fields += _rows_of(part, report)
        if part.heading.level != level or _quoted(part) is None:
            continue
        type_ = _quoted_type(part)
        if type_ and is_function(shown(type_)):
            continue
        inner = _inner(section, index)
        row = _quoted_field(part, inner, report)
        if any(p.heading.level == level + 1 and _quoted(p) for p in inner):
            title = head.title + pascal(row.name)
            own = replace(head, title=title, span=row.name_span, doc="")
            nested += _read_objects(own, inner, level + 1, report)
            row = replace(
                row, type=inside(row.type, NameExpr(title, "", row.type.span))
            )
        fields.append(row)
    yield ObjectPage(head, tuple(fields))
    yield from nested


def _read_keys(section: Iterator[Part], report: Report) -> Iterator[FieldRow]:
    r"""Yield the rows about arbitrary keys, such as ``\[`key`: `string`\]: `number` ``."""
    for part in section:
        for block in part.blocks:
            if match := _INDEX.match(block.span.text):
                type_ = cell_at(block.span.part(*match.span("type")))
                row = _field(part.heading.cell, type_, "", None, report)
                yield replace(row, name=_ANY_KEY, required=False, is_pattern=True)


def _rows_of(part: Part, report: Report) -> Iterator[FieldRow]:
    for table in part.tables:
        if header_words(table)[:1] == ("property",):
            sheet = Sheet(table)
            rows = (_read_row(row, sheet, report) for row in sheet.rows)
            yield from (row for row in rows if row)


def _quoted_field(part: Part, inner: Sequence[Part], report: Report) -> FieldRow:
    """Return the field that a heading and the quote below it describe."""
    quoted, type_ = _quoted(part), _quoted_type(part)
    assert quoted, "the part begins with a quote"
    assert type_, "and so with its type"
    notes = {p.name.casefold(): p for p in inner}
    default = _code_in(notes.get("default value"))
    start = part.heading.cell.span.end - len(_last_name(part.heading.cell))
    cell = cell_at(Span(part.heading.cell.span.file, start, part.heading.cell.span.end))
    row = _field(cell, type_, _doc(part), default, report)
    return replace(
        row,
        required=row.required and _OPTIONAL not in quoted["marks"].casefold(),
        deprecated=row.deprecated or "deprecated" in notes,
    )


def _last_name(cell: Cell) -> str:
    """Return the end of a heading such as ``size.height?``, the name of the field."""
    text = cell.span.text
    return text if text.endswith("~~") else text.rpartition(".")[2]


def _inner(section: Sequence[Part], index: int) -> Sequence[Part]:
    """Return the parts inside the one at ``index``."""
    end = index + 1
    while (
        end < len(section) and section[end].heading.level > section[index].heading.level
    ):
        end += 1
    return section[index + 1 : end]


def _code_in(part: Part | None) -> Cell | None:
    """Return the only line of code in ``part``, None if there are more or none."""
    blocks = [b for b in part.blocks if b.span.text.strip() != _RULE] if part else []
    return cell_at(blocks[0].span) if len(blocks) == 1 else None


def _read_row(row: Row, sheet: Sheet, report: Report) -> FieldRow | None:
    cell = _without_anchor(sheet.cell(row, "property"))
    if not shown(cell):
        report.add(catalog.empty_name(row.span))
        return None
    if is_function(shown(sheet.cell(row, "type"))):
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
        _type_in(type_, report),
        "" if doc.strip() in _NOTHING else doc,
        required=not name.endswith("?"),
        default=read_default(default, report) if default and has_default else None,
        deprecated=struck,
    )


def _type_in(cell: Cell, report: Report) -> TypeExpr:
    if shown(cell) == _OBJECT:
        return MapExpr(ScalarExpr("any", cell.span), cell.span)
    return type_in(cell, TYPESCRIPT, report)


def _without_anchor(cell: Cell) -> Cell:
    match = _ANCHOR.match(cell.span.text)
    if not match:
        return cell
    return cell_at(Span(cell.span.file, cell.span.start + match.end(), cell.span.end))


def _quoted(part: Part) -> re.Match[str] | None:
    """Return the quote at the start of ``part``, if it is that of a field."""
    texts = (b.span.text for b in part.blocks if isinstance(b, Prose))
    return next((m for text in texts if (m := _QUOTED_FIELD.match(text))), None)


def _quoted_type(part: Part) -> Cell | None:
    """Return the type in the quote at the start of ``part``, None if it is not a field."""
    for block in part.blocks:
        if isinstance(block, Prose) and (match := _QUOTED_FIELD.match(block.span.text)):
            start, text = block.span.start, block.span.text
            end = text.find("\n", match.end())
            stop = len(text.rstrip()) if end < 0 else end
            return cell_at(Span(block.span.file, start + match.end(), start + stop))
    return None


def _read_alias(head: Head, title: Part, report: Report) -> Page:
    quoted = _quoted_type(title)
    if quoted is None:
        return OpaquePage(head)
    type_ = type_in(quoted, TYPESCRIPT, report)
    members = type_.members if isinstance(type_, UnionExpr) else (type_,)
    return UnionPage(head, members)


def _read_enum(head: Head, all_parts: Sequence[Part], report: Report) -> EnumPage:
    members: list[MemberRow] = []
    for part in _section(all_parts, "Enumeration Members"):
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


READER = Reader(is_typedoc, read_typedoc)
