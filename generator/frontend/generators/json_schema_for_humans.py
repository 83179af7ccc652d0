"""json-schema-for-humans: one document for a schema, with a heading for each property.

    # Depot

    | Property | Pattern | Type | Deprecated | Definition | Title/Description |
    | --- | --- | --- | --- | --- | --- |
    | + [colour](#colour ) | No | enum (of string) | No | - | How it looks. |
    | - [place](#place ) | No | object | No | In #/definitions/place | Where. |

    ## <a name="colour"></a>1. Property `Depot > colour`

    |              |                    |
    | **Type**     | `enum (of string)` |

    Must be one of:
    * "red"

`+` is required.  A property with a table of its own is a model, named after its path; rules, values
and the default are below the heading of the property.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.generators.parts import (
    Part,
    Sheet,
    field_row,
    inside,
    literals,
    parts,
    shown,
    type_in,
)
from generator.frontend.generators.reader import Reader
from generator.frontend.markdown.document import (
    Cell,
    Document,
    ListBlock,
    Prose,
    Row,
    Table,
    part_of,
)
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.constraints.clauses import (
    Constraint,
    Length,
    MultipleOf,
    Pattern,
)
from generator.frontend.pages.constraints.read_constraints import (
    as_lengths,
    read_limits,
)
from generator.frontend.pages.page import FieldRow, Head, ObjectPage, Page
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.pages.values.defaults import DefaultValue, read_default
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.dialects.plain.grammar import PLAIN
from generator.frontend.types.typeexpr import (
    ListExpr,
    NameExpr,
    ScalarExpr,
    TypeExpr,
    unwrapped,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_BEGINNING = ("property", "pattern", "type", "deprecated")
_DESCRIPTION = "title/description"
_ANCHOR = lazy_pattern(r'<a name="(?P<anchor>[^"<>]+)"></a>')
_NUMBER = lazy_pattern(r"(?:\d{1,6}\.){1,32}\s")
_TITLE = lazy_pattern(r"\*\*Title:\*\*[ \t]*(?P<title>\S.*)")
_TEXT = lazy_pattern(r"\*\*Description:\*\*[ \t]*(?P<text>\S.*)", re.DOTALL)
_UNTITLED = "schema docs"
_ENUM = lazy_pattern(r"enum \(of (?P<of>[\w ]+)\)", re.IGNORECASE)
_VALUES = lazy_pattern(r"Must be one of:\s*$")
_ONLY = lazy_pattern(r"Specific value:\s*`\"?(?P<text>[^`\"]*)\"?`")
_ANY = frozenset({"any", "combination", "combining", "const", "not"})
_CHOICES = frozenset({"combination", "combining", "not"})
_NOTHING = frozenset({"", "-", "n/a"})
_INTEGER = lazy_pattern(r"\d{1,9}")
_LIMITS = frozenset({"minimum", "maximum"})
_NUMBERS: Mapping[str, Callable[[int, Span], Constraint]] = {
    "min length": lambda n, span: Length(n, None, span),
    "max length": lambda n, span: Length(None, n, span),
    "min items": lambda n, span: Length(n, None, span),
    "max items": lambda n, span: Length(None, n, span),
    "multiple of": MultipleOf,
}


def is_json_schema_for_humans(document: Document) -> bool:
    """Return whether ``document`` has a table of properties of json-schema-for-humans."""
    return any(map(_is_of_properties, document.tables))


def read_json_schema_for_humans(
    document: Document, _: Dialect, report: Report
) -> tuple[Page, ...]:
    """Return the objects of ``document``.

    Reports: unreadable-type, unread-default, unread-constraint.
    """
    sections = [_Section.of(part) for part in parts(document)]
    root = next((s.root_title for s in sections if s.root_title), "")
    reader = _Reader(sections, root, report)
    return tuple(reader.page(section) for section in sections if section.table)


def _table(part: Part) -> Table | None:
    return next(filter(_is_of_properties, part.tables), None)


def _is_of_properties(table: Table) -> bool:
    return header_words(table)[: len(_BEGINNING)] == _BEGINNING


def _path(title: str) -> str:
    """Return the path in ``title``: ``1. Property `Depot > place```, ``1.1. Depot > crates``."""
    title = title.strip()
    if title.endswith("`"):
        return title[:-1].rpartition("`")[2]
    number = _NUMBER.match(title)
    return title[number.end() :] if number else title


class _Section(Struct, frozen=True):
    """The heading of a property or of the root, and what is below it.

    - ``path``: the names of the enclosing properties and of this one, without the root.
    """

    part: Part
    anchor: str
    path: tuple[str, ...]
    table: Table | None

    @staticmethod
    def of(part: Part) -> _Section:
        content = part.heading.cell.content
        anchor = _ANCHOR.search(content)
        if not anchor:
            return _Section(part, "", (), _table(part))
        names = tuple(
            name.strip() for name in _path(content[anchor.end() :]).split(">")
        )
        return _Section(part, anchor["anchor"], names[1:], _table(part))

    @property
    def root_title(self) -> str:
        """The name of the whole schema, ``""`` if this is not its section."""
        if self.anchor:
            return ""
        titles = (_TITLE.match(text) for text in self.texts)
        title = next((match["title"] for match in titles if match), "")
        return title if self.part.name.casefold() == _UNTITLED else self.part.name

    @property
    def texts(self) -> Sequence[str]:
        prose = (b for b in self.part.blocks if isinstance(b, Prose))
        return [block.span.text.strip() for block in prose]

    def facts(self) -> Iterator[tuple[str, Cell]]:
        """Yield the rows of tables with two columns: a name in lower case, and its cell."""
        for table in self.part.tables:
            if len(table.header) == 2:
                for name, cell in (table.header, *(row.cells for row in table.rows)):
                    yield shown(name).casefold(), cell

    def values(self) -> list[str]:
        """Return the values that the text lists, or the only one."""
        values: list[str] = []
        above = ""
        for block in self.part.blocks:
            if isinstance(block, ListBlock) and _VALUES.search(above):
                values += [item.content.strip('`"') for item in block.items]
            above = block.span.text if isinstance(block, Prose) else ""
            if only := _ONLY.search(above):
                values.append(only["text"])
        return values


class _Reader:
    """Reads the objects of a schema, with the sections of its properties."""

    def __init__(self, sections: Sequence[_Section], root: str, report: Report) -> None:
        self._by_anchor = {s.anchor: s for s in sections if s.anchor}
        self._by_path = {s.path: s for s in sections if s.path}
        self._items = {s.path[:-1]: s for s in sections if s.path and s.table}
        self._root = root
        self._report = report

    def page(self, section: _Section) -> Page:
        assert section.table is not None
        sheet = Sheet(section.table)
        rows = (self._field(row, sheet, section.path) for row in section.table.rows)
        return ObjectPage(self._head(section), tuple(row for row in rows if row))

    def _head(self, section: _Section) -> Head:
        texts = (_TEXT.match(text) for text in section.texts)
        doc = next((match["text"] for match in texts if match), "")
        return section.part.head(self._title(section), doc)

    def _title(self, section: _Section) -> str:
        return " ".join(filter(None, (self._root, *section.path)))

    def _field(
        self, row: Row, sheet: Sheet, around: tuple[str, ...]
    ) -> FieldRow | None:
        """Return the field of ``row``, None for a row of nothing or of a pattern of keys."""
        cell = sheet.cell(row, "property")
        name = shown(cell).lstrip("+- ").strip()
        if not name:
            return None
        links = read_inline(cell).links
        anchor = links[0].href.strip().lstrip("#") if links else ""
        section = self._by_anchor.get(anchor) or self._by_path.get((*around, name))
        expr = self._type(sheet.cell(row, "type"), section)
        doc = sheet.cell(row, _DESCRIPTION).content
        field = field_row(
            name,
            cell,
            expr,
            "" if doc in _NOTHING else doc,
            required=shown(cell).startswith("+"),
            default=self._default(section),
            deprecated=shown(sheet.cell(row, "deprecated")) not in ("No", "-"),
            constraints=tuple(self._limits(section, expr)),
        )
        is_pattern = shown(sheet.cell(row, "pattern")) == "Yes"
        return replace(field, is_pattern=True, required=False) if is_pattern else field

    def _type(self, cell: Cell, section: _Section | None) -> TypeExpr:
        """Return the type in ``cell``, with the model and the values of ``section``."""
        word = shown(cell).casefold()
        enum = _ENUM.fullmatch(cell.content)
        expr: TypeExpr = ScalarExpr("any", cell.span)
        if word in _CHOICES:
            self._report.add(catalog.unread_constraint(cell.span))
        if enum:
            written = part_of(cell, *enum.span("of"))
            expr = type_in(written, PLAIN, self._report)
        elif word not in _ANY:
            expr = type_in(cell, PLAIN, self._report)
        if section is None:
            return expr
        if values := section.values():
            return inside(expr, literals(expr, values, cell.span))
        return self._model(expr, section, cell.span)

    def _model(self, expr: TypeExpr, section: _Section, span: Span) -> TypeExpr:
        """Return ``expr`` with the model that ``section`` or the section of its items has."""
        is_list = isinstance(unwrapped(expr), ListExpr)
        described = self._items.get(section.path) if is_list else section
        if not described or not described.table or described.path == ():
            return expr
        return inside(expr, NameExpr(self._title(described), "", span))

    def _default(self, section: _Section | None) -> DefaultValue | None:
        for name, cell in section.facts() if section else ():
            if name == "default":
                return read_default(cell, self._report)
        return None

    def _limits(self, section: _Section | None, expr: TypeExpr) -> Sequence[Constraint]:
        facts = section.facts() if section else ()
        found = [limit for name, cell in facts for limit in _limits(name, cell)]
        inner = unwrapped(expr)
        is_text = isinstance(inner, ScalarExpr) and inner.name in ("str", "bytes")
        return as_lengths(found) if is_text or isinstance(inner, ListExpr) else found


def _limits(name: str, cell: Cell) -> Iterator[Constraint]:
    """Yield the constraint called ``name`` whose value ``cell`` has."""
    text = shown(cell)
    if name == "must match regular expression":
        yield Pattern(cell.content.strip("`"), cell.span)
    elif name in _LIMITS:
        yield from read_limits(cell)
    elif name in _NUMBERS and _INTEGER.fullmatch(text) and int(text):
        yield _NUMBERS[name](int(text), cell.span)


READER = Reader(is_json_schema_for_humans, read_json_schema_for_humans)
