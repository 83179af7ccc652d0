"""protoc-gen-doc: one document for all messages and enums of some ``.proto`` files.

    <a name="shop-v1-Crate-LabelsEntry"></a>

    ### Crate.LabelsEntry

    | Field | Type | Label | Description |

- ``repeated`` is a list.  Only the label ``required`` of proto2 means required: JSON omits other
  fields that have their default.
- A map is a repeated message ``Crate.LabelsEntry`` with the fields ``key`` and ``value``.
- In JSON an enum is the name of its value.
- A nested name, ``Crate.Colour``, is the title ``CrateColour``.  If two messages have the same name,
  the end of the package comes before it: ``V1Crate``, ``V2Crate``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Part,
    Sheet,
    field_row,
    has_table,
    parts,
    shown,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import (
    Cell,
    Document,
    Prose,
    RichText,
    Row,
    Table,
)
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.cells.cell_text import read_text
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
    MapExpr,
    NameExpr,
    NullableExpr,
    ScalarExpr,
    ScalarName,
    TypeExpr,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_FIELDS = ("field", "type", "label", "description")
_VALUES = ("name", "number", "description")
_ENTRY = "Entry"
_ANCHOR = lazy_pattern(r"""<a (?:name|id)=["'](?P<name>[^"']+)["']\s*/?>""")
_ABOVE = lazy_pattern(rf"{_ANCHOR.pattern}(?:</a>)?\s*(?P<heading>\#{{1,6}}[ \t])")
_SEPARATORS = lazy_pattern(r"[^\w]+")
_DEPRECATED = lazy_pattern(r"\*\*Deprecated\.\*\*\s*", re.IGNORECASE)
_SCALARS: Mapping[str, ScalarName] = {
    **dict.fromkeys(("double", "float"), "float"),
    **dict.fromkeys(("int32", "uint32", "sint32", "fixed32", "sfixed32"), "int"),
    **dict.fromkeys(("int64", "uint64", "sint64", "fixed64", "sfixed64"), "int"),
    "bool": "bool",
    "string": "str",
    "bytes": "bytes",
    "google.protobuf.Timestamp": "datetime",
    "google.protobuf.Duration": "str",
    "google.protobuf.FieldMask": "str",
    "google.protobuf.Any": "any",
    "google.protobuf.Value": "any",
    "google.protobuf.NullValue": "null",
}
# Wrapped scalars, which are nullable.
_WRAPPED: Mapping[str, ScalarName] = {
    **{f"google.protobuf.{n}Value": "float" for n in ("Double", "Float")},
    **{f"google.protobuf.{n}Value": "int" for n in ("Int32", "UInt32")},
    **{f"google.protobuf.{n}Value": "int" for n in ("Int64", "UInt64")},
    "google.protobuf.BoolValue": "bool",
    "google.protobuf.StringValue": "str",
    "google.protobuf.BytesValue": "bytes",
}
_MAPS = frozenset({"google.protobuf.Struct", "google.protobuf.Empty"})


def is_protoc_gen_doc(document: Document) -> bool:
    """Return whether ``document`` has messages below anchors in the style of protoc-gen-doc."""
    has_fields = has_table(document, _FIELDS)
    return has_fields and bool(_ANCHOR.search(document.file.text))


def read_protoc_gen_doc(
    document: Document, _: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the messages and the enums of ``document``.

    Types that no message describes are reported later, as ``unknown-model``.

    Reports: empty-name.
    """
    anchors = {
        match.start("heading"): match["name"]
        for match in _ABOVE.finditer(document.file.text)
    }
    match = {
        anchors.get(part.heading.span.start, f"{part.name} {number}"): part
        for number, part in enumerate(parts(document))
        if _is_definition(part)
    }
    names = _Names.of(match)
    pages = (
        _read_part(part, names.titles[anchor], names, report)
        for anchor, part in match.items()
        if anchor not in names.entries
    )
    return tuple(pages)


def _is_definition(part: Part) -> bool:
    """Return whether ``part`` is a message or an enum; one without fields has no table."""
    if not part.name:
        return False
    if part.tables:
        return header_words(part.tables[0]) in (_FIELDS, _VALUES)
    return part.heading.level == 3 and not part.name.endswith(" Extensions")


