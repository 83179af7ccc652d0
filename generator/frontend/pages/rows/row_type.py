"""Finds the type of a field: in a column, next to the name, or at the start of the description.

=====================================  ============================================
a column of types                      ``string``
next to the name                       *`replicas`* __integer__
at the start of the description        ``Array of strings - where it holds``, ``(string) a name``,
                                       ```string`<br>a name``
nowhere                                any value
=====================================  ============================================
"""

# ruff: noqa: RUF001  (dashes and brackets as people write them)

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, RichText, part_of
from generator.frontend.markdown.inline import read_inline, shown_text
from generator.frontend.pages.cells.cell_kinds import (
    EMPHASISED_MODEL,
    TYPE_IN_BRACKETS,
    TYPE_IN_CODE,
    are_types,
    are_words,
)
from generator.frontend.pages.page import FieldRow
from generator.frontend.pages.rows.inline_objects import split_objects
from generator.frontend.pages.tables.columns import Columns
from generator.frontend.types.dialects.base import Dialect
from generator.frontend.types.open_types import is_open_object, with_model
from generator.frontend.types.read_type import (
    Noted,
    read_cell_type,
    read_field_type,
    try_noted,
)
from generator.frontend.types.typeexpr import (
    ListExpr,
    NameExpr,
    ScalarExpr,
    TypeExpr,
    UnknownExpr,
    parts_of,
)
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import phrases
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern

_BESIDE = lazy_pattern(
    r"(?P<name>\*?`[^`]+`\*?|[*_]*[^\s*_`:]+[*_]*)(?:\s*+:\s*+|\s++)(?P<type>\S.*)"
)
# In HTML: `<code>replicas</code><br/><em>int32</em>`.
_BELOW = lazy_pattern(
    r"(?P<name><code>[^<>]+</code>)\s*+</?br\s*+/?>\s*+(?:<em>\s*+)?(?:<a\b[^<>]*>\s*+)?"
    r"(?P<type>[^<>]*[^<>\s])\s*+(?:</a>\s*+)?(?:</em>)?"
)
# A type at the start of a description ends at a dash, a colon, a full stop or a comma.
_FRONT = lazy_pattern(r"(?P<type>[^\n.:;,(–—]{2,60}?)\s*(?:\s[-–—]\s|[.:;,(]|\Z|<br)")
# Words for technical types alone: `Date of birth` and `Time with …` may be anything.
_SAYS = words_of(each.about for each in LANGUAGES)
_TECHNICAL = lazy_pattern(
    r"(?:an?\s++)?(?P<type>(?:int(?:eger)?|float|double|decimal|string|bool(?:ean)?|uuid|object"
    r"|iso[- ]?8601[\w -]{0,20}?(?:string|timestamp|date|datetime)?|unix timestamp"
    r"|(?:array|list)\s++of\s++(?:strings|integers|ints|numbers|floats|objects|booleans|uuids)))"
    rf"\s++(?:{_SAYS})\b",
    re.IGNORECASE,
)
_LONGEST_FRONT = 80
# The mark of a footnote after a type: `integer \\*`, `string [^2]`, `date <sup>1</sup>`.
_FOOTNOTE = lazy_pattern(
    r"(?<=\S)\s*+(?:(?:\\?\*){1,3}|[†‡§¹²³]{1,3}|\[\^\w{1,20}\]|<sup>[^<>]{1,9}</sup>)\Z"
)
# One list, not one of several types.
_INSIDE = r"(?P<items>(?!.*(?:\bor\b|\||/))[^,;]{1,80}?)"
_LIST = words_of(each.lists for each in LANGUAGES)
_OF = words_of(each.of for each in LANGUAGES)
_LIST_OF = lazy_pattern(
    rf"(?:an?\s)?(?:{_LIST})s?\s(?:{_OF})\s{_INSIDE}", re.IGNORECASE
)
_LIST_WITH = lazy_pattern(rf"(?:{_LIST})\s?[<\[(]{_INSIDE}[>\])]", re.IGNORECASE)
_ITEMS_OF = lazy_pattern(rf"{_INSIDE}\s?\[\]")
# Words that two languages share -> the headers of types below which they are types.
_SHARED = {
    word: phrases(language.columns["type"])
    for language in LANGUAGES
    for word in phrases(language.shared)
}
_SEE = lazy_pattern(
    rf"(?<!\w)(?:{words_of(each.see for each in LANGUAGES)})[\s:：]*+(?:(?:the|an?)\s++)?\Z",
    re.IGNORECASE,
)
_A_TYPE = "a type such as `string`, or the name of a model"


