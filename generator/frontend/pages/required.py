"""Is a field required?  Columns say so, and where there are none, marks inside the cells.

============================================  ============================================
``name*``  ``name?``  ``name (required)``     in the name
``string, required``  ``string?``             in the type
``REQUIRED. …``  ``**Optional**: …``          at the start of the description
``required, max 5``                           among the constraints
============================================  ============================================

Marks inside cells count in tables written by hand alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Cell, Row
from generator.frontend.pages.columns import Columns
from generator.frontend.pages.marks import means_cross, read_required
from generator.frontend.types.typeexpr import OptionalExpr, TypeExpr
from generator.source import Span


class Mark(Struct, frozen=True):
    """What one mark says.

    - ``in_column``: it is a cell of a column of its own, not a mark inside another cell.
    - ``is_weak``: it may mean that null is allowed, and contradicts nothing: ``string?``.
    """

    required: bool
    span: Span
    in_column: bool = False
    is_weak: bool = False


_WORD = r"(?P<word>required|mandatory|optional)"
_NAME_MARK = re.compile(
    r"(?P<name>.*[^\s?*(])\s*(?:(?P<sign>[?*])|\((?P<word>required|optional)\))",
    re.IGNORECASE,
)
_OPEN, _CLOSE = r"(?:[*_`(\[]+|<\w+>)\s*", r"\s*(?:[*_`)\]]+|</\w+>)"
_LINE_END = r"\s*(?:<br\s*/?>\s*)?"
_CONDITION = re.compile(
    rf"(?:{_OPEN})?(?P<word>required|mandatory)(?:{_CLOSE})?[,:]?\s+"
    r"(?:only\s+)?(?:if|when|unless|for|in)\b",
    re.IGNORECASE,
)
_EMPHASISED = re.compile(
    rf"{_OPEN}{_WORD}\s*[.:,;!]?{_CLOSE}\s*(?:[.:,;!]|[-–—](?=\s))?{_LINE_END}",  # noqa: RUF001
    re.IGNORECASE,
)
_BEFORE_STOP = re.compile(
    rf"{_WORD}(?:[.:,;!](?=\s|\Z|<br)|\s+[-–—](?=\s)|(?=\s*\Z|\s*<br)){_LINE_END}",  # noqa: RUF001
    re.IGNORECASE,
)


def read_name_mark(name: str, span: Span) -> tuple[str, list[Mark]]:
    """Return ``name`` without the mark behind it, and that mark."""
    found = _NAME_MARK.fullmatch(name)
    if not found:
        return name, []
    word = (found["word"] or "").lower()
    return found["name"], [Mark(found["sign"] == "*" or word == "required", span)]


def read_doc_mark(cell: Cell) -> tuple[str, list[Mark]]:
    """Return the description in ``cell`` without the mark at its start, and that mark.

    What is required under a condition is optional, and the condition stays.
    """
    content = cell.content
    found = _CONDITION.match(content)
    if found:
        return content, [Mark(False, _start(cell, found.end("word")))]
    found = _EMPHASISED.match(content) or _BEFORE_STOP.match(content)
    if not found:
        return content, []
    required = found["word"].lower() != "optional"
    return content[found.end() :], [Mark(required, _start(cell, found.end("word")))]


def _start(cell: Cell, length: int) -> Span:
    return Span(cell.span.file, cell.span.start, cell.offsets()[length])


def read_type_mark(expr: TypeExpr) -> list[Mark]:
    """Return the mark that a type itself is."""
    if not isinstance(expr, OptionalExpr):
        return []
    is_weak = not expr.span.text.lower().startswith("optional")
    return [Mark(False, expr.span, is_weak=is_weak)]


class RequiredColumns:
    """The columns of a table that say whether a field is required, or null may come."""

    def __init__(self, columns: Columns, rows: Sequence[Row]) -> None:
        self._columns = columns
        self._cross = {
            name: means_cross(columns.cell(row, name) for row in rows)
            for name in ("required", "optional", "nullable")
            if name in columns
        }

    def read(self, row: Row, report: Report) -> list[Mark]:
        """Return what the columns say of ``row``.

        Reports: unclear-required.
        """
        marks = []
        for name in ("required", "optional"):
            if name in self._columns:
                said = self._says(row, name, report)
                required = said if name == "required" else not said
                span = self._columns.cell(row, name).span
                marks.append(Mark(required, span, in_column=True))
        return marks

    def is_nullable(self, row: Row, report: Report) -> bool:
        """Return whether the column for null says that it may come.

        Reports: unclear-required.
        """
        return "nullable" in self._columns and self._says(row, "nullable", report)

    def _says(self, row: Row, name: str, report: Report) -> bool:
        """Return whether the cell says what its header asks."""
        cell = self._columns.cell(row, name)
        said = read_required(cell, cross=self._cross[name])
        if said is None and name == "nullable" and cell.content.lower() == "nullable":
            return True
        if said is None:
            report.add(catalog.unclear_required(cell.span))
        # These words say what they say below any header.
        return not said if name == "optional" and _is_word(cell) else bool(said)


def _is_word(cell: Cell) -> bool:
    word = cell.content.strip("*_` ").lower()
    return word in ("required", "mandatory", "optional")


def settle_required(marks: Sequence[Sequence[Mark]], report: Report) -> list[bool]:
    """Return for the ``marks`` of each row whether its field is required.

    A row without marks is optional if any row says required, and else required.

    Reports: contradictory-required.
    """
    said = [_settle(row, report) for row in marks]
    return [
        False if required is None and True in said else required is not False
        for required in said
    ]


def _settle(marks: Sequence[Mark], report: Report) -> bool | None:
    strong = [mark for mark in marks if not mark.is_weak]
    for mark in strong[1:]:
        if mark.required != strong[0].required:
            report.add(catalog.contradictory_required(mark.span, strong[0].span))
    return next((mark.required for mark in [*strong, *marks]), None)
