"""Shared code for the readers of single-file tools: parts of a document, tables, rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics.report import Report
from generator.frontend.markdown.document import (
    Block,
    Cell,
    Document,
    Heading,
    RichText,
    Row,
    Table,
    cell_at,
)
from generator.frontend.markdown.inline import read_inline, shown_text
from generator.frontend.pages.cells.cell_text import read_doc, read_name, read_value
from generator.frontend.pages.constraints.clauses import Constraint
from generator.frontend.pages.page import (
    EnumPage,
    FieldRow,
    Head,
    MemberRow,
    ObjectPage,
    Page,
    UnionPage,
)
from generator.frontend.pages.tables.columns import header_words
from generator.frontend.pages.values.defaults import DefaultValue
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.read_type import read_type
from generator.frontend.types.typeexpr import (
    ListExpr,
    LiteralExpr,
    ScalarExpr,
    TypeExpr,
    UnionExpr,
    WrapperExpr,
)
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_MOST_BASES = 16
_NUMBERS = frozenset({"int", "number", "float"})
_COMMENT = lazy_pattern(r"<!--[^<>]{0,200}-->")
# The start of a function, up to its parameters: `(`, `<T>(`, `new (`.
_FUNCTION = lazy_pattern(r"(?:new\s+)?(?:<[^<>]*>\s*)?\(")
_ARROW = lazy_pattern(r"\s*=>")
_INTEGER = lazy_pattern(r"-?\d{1,18}")
_WORDS = lazy_pattern(r"[\W_]+")
_NULL = lazy_pattern(r"(?<=\w),null\b(?P<format>\([\w -]{1,60}\))?")


class Part(Struct, frozen=True):
    """A heading and the blocks up to the next heading of any level."""

    heading: Heading
    blocks: Sequence[Block]

    @property
    def name(self) -> str:
        """The text of the heading."""
        return read_name(self.heading.cell)[0]

    @property
    def tables(self) -> Sequence[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def doc(self) -> str:
        """The text before the first table."""
        texts: list[str] = []
        for block in self.blocks:
            if isinstance(block, Table):
                break
            texts.append(block.span.text)
        return "\n\n".join(texts)

    def head(self, title: str, doc: str) -> Head:
        """Return the head of this part as a page."""
        text, deprecated = read_doc(doc)
        cell = self.heading.cell
        return Head(cell.span.file, title, cell.span, text, deprecated)


def parts(document: Document) -> Iterator[Part]:
    """Yield the parts of ``document``; blocks before the first heading are left out."""
    heading: Heading | None = None
    blocks: list[Block] = []
    for block in document.blocks:
        if not isinstance(block, Heading):
            blocks.append(block)
            continue
        if heading:
            yield Part(heading, blocks)
        heading, blocks = block, []
    if heading:
        yield Part(heading, blocks)


def has_table(document: Document, *headers: tuple[str, ...]) -> bool:
    """Return whether ``document`` has a table with one of these ``headers``, in lower case."""
    return any(header_words(table) in headers for table in document.tables)


class Sheet:
    """A table whose cells are found by the words in its header."""

    def __init__(self, table: Table) -> None:
        self.rows = table.rows
        self._index = {word: n for n, word in enumerate(header_words(table))}

    def cell(self, row: Row, word: str) -> Cell:
        """Return the cell of ``row`` below ``word``, an empty one if there is no such column."""
        index = self._index.get(word)
        if index is None:
            return Cell(Span(row.span.file, row.span.end, row.span.end), "")
        return row.cells[index]

    def rest(self, row: Row, word: str) -> Cell:
        """Return the cell below ``word``, the last column, with everything that unescaped pipes cut
        off.
        """
        cell = self.cell(row, word)
        if not row.extra:
            return cell
        return cell_at(Span(cell.span.file, cell.span.start, row.extra[-1].span.end))


def type_in(cell: Cell, dialect: Dialect, report: Report) -> TypeExpr:
    """Return the type in ``cell``, nullable if the cell says so.

    Reports: unreadable-type.
    """
    return read_type(_squeezed(read_inline(cell)), dialect, report)


def _squeezed(text: RichText) -> RichText:
    """Return ``text`` without blanks inside brackets, with ``|`` for ``¦``, and null as a type.

    For OpenAPI 3.1, widdershins prints ``integer,null(int64)``.  In documents of API Documenter,
    comments end links.
    """
    text = _with_null(text)
    shown = text.text
    comments = {at for match in _COMMENT.finditer(shown) for at in range(*match.span())}
    kept = [
        at
        for at, char in enumerate(shown)
        if at not in comments
        and (
            char != " "
            or not (shown[at - 1 : at] == "[" or shown[at + 1 : at + 2] == "]")
        )
    ]
    if len(kept) == len(shown) and "¦" not in shown:
        return text
    squeezed = text.only(kept)
    return replace(squeezed, text=squeezed.text.replace("¦", "|"))


def _with_null(text: RichText) -> RichText:
    """Return ``integer,null(int64)`` as ``integer(int64)¦null``, with each character's place."""
    shown, places = text.text, list(range(len(text.text)))
    for match in _NULL.finditer(shown):
        start, end = match.span()
        behind = match.start("format") if match["format"] else end
        places[start:end] = [*range(behind, end), *range(start, behind)]
        shown = f"{shown[:start]}{match['format'] or ''}¦null{shown[end:]}"
    origins = [text.origins[place] for place in places]
    return RichText(shown, origins, text.links, text.cell, text.offsets)


