"""Pages of the Python generators 6.0 to 6.5: types in Python's words, inline models below.

A page is `## Model Type Info` with one row, the type of the model.  `### Dictionary Keys` lists
the fields of an object, `### Tuple Items` the elements of a list, `#### oneOf` the members of a
union.  A field `**[tags](#tags)**` has its type further down, below a title of level 1 of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.enums import read_code_values
from generator.frontend.generators.openapi_generator.fields import (
    ANY_NAME,
    FieldRead,
    PageContext,
    read_field,
)
from generator.frontend.generators.openapi_generator.forms import TYPE_INFO
from generator.frontend.generators.openapi_generator.notes import is_notes, read_notes
from generator.frontend.generators.openapi_generator.rows import CutRow, cut_row
from generator.frontend.generators.openapi_generator.type_text import read_type_text
from generator.frontend.markdown.document import Block, Document, Heading, Table
from generator.frontend.pages.columns import header_words
from generator.frontend.pages.marks import read_name
from generator.frontend.pages.pages import (
    FieldRow,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.pages.sections import section_name
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    NameExpr,
    ScalarExpr,
    TypeExpr,
    WrapperExpr,
)

_INFO = "model type info"
_KEYS = "dictionary keys"
_ITEMS = "tuple items"
_UNIONS = frozenset({"oneof", "anyof"})


class _Model(Struct, frozen=True):
    """A model of a page.

    - `info`: the row of its type, which begins with the type in place of a name.
    - `tables`: the tables below, by their heading.
    """

    info: CutRow
    tables: Mapping[str, Table]


def read_python6(
    document: Document, page: PageContext, report: Report
) -> tuple[Page, ...]:
    """Return the page of a model and those of the models inside it.

    Reports: untold-model, and what read_field does.
    """
    models = dict(_models(document))
    if "" not in models:
        report.add(catalog.untold_model(page.head.span))
        return (OpaquePage(page.head),)
    return tuple(_Reader(models, page, report).read("", page))


def _models(document: Document) -> Iterator[tuple[str, _Model]]:
    """Yield the model below each title of level 1: that of the page is called `""`."""
    title, is_first = "", True
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        if block.level == 1:
            title, is_first = ("" if is_first else section_name(block)), False
        elif block.level == 2 and section_name(block) == _INFO:
            first, *rest = [*blocks[index + 1 :], None]
            if isinstance(first, Table) and first.rows:
                yield title, _read_model(first, rest)


def _read_model(info: Table, rest: Sequence[Block | None]) -> _Model:
    tables: dict[str, Table] = {}
    name = ""
    for block in rest:
        if isinstance(block, Heading):
            if block.level < 3:
                break
            name = section_name(block)
        elif isinstance(block, Table):
            tables.setdefault(name, block)
    row = cut_row(info.rows[0], outer=False, is_notes=is_notes)
    return _Model(row, tables)


class _Reader:
    """Reads the models of one page."""

    def __init__(
        self, models: Mapping[str, _Model], page: PageContext, report: Report
    ) -> None:
        self.models = models
        self.page = page
        self.report = report
        self.inside: list[Page] = []
        # The names of models that are being read: one may name itself.
        self.open: set[str] = set()

    def read(self, name: str, page: PageContext) -> list[Page]:
        """Return the page of the model `name`, and those inside it."""
        return [self._read_page(self.models[name], page), *self.inside]

    def _read_page(self, model: _Model, page: PageContext) -> Page:
        head, notes = page.head, read_notes(model.info.notes)
        if notes.values and notes.is_code:
            return read_code_values(head, notes.values)
        for name, table in model.tables.items():
            if name in _UNIONS:
                return UnionPage(head, tuple(self._items(table)))
        keys = model.tables.get(_KEYS)
        if keys:
            fields = self._read_keys(keys, page)
            if _has_names(fields) or _any_name(keys) is None:
                self.inside += [each.enum for each in fields if each.enum]
                return ObjectPage(head, tuple(each.row for each in fields))
        expr = self._type_of(model, page)
        if isinstance(expr, MapExpr) and not model.tables:
            return ObjectPage(head, ())
        if isinstance(expr, ScalarExpr) and expr.name == "any":
            self.report.add(catalog.untold_model(head.span))
            return OpaquePage(head)
        return UnionPage(head, (expr,))

    def _read_keys(self, table: Table, page: PageContext) -> list[FieldRead]:
        found: list[FieldRead] = []
        for row in table.rows:
            cut = cut_row(row, outer=False, is_notes=is_notes, skipped=1)
            each = read_field(cut, page, self.report)
            if each:
                found.append(replace(each, row=self._with_type(each.row, page)))
        return found

    def _with_type(self, row: FieldRow, page: PageContext) -> FieldRow:
        """Return `row` with the type that stands further down, if one does."""
        name = row.name.casefold()
        model = self.models.get(name)
        if model is None or not name or name in self.open:
            return row
        self.open.add(name)
        title = f"{page.head.title}{row.name[:1].upper()}{row.name[1:]}"
        head = replace(page.head, title=title, span=row.name_span, doc="")
        expr = self._type_of(model, replace(page, head=head))
        self.open.remove(name)
        return replace(row, type=_replace_inner(row.type, expr))

    def _type_of(self, model: _Model, page: PageContext) -> TypeExpr:
        """Return the type of a model that has no page of its own."""
        text = read_type_text(model.info.name)
        expr = read_type(text, page.dialect, self.report)
        if items := model.tables.get(_ITEMS):
            found = list(self._items(items))
            return ListExpr(found[0], expr.span) if found else expr
        keys = model.tables.get(_KEYS)
        if keys is None:
            return expr
        fields = self._read_keys(keys, page)
        if not _has_names(fields) and (value := _any_name(keys)):
            inner = read_type_text(value.type)
            return MapExpr(read_type(inner, page.dialect, self.report), expr.span)
        self.inside.append(ObjectPage(page.head, tuple(each.row for each in fields)))
        return NameExpr(page.head.title, "", expr.span)

    def _items(self, table: Table) -> Iterator[TypeExpr]:
        """Yield the types of `Class Name | Input Type | …`: a class, or the words for it."""
        for row in table.rows:
            is_class = (
                row.cells[0].content.startswith("[**") and ".md" in row.cells[0].content
            )
            cell = row.cells[0 if is_class else 1]
            yield read_type(read_type_text(cell), self.page.dialect, self.report)


def _has_names(fields: Sequence[FieldRead]) -> bool:
    return any(not each.row.is_pattern for each in fields)


def _any_name(table: Table) -> CutRow | None:
    """Return the row that says what keys of any name hold."""
    for row in table.rows:
        if read_name(row.cells[0])[0] in ANY_NAME:
            return cut_row(row, outer=False, is_notes=is_notes, skipped=1)
    return None


def _replace_inner(expr: TypeExpr, inner: TypeExpr) -> TypeExpr:
    if isinstance(expr, WrapperExpr):
        return replace(expr, inner=_replace_inner(expr.inner, inner))
    return inner


def has_type_info(document: Document) -> bool:
    """Return whether `document` is a page of this form, with a row for the type."""
    return any(
        isinstance(block, Table) and header_words(block) == TYPE_INFO and block.rows
        for block in document.blocks
    )
