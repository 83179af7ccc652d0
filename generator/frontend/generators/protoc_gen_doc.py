"""protoc-gen-doc: one document for all messages and enums of some `.proto` files.

    <a name="shop-v1-Crate-LabelsEntry"></a>

    ### Crate.LabelsEntry

    | Field | Type | Label | Description |

- `repeated` is a list; only `required`, which proto2 has, is required: JSON leaves the others
  out where they have their default.
- A map is a repeated message `Crate.LabelsEntry` with the fields `key` and `value`.
- In JSON an enum is the name of its value.
- A nested name, `Crate.Colour`, is the title `CrateColour`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
from generator.frontend.markdown.document import Cell, Document, Prose, Row, Table
from generator.frontend.pages.columns import header_words
from generator.frontend.pages.marks import read_text
from generator.frontend.pages.pages import (
    EnumPage,
    FieldRow,
    Head,
    MemberRow,
    ObjectPage,
    Page,
)
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

_FIELDS = ("field", "type", "label", "description")
_VALUES = ("name", "number", "description")
_ENTRY = "Entry"
_ANCHOR = re.compile(r"""<a (?:name|id)=["'][^"']+["']\s*/?>""")
_DEPRECATED = re.compile(r"\*\*Deprecated\.\*\*\s*", re.IGNORECASE)
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
# Wrapped scalars, which may be null.
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
    """Return whether `document` has messages below anchors, as protoc-gen-doc prints them."""
    has_fields = has_table(document, _FIELDS)
    return has_fields and bool(_ANCHOR.search(document.file.text))


def read_protoc_gen_doc(
    document: Document, _: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the messages and the enums of `document`.

    Types that no message of it describes are left to `unknown-model`.

    Reports: empty-name.
    """
    found = [part for part in parts(document) if _is_definition(part)]
    names = _Names.of(found)
    pages = (
        _read_part(part, names, report)
        for part in found
        if part.name not in names.entries
    )
    return tuple(pages)


def _is_definition(part: Part) -> bool:
    """Return whether `part` is a message or an enum; one without fields has no table."""
    if not part.name:
        return False
    if part.tables:
        return header_words(part.tables[0]) in (_FIELDS, _VALUES)
    return part.heading.level == 3 and not part.name.endswith(" Extensions")


class _Names(Struct, frozen=True):
    """What is described: the names of all, and the types of the values of maps."""

    all: frozenset[str]
    entries: Mapping[str, Cell]

    @staticmethod
    def of(found: Sequence[Part]) -> _Names:
        entries: dict[str, Cell] = {}
        for part in found:
            if part.name.endswith(_ENTRY) and part.tables:
                sheet = Sheet(part.tables[0])
                cells = {shown(sheet.cell(r, "field")): r for r in sheet.rows}
                if cells.keys() == {"key", "value"}:
                    entries[part.name] = sheet.cell(cells["value"], "type")
        return _Names(frozenset(part.name for part in found), entries)

    def find(self, written: str) -> str:
        """Return which of the names `written` is: it may have a package before it."""
        words = written.lstrip(".").split(".")
        endings = (".".join(words[start:]) for start in range(len(words)))
        return next((ending for ending in endings if ending in self.all), written)


def _read_part(part: Part, names: _Names, report: Report) -> Page:
    head = _read_head(part)
    if not part.tables:
        return ObjectPage(head, ())
    table = part.tables[0]
    if header_words(table) == _VALUES:
        return _read_enum(head, table)
    sheet = Sheet(table)
    fields = (_read_field(row, sheet, names, report) for row in sheet.rows)
    return ObjectPage(head, tuple(field for field in fields if field))


def _read_head(part: Part) -> Head:
    texts = [b.span.text for b in part.blocks if isinstance(b, Prose)]
    kept = [text for text in texts if not text.lstrip().startswith("<")]
    doc = "\n\n".join(kept) if part.tables else "\n\n".join(kept[:1])
    return part.head(_title(part.name), doc)


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
    written = shown(cell)
    entry = names.entries.get(names.find(written))
    if entry is not None and is_repeated:
        return MapExpr(_read_single(shown(entry), names, cell.span), cell.span)
    single = _read_single(written, names, cell.span)
    return ListExpr(single, cell.span) if is_repeated else single


def _read_single(written: str, names: _Names, span: Span) -> TypeExpr:
    if scalar := _SCALARS.get(written):
        return ScalarExpr(scalar, span)
    if wrapped := _WRAPPED.get(written):
        return NullableExpr(ScalarExpr(wrapped, span), span)
    if written in _MAPS:
        return MapExpr(ScalarExpr("any", span), span)
    if written == "google.protobuf.ListValue":
        return ListExpr(ScalarExpr("any", span), span)
    return NameExpr(_title(names.find(written)), "", span)