def field_row(
    name: str,
    cell: Cell,
    type_: TypeExpr,
    doc: str,
    *,
    required: bool,
    default: DefaultValue | None = None,
    deprecated: bool = False,
    access: str = "",
    constraints: tuple[Constraint, ...] = (),
) -> FieldRow:
    """Return the field of the row whose name is in ``cell``."""
    text, marked = read_doc(doc)
    return FieldRow(
        name=name,
        name_span=cell.span,
        wire_name=None,
        type=type_,
        required=required,
        doc=text,
        example="",
        deprecated=deprecated or marked,
        default=default,
        access=access,
        constraints=constraints,
    )


def enum_page(head: Head, type_: TypeExpr, values: Sequence[Cell]) -> Page:
    """Return the enum of ``values`` of ``type_``; whether other values are allowed is unknown.

    Numbers with a fraction cannot form an enum: the result is then the type.
    """
    texts = [read_value(cell) for cell in values]
    is_integer = _are_integers(type_, texts)
    if not is_integer and is_number(type_):
        return UnionPage(head, (type_,))
    members = (
        MemberRow("", int(text) if is_integer else text, "", cell.span)
        for text, cell in zip(texts, values, strict=True)
    )
    return EnumPage(head, tuple(members), None, True)


def is_number(type_: TypeExpr) -> bool:
    """Return whether the innermost type of ``type_`` is a number."""
    inner = innermost(type_)
    return isinstance(inner, ScalarExpr) and inner.name in _NUMBERS


def _are_integers(type_: TypeExpr, texts: Sequence[str]) -> bool:
    return is_number(type_) and all(map(_INTEGER.fullmatch, texts))


def shown(cell: Cell) -> str:
    """Return the text of ``cell`` that a reader sees."""
    return shown_text(cell.content).strip()


def is_function(text: str) -> bool:
    """Return whether the type ``text`` is a function of TypeScript: ``(size: number) => void``."""
    start = _FUNCTION.match(text)
    depth, at = (1, start.end()) if start else (0, 0)
    while depth and at < len(text):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return start is not None and not depth and _ARROW.match(text, at) is not None


def pascal(name: str) -> str:
    """Return ``name`` as the end of a title: ``inner_key`` becomes ``InnerKey``."""
    return "".join(word[:1].upper() + word[1:] for word in _WORDS.split(name))


def extend(pages: Sequence[Page], bases: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    """Yield ``pages``; objects get the fields of their ``bases``, by title, before their own.

    A base that is not an object of the document, or that forms a circle, adds nothing.
    """
    objects = {p.head.title: p for p in pages if isinstance(p, ObjectPage)}

    def rows_of(title: str, below: frozenset[str]) -> dict[str, FieldRow]:
        if title not in objects or title in below or len(below) > _MOST_BASES:
            return {}
        rows: dict[str, FieldRow] = {}
        for base in bases.get(title, ()):
            rows |= rows_of(base, below | {title})
        return rows | {row.name: row for row in objects[title].rows}

    for page in pages:
        if isinstance(page, ObjectPage) and bases.get(page.head.title):
            rows = rows_of(page.head.title, frozenset())
            page = replace(page, rows=tuple(rows.values()))
        yield page


def literals(written: TypeExpr, texts: Sequence[str], span: Span) -> TypeExpr:
    """Return the union of the values ``texts``; they are integers if ``written`` is a number."""
    is_integer = _are_integers(written, texts)
    if not is_integer and is_number(written):
        return innermost(written)
    members = [
        LiteralExpr(int(text) if is_integer else text, span)
        for text in dict.fromkeys(texts)
    ]
    return UnionExpr(tuple(members), span) if len(members) > 1 else members[0]


def innermost(expr: TypeExpr) -> TypeExpr:
    """Return ``expr`` without the lists and null markers around it."""
    while isinstance(expr, ListExpr | WrapperExpr):
        expr = expr.item if isinstance(expr, ListExpr) else expr.inner
    return expr


def inside(written: TypeExpr, inner: TypeExpr) -> TypeExpr:
    """Return ``written`` with ``inner`` in place of its innermost type."""
    if isinstance(written, ListExpr):
        return replace(written, item=inside(written.item, inner))
    if isinstance(written, WrapperExpr):
        return replace(written, inner=inside(written.inner, inner))
    return inner
