"""Pages of the Python generators 6.0 to 6.5: types in Python's words, inline models below.

A page is ``## Model Type Info`` with one row, the type of the model.  ``### Dictionary Keys`` lists
the fields of an object, ``### Tuple Items`` the elements of a list, ``#### oneOf`` the members of a
union, ``#### allOf`` the parts of an object.  The type of a field ``**[tags](#tags)**`` is
further down, below another title of level 1.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.openapi_generator.enums import read_code_values
from generator.frontend.generators.openapi_generator.fields import (
    ANY_NAME,
    PageContext,
    read_field,
)
from generator.frontend.generators.openapi_generator.forms import TYPE_INFO
from generator.frontend.generators.openapi_generator.notes import is_notes, read_notes
from generator.frontend.generators.openapi_generator.rows import CutRow, cut_row
from generator.frontend.generators.openapi_generator.type_text import read_type_text
from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    Heading,
    Row,
    Table,
)
from generator.frontend.markdown.inline import shown_text
from generator.frontend.markdown.outline import section_name
from generator.frontend.pages.page import (
    FieldRow,
    ObjectPage,
    OpaquePage,
    Page,
    UnionPage,
)
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.types.dialects.openapi_generator.join import element
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    MapExpr,
    MaybeNullExpr,
    NameExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
    WrapperExpr,
    unwrapped,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_INFO = "model type info"
_KEYS = "dictionary keys"
_ITEMS = "tuple items"
_UNIONS = frozenset({"oneof", "anyof"})
_ALL = "allof"
_ITEM, _VALUE = "item", "value"
_ANCHOR = lazy_pattern(r"\]\(#(?P<title>[^)]{1,300})\)")
_WORDS = lazy_pattern(r"[\W_]+")


class _Model(Struct, frozen=True):
    """A model on a page.

    - ``info``: the row with its type; the type is in place of a name.
    - ``tables``: the tables below, by their heading.
    """

    info: CutRow
    tables: Mapping[str, Table]


def read_python6(
    document: Document, page: PageContext, report: Report
) -> tuple[Page, ...]:
    """Return the page of a model, and those of the models nested in it.

    Reports: unstated-model, and the findings of read_field.
    """
    reader = _Reader(_models(document), page, report)
    return tuple(reader.read())


def _models(document: Document) -> Iterator[tuple[str, _Model]]:
    """Yield the model below each title of level 1; the name of the page's own model is ``""``."""
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
        self, models: Iterable[tuple[str, _Model]], page: PageContext, report: Report
    ) -> None:
        self.page = page
        self.report = report
        self.inside: list[Page] = []
        # Several models can have the same title, such as `items`.  They are in the order in which
        # the page names them, each after the model that contains it, so the next one is the right
        # one.
        self.waiting: dict[str, deque[_Model]] = defaultdict(deque)
        for title, model in models:
            self.waiting[title].append(model)

    def read(self) -> list[Page]:
        """Return the page of the document, and those of the models inside it."""
        if not self.waiting[""]:
            self.report.add(catalog.unstated_model(self.page.head.span))
            return [OpaquePage(self.page.head)]
        main = self._read_page(self.waiting[""].popleft(), self.page)
        return [main, *self.inside]

    def _next(self, cell: Cell) -> _Model | None:
        """Return the model further down that ``cell`` links to, None if it links to none."""
        match = _ANCHOR.search(cell.content)
        waiting = self.waiting.get(match["title"].casefold()) if match else None
        return waiting.popleft() if waiting else None

    def _read_page(self, model: _Model, page: PageContext) -> Page:
        head, notes = page.head, read_notes(model.info.notes)
        if notes.values and notes.is_code:
            return read_code_values(head, notes.values)
        for name, table in model.tables.items():
            if name in _UNIONS:
                return UnionPage(head, tuple(self._items(table, page)))
        if _ALL in model.tables:
            return self._read_object(model, page)
        if keys := model.tables.get(_KEYS):
            fields = self._read_keys(keys, page)
            if any(not row.is_pattern for row in fields) or not fields:
                return ObjectPage(head, tuple(fields))
            return UnionPage(head, (_map_of(fields[0], head.span),))
        expr = self._type_of(model, page)
        if isinstance(expr, MapExpr) and not model.tables:
            return ObjectPage(head, ())
        if isinstance(expr, ScalarExpr) and expr.name == "any":
            self.report.add(catalog.unstated_model(head.span))
            return OpaquePage(head)
        return UnionPage(head, (expr,))

    def _read_object(self, model: _Model, page: PageContext) -> ObjectPage:
        """Return the object of the keys of ``model``, and of all that ``allOf`` lists."""
        keys = model.tables.get(_KEYS)
        rows = self._read_keys(keys, page) if keys else []
        bases: list[NameExpr] = []
        everything = model.tables.get(_ALL)
        for row in everything.rows if everything else ():
            inner = self._next(row.cells[0])
            if inner is None:
                expr = self._item(row)
                bases += [expr] if isinstance(expr, NameExpr) else []
                continue
            part = self._read_object(inner, page)
            rows, bases = [*rows, *part.rows], [*bases, *part.bases]
        return ObjectPage(page.head, tuple(rows), bases=tuple(bases))

    def _read_keys(self, table: Table, page: PageContext) -> list[FieldRow]:
        fields: list[FieldRow] = []
        for row in table.rows:
            cut = cut_row(row, outer=False, is_notes=is_notes, skipped=1)
            each = read_field(cut, page, self.report)
            if each:
                fields.append(self._with_type(each.row, cut, page))
                self.inside += [each.enum] if each.enum else []
        return fields

    def _with_type(self, row: FieldRow, cut: CutRow, page: PageContext) -> FieldRow:
        """Return ``row`` with the type given further down, if its name links there."""
        model = self._next(cut.name)
        if model is None:
            return row
        expr = self._type_of(model, _inner(page, row.name, row.name_span))
        if not isinstance(unwrapped(row.type), ListExpr | MapExpr):
            # This means any type: the section below says which ones, and whether null is one of
            # them.
            return replace(row, type=MaybeNullExpr(expr, row.type.span))
        return replace(row, type=_replace_inner(row.type, expr))

    def _type_of(self, model: _Model, page: PageContext) -> TypeExpr:
        """Return the type of a model that has no page of its own."""
        text = read_type_text(model.info.name)
        expr = read_type(text, page.dialect, self.report)
        if items := model.tables.get(_ITEMS):
            types = list(self._items(items, page))
            return ListExpr(types[0], expr.span) if types else expr
        for name, table in model.tables.items():
            if name in _UNIONS:
                members = tuple(self._items(table, page))
                return UnionExpr(members, expr.span) if len(members) > 1 else members[0]
        if not model.tables:
            return expr
        found_object = self._read_object(model, page)
        rows, bases = found_object.rows, found_object.bases
        if not rows and len(bases) == 1:
            return bases[0]
        if rows and not bases and all(row.is_pattern for row in rows):
            return _map_of(rows[0], expr.span)
        if not rows and not bases:
            return expr
        self.inside.append(found_object)
        return NameExpr(page.head.title, "", expr.span)

    def _items(self, table: Table, page: PageContext) -> Iterator[TypeExpr]:
        """Yield the types in ``Class Name | Input Type | …``: a class, or words for a type."""
        for row in table.rows:
            model = self._next(row.cells[0])
            if model is None:
                yield self._item(row)
                continue
            name = shown_text(row.cells[0].content)
            is_only = len(table.rows) == 1
            inner = _inner(page, _ITEM if is_only else name, row.cells[0].span)
            yield self._type_of(model, inner)

    def _item(self, row: Row) -> TypeExpr:
        is_class = (
            row.cells[0].content.startswith("[**") and ".md" in row.cells[0].content
        )
        text = read_type_text(row.cells[0 if is_class else 1])
        return read_type(text, self.page.dialect, self.report)


def _inner(page: PageContext, name: str, place: Span) -> PageContext:
    """Return the context for reading the rows of the model ``name`` inside ``page``."""
    word = _VALUE if name in ANY_NAME else name
    title = page.head.title + "".join(
        part[:1].upper() + part[1:] for part in _WORDS.split(word)
    )
    return replace(page, head=replace(page.head, title=title, span=place, doc=""))


def _map_of(row: FieldRow, span: Span) -> MapExpr:
    """Return the map for an object whose keys may have any name."""
    expr = row.type
    while isinstance(expr, MaybeNullExpr):
        expr = expr.inner
    return MapExpr(element(expr), span)


def _replace_inner(expr: TypeExpr, inner: TypeExpr) -> TypeExpr:
    if isinstance(expr, WrapperExpr):
        return replace(expr, inner=_replace_inner(expr.inner, inner))
    return inner


def has_type_info(document: Document) -> bool:
    """Return whether ``document`` is a page of this form, with a row for the type."""
    return any(
        isinstance(block, Table) and header_words(block) == TYPE_INFO and block.rows
        for block in document.blocks
    )