class RowType(Struct, frozen=True):
    """``name`` is the cell of the name without a type; ``notes`` follow the type.

    - ``doc``: the rest of a description that begins with the type in code.
    - ``inside``: the rows of the fields of an object in the type.
    """

    name: Cell
    type: TypeExpr
    notes: tuple[Cell, ...] = ()
    is_typed: bool = True
    doc: Cell | None = None
    inside: tuple[FieldRow, ...] = ()


def find_type(
    cells: Mapping[str, Cell], columns: Columns, dialect: Dialect, report: Report
) -> RowType:
    """Return the type of the field of a row; any value if there is none.

    - ``cells``: the cells of the row by column.
    - ``columns``: the columns of its table.

    Reports: unreadable-type.
    """
    name = cells["name"]
    if cell := cells.get("type"):
        if "{" in cell.content and (
            found := _with_objects(name, cell, dialect, report)
        ):
            return found
        parsed, notes = _read_column(cell, dialect, report)
        is_plain = dialect.by_hand and not dialect.own_words
        if is_plain and (word := _shared_word(parsed, columns)):
            report.add(
                catalog.unreadable_type(cell.span, word, _A_TYPE, dialect.name, ())
            )
            parsed = UnknownExpr(word.text, cell.span)
        items = cells.get("items")
        if items and items.content and isinstance(parsed, ListExpr):
            parsed = _with_items(parsed, items, dialect)
        return RowType(name, parsed, notes)
    found = _below_name(name, dialect, report) or _beside_name(name, dialect)
    if not found and (doc := cells.get("doc")):
        found = _in_front(name, doc, dialect)
    return found or RowType(name, ScalarExpr("any", name.span), is_typed=False)


def _with_objects(
    name: Cell, cell: Cell, dialect: Dialect, report: Report
) -> RowType | None:
    """Return the type in ``cell`` if it has the fields of an object: ``list(object({ … }))``.

    Reports: unreadable-type, unread-default.
    """
    if not dialect.by_hand:
        return None
    unread = Report()
    inline = split_objects(read_inline(cell), dialect, unread)
    noted = try_noted(inline.text, dialect) if inline.rows else None
    if not noted:
        return None
    report.extend(unread)
    return RowType(name, *noted, inside=inline.rows)


def _with_items(expr: ListExpr, cell: Cell, dialect: Dialect) -> ListExpr:
    """Return ``expr`` with items of the type in ``cell``, unless that is a model."""
    noted = try_noted(read_inline(cell), dialect)
    is_bare = isinstance(expr.item, ScalarExpr) and expr.item.name == "any"
    if not is_bare or not noted or not isinstance(noted[0], ScalarExpr):
        return expr
    return replace(expr, item=noted[0])


def _read_column(cell: Cell, dialect: Dialect, report: Report) -> Noted:
    """Return the type in a cell of the column of types, and its notes.

    In hand-written tables it may have the mark of a footnote, and a list may have items that cannot
    be read.

    Reports: unreadable-type.
    """
    if not dialect.by_hand:
        return read_cell_type(cell, dialect, report)
    unread, text = Report(), read_inline(cell)
    noted = read_field_type(text, dialect, unread)
    if text.links and (linked := _linked_behind(noted[0], text)):
        return linked, ()
    if not unread:
        return noted
    footnote = _FOOTNOTE.search(cell.content)
    plain = part_of(cell, 0, footnote.start()) if footnote else None
    if plain and (parsed := try_noted(read_inline(plain), dialect)):
        return parsed
    report.extend(unread)
    return _list_of_unknown(cell) or noted