class _Names(Struct, frozen=True):
    """The definitions of a document, by anchor.

    - ``titles``: of all definitions.
    - ``anchors``: of each name; the first, if several definitions have it.
    - ``entries``: the types of the values of maps.
    """

    titles: Mapping[str, str]
    anchors: Mapping[str, str]
    entries: Mapping[str, Cell]

    @staticmethod
    def of(named: Mapping[str, Part]) -> _Names:
        entries: dict[str, Cell] = {}
        for anchor, part in named.items():
            if part.name.endswith(_ENTRY) and part.tables:
                sheet = Sheet(part.tables[0])
                cells = {shown(sheet.cell(r, "field")): r for r in sheet.rows}
                if cells.keys() == {"key", "value"}:
                    entries[anchor] = sheet.cell(cells["value"], "type")
        anchors: dict[str, str] = {}
        for anchor, part in named.items():
            anchors.setdefault(part.name, anchor)
        return _Names(_titles(named), anchors, entries)

    def find(self, type_: RichText) -> str | None:
        """Return the anchor of the definition named in a cell: by its link, or by the end of its
        name.
        """
        href = type_.links[0].href.removeprefix("#") if type_.links else ""
        if href in self.titles:
            return href
        words = type_.text.strip().lstrip(".").split(".")
        endings = (".".join(words[start:]) for start in range(len(words)))
        return next((self.anchors[e] for e in endings if e in self.anchors), None)


def _titles(named: Mapping[str, Part]) -> Mapping[str, str]:
    """Return the title of each definition, with words of its package if it is not unique."""
    packages = {
        anchor: _SEPARATORS.split(anchor)[: -len(part.name.split("."))]
        for anchor, part in named.items()
    }
    titles = {anchor: _title(part.name) for anchor, part in named.items()}
    for length in range(1, 1 + max(map(len, packages.values()), default=0)):
        times = Counter(titles.values())
        for anchor, title in titles.items():
            if times[title] > 1:
                words = packages[anchor][-length:]
                titles[anchor] = _title(".".join([*words, named[anchor].name]))
    return titles


def _read_part(part: Part, title: str, names: _Names, report: Report) -> Page:
    head = _read_head(part, title)
    if not part.tables:
        return ObjectPage(head, ())
    table = part.tables[0]
    if header_words(table) == _VALUES:
        return _read_enum(head, table)
    sheet = Sheet(table)
    fields = (_read_field(row, sheet, names, report) for row in sheet.rows)
    return ObjectPage(head, tuple(field for field in fields if field))


def _read_head(part: Part, title: str) -> Head:
    texts = [b.span.text for b in part.blocks if isinstance(b, Prose)]
    kept = [text for text in texts if not text.lstrip().startswith("<")]
    doc = "\n\n".join(kept) if part.tables else "\n\n".join(kept[:1])
    return part.head(title, doc)


def _title(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split("."))


def _read_enum(head: Head, table: Table) -> EnumPage:
    sheet = Sheet(table)
    members = []
    for row in sheet.rows:
        name = shown(sheet.cell(row, "name"))
        doc = read_text(sheet.rest(row, "description").content)
        members.append(MemberRow(name, name, doc, row.span))
    return EnumPage(head, tuple(members), None, True)


def _read_field(
    row: Row, sheet: Sheet, names: _Names, report: Report
) -> FieldRow | None:
    if not shown(sheet.cell(row, "field")):
        report.add(catalog.empty_name(row.span))
        return None
    cell, label = sheet.cell(row, "field"), shown(sheet.cell(row, "label"))
    doc, deprecated = _DEPRECATED.subn("", sheet.rest(row, "description").content, 1)
    type_cell = sheet.cell(row, "type")
    return field_row(
        shown(cell),
        cell,
        _read_type(type_cell, names, is_repeated="repeated" in label),
        doc,
        required="required" in label,
        deprecated=deprecated > 0,
    )


def _read_type(cell: Cell, names: _Names, *, is_repeated: bool) -> TypeExpr:
    entry = names.entries.get(names.find(read_inline(cell)) or "")
    if entry is not None and is_repeated:
        return MapExpr(_read_single(entry, names, cell.span), cell.span)
    single = _read_single(cell, names, cell.span)
    return ListExpr(single, cell.span) if is_repeated else single


def _read_single(cell: Cell, names: _Names, span: Span) -> TypeExpr:
    written = shown(cell)
    if scalar := _SCALARS.get(written):
        return ScalarExpr(scalar, span)
    if wrapped := _WRAPPED.get(written):
        return NullableExpr(ScalarExpr(wrapped, span), span)
    if written in _MAPS:
        return MapExpr(ScalarExpr("any", span), span)
    if written == "google.protobuf.ListValue":
        return ListExpr(ScalarExpr("any", span), span)
    anchor = names.find(read_inline(cell))
    return NameExpr(names.titles[anchor] if anchor else _title(written), "", span)


READER = Reader(is_protoc_gen_doc, read_protoc_gen_doc)
