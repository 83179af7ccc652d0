"""Decides whether a field is required: from columns, or else from marks inside cells.

============================================  ============================================
``name*``  ``name?``  ``name (required)``     in the name
``string, required``  ``string?``             in the type
``REQUIRED. …``  ``**Optional**: …``          at the start of the description
``required, max 5``                           among the constraints
============================================  ============================================

Marks inside cells count only in hand-written tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, Row
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.cells.cardinality import Cardinality, read_cardinality
from generator.frontend.pages.cells.required_cell import (
    is_circle,
    means_circle,
    means_cross,
    read_required,
    shown_answer,
)
from generator.frontend.pages.tables.columns import Columns
from generator.frontend.pages.values.defaults import requires_value
from generator.frontend.types.typeexpr import OptionalExpr, TypeExpr
from generator.frontend.words.answers import (
    OPTIONAL_WORDS,
    REQUIRED_OR_OPTIONAL,
    REQUIRED_WORDS,
)
from generator.frontend.words.conditions import CONDITION
from generator.frontend.words.database import NULL, read_clauses
from generator.frontend.words.phrases import words_of
from generator.source import Span
from generator.text.lazy_pattern import lazy_pattern


class Mark(Struct, frozen=True):
    """The meaning of one mark.

    - ``in_column``: it is a cell in its own column, not a mark inside another cell.
    - ``is_weak``: it may mean that null is allowed, so it contradicts nothing: ``string?``.
    - ``is_key``: it is ``PK``, which does not affect rows without a mark.
    """

    required: bool
    span: Span
    in_column: bool = False
    is_weak: bool = False
    is_key: bool = False


_WORD = rf"(?P<word>{REQUIRED_OR_OPTIONAL})"
_NAME_MARK = lazy_pattern(
    rf"(?P<name>.*[^\s?*(])\s*+(?:(?P<sign>[?*])|[(\[{{]{_WORD}[)\]}}])",
    re.IGNORECASE,
)
_REST_MARK = lazy_pattern(
    rf"[\W_]*{_WORD}(?![^\W_])|(?P<sign>[?*])(?![?*])", re.IGNORECASE
)
_OPEN, _CLOSE = r"(?:[*_`(\[]+|<\w+>)\s*+", r"\s*+(?:[*_`)\]]+|</\w+>)"
_LINE_END = r"\s*+(?:<br\s*+/?>\s*+)?"
_STOP = r"[.:,;!。．，：；、！]"  # noqa: RUF001  (as Chinese writes them)
_AT_START = lazy_pattern(rf"(?:{_OPEN})?{_WORD}", re.IGNORECASE)
# At the start of a description; "required for payments" is a condition, too.
_REQUIRED_IF = lazy_pattern(
    rf"(?:{_OPEN})?(?P<word>{words_of(sorted(REQUIRED_WORDS))})(?:{_CLOSE})?[,:]?\s++"
    rf"(?:{CONDITION}|(?:only\s++)?(?:for|in)\b)",
    re.IGNORECASE,
)
_EMPHASISED = lazy_pattern(
    rf"{_OPEN}{_WORD}\s*+{_STOP}?{_CLOSE}\s*+(?:{_STOP}|[-–—](?=\s))?{_LINE_END}",  # noqa: RUF001
    re.IGNORECASE,
)
_BEFORE_STOP = lazy_pattern(
    rf"{_WORD}(?:[.:,;!](?=\s|\Z|<br)|[。．，：；、！]|\s++[-–—](?=\s)"  # noqa: RUF001
    rf"|(?=\s*+\Z|\s*+<br)){_LINE_END}",
    re.IGNORECASE,
)
_BRACKETED = lazy_pattern(rf"[(\[][*_`]{{0,3}}{_WORD}[*_`]{{0,3}}[)\]]", re.IGNORECASE)
# The last sentence, limited in length.
_LAST = lazy_pattern(
    rf"(?:[.!?>]\s++|[。])[*_]{{0,3}}{_WORD}[*_]{{0,3}}[.!]?\Z", re.IGNORECASE
)
_LONGEST_LAST = 60


def read_name_mark(name: str, span: Span) -> tuple[str, list[Mark]]:
    """Return ``name`` without the mark after it, and that mark."""
    match = _NAME_MARK.fullmatch(name)
    if not match and name.startswith("*") and len(name) > 1:
        return name.lstrip("* "), [Mark(True, span)]
    if not match:
        return name, []
    return match["name"], [Mark(_means_required(match), span)]


def read_rest_mark(rest: str, span: Span) -> list[Mark]:
    """Return the mark in the remark after a name: ```name`?`` or ```name` (required)``."""
    match = _REST_MARK.match(rest)
    return [Mark(_means_required(match), span)] if match else []


def _means_required(match: re.Match[str]) -> bool:
    """Return whether a sign or a word next to a name means required, in any language."""
    return match["sign"] == "*" or (match["word"] or "").casefold() in REQUIRED_WORDS


def read_default_mark(cell: Cell) -> list[Mark]:
    """Return the mark in a cell of defaults: ``**required**``, ``none (required)``."""
    return [Mark(True, cell.span)] if requires_value(cell) else []


def read_doc_mark(cell: Cell) -> tuple[str, list[Mark]]:
    """Return the description in ``cell`` without the mark at its start, and that mark.

    A mark may also be in brackets anywhere, or be the last sentence.  A field that is required
    under a condition is optional, and the condition stays.
    """
    content = cell.content
    if _AT_START.match(content):
        if match := _REQUIRED_IF.match(content):
            return content, [Mark(False, _start(cell, match.end("word")))]
        if match := _EMPHASISED.match(content) or _BEFORE_STOP.match(content):
            return content[match.end() :], [_mark(cell, match)]
    last = max(0, len(content) - _LONGEST_LAST)
    match = _BRACKETED.search(content) or _LAST.search(content, last)
    return content, [_mark(cell, match)] if match else []


def _mark(cell: Cell, match: re.Match[str]) -> Mark:
    start, end = (cell.offsets()[at] for at in match.span("word"))
    required = match["word"].casefold() in REQUIRED_WORDS
    return Mark(required, Span(cell.span.file, start, end))


def _start(cell: Cell, length: int) -> Span:
    return Span(cell.span.file, cell.span.start, cell.offsets()[length])


def read_type_mark(expr: TypeExpr) -> list[Mark]:
    """Return the mark implied by a type."""
    if not isinstance(expr, OptionalExpr):
        return []
    is_weak = not expr.span.text.lower().startswith("optional")
    return [Mark(False, expr.span, is_weak=is_weak)]


class RequiredColumns:
    """The columns of a table that tell whether a field is required or nullable."""

    def __init__(self, columns: Columns, rows: Sequence[Row]) -> None:
        asked = [n for n in ("required", "optional", "nullable") if n in columns]
        cells = {name: [columns.cell(row, name) for row in rows] for name in asked}
        self._circles = {name: means_circle(cells[name]) for name in asked}
        self._cross = {
            name: not self._circles[name] and means_cross(cells[name]) for name in asked
        }

    def read(self, cells: Mapping[str, Cell], report: Report) -> list[Mark]:
        """Return the marks in the columns of a row; ``cells`` are its cells by column.

        Reports: unclear-required.
        """
        marks = []
        for name in _REQUIREDNESS:
            if cell := cells.get(name):
                answer = self._says(cell, name, report)
                required = answer if name == "required" else not answer
                marks.append(Mark(required, cell.span, in_column=True))
        many = self.cardinality(cells)
        if many and many.required is not None:
            span = cells["cardinality"].span
            marks.append(Mark(many.required, span, in_column=True))
        return marks

    def cardinality(self, cells: Mapping[str, Cell]) -> Cardinality | None:
        """Return how often the field of a row occurs, None if no column tells."""
        cell = cells.get("cardinality")
        return read_cardinality(cell) if cell else None

    def is_nullable(self, cells: Mapping[str, Cell], report: Report) -> bool | None:
        """Return whether the column for null allows null, None if no column tells.

        A column of requiredness may tell too: ``yes, nullable``.

        Reports: unclear-required.
        """
        if cell := cells.get("nullable"):
            return self._says(cell, "nullable", report)
        for name in _REQUIREDNESS:
            if (cell := cells.get(name)) and _says_nullable(cell.content):
                return True
        return None

    def is_deprecated(self, cells: Mapping[str, Cell]) -> bool:
        """Return whether the column for deprecation contains anything but no: ``yes``, ``since
        2.0``.
        """
        cell = cells.get("deprecated")
        return cell is not None and read_required(cell, cross=True) is not False

    def _says(self, cell: Cell, name: str, report: Report) -> bool:
        """Return whether ``cell`` says yes to its header, the column ``name``."""
        answer = read_required(cell, cross=self._cross[name])
        if self._circles[name] and is_circle(cell):
            answer = True
        if name == "nullable" and (clauses := read_clauses(shown_text(cell.content))):
            return NULL in clauses
        if answer is None:
            report.add(catalog.unclear_required(cell.span))
        # These words mean the same below any header.
        return not answer if name == "optional" and _is_word(cell) else bool(answer)


def _is_word(cell: Cell) -> bool:
    """Return whether the cell says ``required`` or ``optional``, not yes or no."""
    word = shown_answer(cell.content)
    return word in REQUIRED_WORDS or word in OPTIONAL_WORDS


_REQUIREDNESS = ("required", "optional")
_BESIDE_NULL = lazy_pattern(
    r"(?<!not )(?<!non-)\bnullable\b|\bor null\b", re.IGNORECASE
)


def _says_nullable(text: str) -> bool:
    # Nearly all cells lack the word: the search is slow.
    return "null" in text.lower() and _BESIDE_NULL.search(text) is not None


# A mark at the start of a cell, in the source of a table.  A mark alone in its cell says nothing
# about other tables.
_CELL_MARK = lazy_pattern(
    r"\|[ \t]*[*_`(\[]{1,3}(?:required|mandatory)[*_`)\]]{0,3}[ \t]*[.:)*_](?![ \t.:)*_`\]]*\|)",
    re.IGNORECASE,
)


# A row whose name has a question mark; a header may have one too.
_NAME_WITH_MARK = lazy_pattern(
    r"^[ \t>]*+\|[ \t]*+[`*_]{0,3}[\w.-]{1,80}+[`*_]{0,3}\?[`*_]{0,3}[ \t]*+"
    r"(?:\\?\[[^\]\n]{1,9}\][ \t]*+)?\|(?![^\n]*+\n[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+\|)",
    re.MULTILINE,
)


@lru_cache(maxsize=8)
def marks_optional_names(text: str) -> bool:
    """Return whether names in tables of ``text`` are marked as optional: ``name?``."""
    return _NAME_WITH_MARK.search(text) is not None


@lru_cache(maxsize=8)
def marks_required_fields(text: str) -> bool:
    """Return whether descriptions in ``text`` mark fields as required: ``**REQUIRED.** …``.

    Such a document omits the mark for optional fields, in all its tables.
    """
    return _CELL_MARK.search(text) is not None


def settle_required(
    marks: Sequence[tuple[Sequence[Mark], bool]],
    report: Report,
    *,
    are_marked: bool,
    unmarked: bool | None = None,
) -> list[bool]:
    """Return for each row whether its field is required; ``marks`` has its marks, and whether it
    has a default.

    A row without marks is optional if it has a default, if any row says required, or if
    ``are_marked``: the document marks required fields.  Otherwise it is required.  ``unmarked`` is
    what the text above the table says of rows without marks, None if it says nothing.

    Reports: contradictory-required.
    """
    settled = [(_settle(row, report), has_default) for row, has_default in marks]
    any_required = are_marked or any(
        required and not all(mark.is_key for mark in row)
        for (required, _), (row, _) in zip(settled, marks, strict=True)
    )
    return [
        (
            _of_unmarked(unmarked, any_required or has_default)
            if required is None
            else required
        )
        for required, has_default in settled
    ]


def _of_unmarked(meaning: bool | None, is_optional: bool) -> bool:
    return not is_optional if meaning is None else meaning


def _settle(marks: Sequence[Mark], report: Report) -> bool | None:
    strong = [mark for mark in marks if not mark.is_weak]
    for mark in strong[1:]:
        if mark.required != strong[0].required:
            report.add(catalog.contradictory_required(mark.span, strong[0].span))
    return next((mark.required for mark in [*strong, *marks]), None)
