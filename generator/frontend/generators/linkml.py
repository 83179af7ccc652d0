"""LinkML's gen-doc: a page for each class, enum, slot and type of a schema.

::

    # Class: Crate

    ## Slots

    | Name | Cardinality and Range | Description | Inheritance |
    | ---  | --- | --- | --- |
    | [size](size.md) | 0..1 <br/> [Integer](Integer.md) | How large. | direct |
    | [tags](tags.md) | * <br/> [String](String.md) |  | [Box](Box.md) |

The table of a class has inherited slots too.  Only ``1`` and ``1..*`` are required; ``*`` is a list.
Pages of slots, types and subsets are not models; a range that is a type is a scalar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Part,
    Sheet,
    field_row,
    parts,
    shown,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import (
    Cell,
    Document,
    Prose,
    Row,
    Table,
    part_of,
)
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.cells.cardinality import read_cardinality
from generator.frontend.pages.page import (
    EnumPage,
    FieldRow,
    Head,
    MemberRow,
    ObjectPage,
    Page,
)
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.typeexpr import (
    ListExpr,
    NameExpr,
    ScalarExpr,
    ScalarName,
    TypeExpr,
    UnionExpr,
)
from generator.text.lazy_pattern import lazy_pattern

_TITLE = lazy_pattern(r"(?P<kind>Class|Enum|Slot|Type|Subset): (?P<name>\S.*)")
_RANGE = "cardinality and range"
_VALUES = ("value", "meaning", "description")
_FIRST_WORD = lazy_pattern(r"\S++")
_SCALARS: Mapping[str, ScalarName] = {
    "Integer": "int",
    "Float": "float",
    "Double": "float",
    "Decimal": "decimal",
    "Boolean": "bool",
    "Date": "date",
    "Datetime": "datetime",
    "Time": "time",
    **dict.fromkeys(("String", "Uri", "Uriorcurie", "Curie", "Ncname"), "str"),
    **dict.fromkeys(("Objectidentifier", "Nodeidentifier", "DateOrDatetime"), "str"),
}
# A range without a link, in older versions.
_BARE = lazy_pattern(r"(?<![a-z])[a-z]{1,40}\Z")
# Text above the slots that the generator wrote.
_OWN_TEXT = ("URI: ", "<div", "</div")


def is_linkml(document: Document) -> bool:
    """Return whether ``document`` has a title such as ``Class: Crate``, and the source of a schema."""
    has_uri = "URI: [" in document.file.text
    first = next(parts(document), None) if has_uri else None
    return first is not None and _TITLE.fullmatch(first.name) is not None


def read_linkml(document: Document, _: Dialect, report: Report) -> tuple[Page, ...]:
    """Return the class or the enum that ``document`` describes, none for other pages.

    Reports: empty-name.
    """
    title, *others = parts(document)
    named = _TITLE.fullmatch(title.name)
    assert named, "the form was recognised by its title"
    head = title.head(named["name"], _doc(title))
    tables = [table for part in others for table in part.tables]
    match named["kind"]:
        case "Class":
            return (_read_class(head, tables, report),)
        case "Enum":
            return (EnumPage(head, tuple(_members(tables)), None, True),)
    return ()


def _doc(title: Part) -> str:
    texts = [b.span.text.strip() for b in title.blocks if isinstance(b, Prose)]
    kept = (text for text in texts if not text.startswith(_OWN_TEXT))
    return "\n\n".join(text.strip("_") for text in kept)


def _read_class(head: Head, tables: list[Table], report: Report) -> ObjectPage:
    sheets = [Sheet(t) for t in tables if _RANGE in header_words(t)]
    fields = (_field(row, sheet, report) for sheet in sheets for row in sheet.rows)
    return ObjectPage(head, tuple(field for field in fields if field))


def _field(row: Row, sheet: Sheet, report: Report) -> FieldRow | None:
    name, cell = sheet.cell(row, "name"), sheet.cell(row, _RANGE)
    if not shown(name):
        report.add(catalog.empty_name(row.span))
        return None
    first = _FIRST_WORD.match(cell.content)
    many = read_cardinality(part_of(cell, *first.span())) if first else None
    type_ = _range(cell)
    return field_row(
        shown(name),
        name,
        ListExpr(type_, cell.span) if many and many.is_list else type_,
        sheet.cell(row, "description").content,
        required=many is not None and many.required is True,
    )


def _range(cell: Cell) -> TypeExpr:
    """Return the types that ``cell`` links to; ``A or B`` is a union."""
    rich = read_inline(cell)
    members: list[TypeExpr] = []
    for link in rich.links:
        name = rich.text[link.start : link.end]
        span = rich.span(link.start, link.end)
        scalar = _SCALARS.get(name)
        members.append(
            ScalarExpr(scalar, span) if scalar else NameExpr(name, link.href, span)
        )
    if not members and (word := _BARE.search(rich.text)):
        scalar = _SCALARS.get(word[0].capitalize(), "any")
        return ScalarExpr(scalar, cell.span)
    if len(members) > 1:
        return UnionExpr(tuple(members), cell.span)
    return members[0] if members else ScalarExpr("any", cell.span)


def _members(tables: list[Table]) -> Iterator[MemberRow]:
    for table in tables:
        if header_words(table) == _VALUES:
            sheet = Sheet(table)
            for row in sheet.rows:
                value = shown(sheet.cell(row, "value"))
                doc = sheet.cell(row, "description").content
                yield MemberRow("", value, doc, row.span)


READER = Reader(is_linkml, read_linkml)