def _linked_behind(expr: TypeExpr, text: RichText) -> TypeExpr | None:
    """Return ``expr``, an object, as the model of a link after it: ``object (see [Gate](#gate))``."""
    if not is_open_object(expr):
        return None
    for link in text.links:
        if _SEE.search(text.text[: link.start]):
            name, span = text.text[link.start : link.end], text.span(
                link.start, link.end
            )
            return with_model(expr, NameExpr(name, link.href, span))
    return None


def _list_of_unknown(cell: Cell) -> Noted | None:
    """Return a list of any items if ``cell`` is a list of something that cannot be read."""
    text = shown_text(cell.content).strip()
    for pattern in (_LIST_OF, _LIST_WITH, _ITEMS_OF):
        if match := pattern.fullmatch(text):
            return ListExpr(UnknownExpr(match["items"], cell.span), cell.span), ()
    return None


def _shared_word(expr: TypeExpr, columns: Columns) -> Span | None:
    """Return the place of a word in ``expr`` that is a type only in the language of other headers."""
    if isinstance(expr, ScalarExpr):
        header = columns.header("type")
        owners = _SHARED.get(expr.span.text.strip("`*_").casefold(), (header,))
        return None if header in owners else expr.span
    found = (_shared_word(part, columns) for part in parts_of(expr))
    return next((place for place in found if place), None)


def _below_name(cell: Cell, dialect: Dialect, report: Report) -> RowType | None:
    """Return the type in emphasis below a name in code, in HTML.

    Reports: unreadable-type.
    """
    is_html = cell.content.startswith("<code>")
    match = _BELOW.fullmatch(cell.content) if is_html else None
    if not match:
        return None
    written = part_of(cell, *match.span("type"))
    parsed, notes = read_field_type(read_inline(written), dialect, report)
    return RowType(part_of(cell, *match.span("name")), parsed, notes)


def _beside_name(cell: Cell, dialect: Dialect) -> RowType | None:
    match = _BESIDE.fullmatch(cell.content)
    if not match or are_words(match):
        return None
    text = match["type"]
    start = match.start("type") + len(text) - len(text.lstrip("*_"))
    written = part_of(
        cell, start, match.end("type") - len(text) + len(text.rstrip("*_"))
    )
    name = part_of(cell, *match.span("name"))
    if EMPHASISED_MODEL.fullmatch(text) and match["name"].startswith("`"):
        noted = try_noted(read_inline(written), dialect)
        return RowType(name, *noted) if noted else None
    return _in_brackets(name, written, dialect) or _read(name, written, dialect)


def _in_front(name: Cell, doc: Cell, dialect: Dialect) -> RowType | None:
    if code := TYPE_IN_CODE.match(doc.content):
        found = _read(name, part_of(doc, *code.span("type")), dialect)
        return replace(found, doc=part_of(doc, *code.span("rest"))) if found else None
    text = doc.content[:_LONGEST_FRONT]
    match = _TECHNICAL.match(text) or _FRONT.match(text)
    written = part_of(doc, *match.span("type")) if match else None
    is_unit = text.casefold().startswith("bytes")  # what a number counts
    found = _read(name, written, dialect) if written and not is_unit else None
    return found or _in_brackets(name, doc, dialect)


def _in_brackets(name: Cell, cell: Cell, dialect: Dialect) -> RowType | None:
    """Return the type and the notes in brackets at the start of ``cell``: ``(int, optional)``."""
    match = TYPE_IN_BRACKETS.match(cell.content)
    return _read(name, part_of(cell, *match.span("type")), dialect) if match else None


def _read(name: Cell, written: Cell, dialect: Dialect) -> RowType | None:
    """Return the type in ``written``, None if it may be other words."""
    noted = try_noted(read_inline(written), dialect) if are_types([written]) else None
    return RowType(name, *noted) if noted else None
