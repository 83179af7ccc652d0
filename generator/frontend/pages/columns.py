"""Which column of a table holds what, told by the words of its header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Block, Cell, Row, Table
from generator.frontend.markdown.inline import shown_text


def _words(columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return for each word of a header what the column holds."""
    return {word: name for name, words in columns.items() for word in words.split(", ")}


_DOC = (
    "description, notes, note, meaning, comment, comments, details, summary, remarks, "
    "explanation"
)
# What a column holds: the headers it may have, in lower case.
FIELD_COLUMNS: Mapping[str, str] = _words(
    {
        "name": "field, name, property, parameter, param, attribute, column, member, "
        "field name, property name, parameter name, attribute name, column name",
        "type": "type, data type, datatype",
        "required": "required, req, mandatory, presence",
        "optional": "optional",
        "nullable": "nullable, null",
        "doc": _DOC,
        "default": "default, default value",
        "example": "example, examples, example value, sample, sample value",
        "constraints": "constraints, constraint, validation, validations, rules, "
        "restrictions",
        "wire_name": "wire name, json, json key, json name, json field",
    }
)
# Headers with a second meaning: what they hold if no other column does, and if one does.
_SECOND_MEANINGS: Mapping[str, tuple[str, str]] = {
    "key": ("name", "wire_name"),
    "format": ("type", ""),
}
VALUE_COLUMNS: Mapping[str, str] = _words(
    {
        "name": "name, constant, member, label",
        "value": "value, values, wire value",
        "doc": _DOC,
    }
)
# The headers of documents of SDKs, and of those that gen writes.
_SDK_NAMES = frozenset({"field", "name"})
_USUAL_WORDS: Mapping[str, str] = {"doc": "description", "wire_name": "wire name"}


def is_field_table(block: Block, *, by_hand: bool) -> bool:
    """Return whether ``block`` is a table with a column of names and one of types.

    Only tables written by hand may call them other than ``Field`` or ``Name`` and ``Type``.
    """
    if not isinstance(block, Table):
        return False
    if by_hand:
        return {"name", "type"} <= field_columns(block).keys()
    words = header_words(block)
    return not _SDK_NAMES.isdisjoint(words) and "type" in words


def is_value_table(block: Block) -> bool:
    """Return whether ``block`` lists values, not fields: it says what each one means."""
    if not isinstance(block, Table):
        return False
    found = {VALUE_COLUMNS.get(word) for word in header_words(block)}
    return "value" in found and None not in found and len(block.header) > 1


def field_columns(table: Table) -> Mapping[str, int]:
    """Return where the columns of a table of fields are: ``{"name": 0, "type": 1}``."""
    return _field_index(header_words(table))


def header_words(table: Table) -> tuple[str, ...]:
    """Return the words of the header by which its columns are known."""
    return _header_words(tuple(cell.content for cell in table.header))


# The tables of a folder have few headers.
@lru_cache(maxsize=1024)
def _header_words(contents: tuple[str, ...]) -> tuple[str, ...]:
    shown = (shown_text(content).strip() for content in contents)
    return tuple(text.rstrip("?*:").rstrip().casefold() for text in shown)


@lru_cache(maxsize=1024)
def _field_index(headers: Sequence[str]) -> Mapping[str, int]:
    return _index(headers, FIELD_COLUMNS)


def _index(headers: Sequence[str], words: Mapping[str, str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for index, word in enumerate(headers):
        if word in words:
            found.setdefault(words[word], index)
    for index, word in enumerate(headers):
        if words is FIELD_COLUMNS and word in _SECOND_MEANINGS:
            first, second = _SECOND_MEANINGS[word]
            name = second if first in found else first
            if name:
                found.setdefault(name, index)
    return found


def _usual(words: Mapping[str, str]) -> list[str]:
    return [_USUAL_WORDS.get(name, name) for name in dict.fromkeys(words.values())]


class Columns:
    """The columns of one table: ``columns.cell(row, "type")``."""

    def __init__(self, table: Table, words: Mapping[str, str], report: Report) -> None:
        self.table = table
        self._index = _index(header_words(table), words)
        known = set(self._index.values())
        for index, cell in enumerate(table.header):
            if index not in known:
                report.add(catalog.unread_column(cell.span, _usual(words)))

    def require(self, *wanted: str, report: Report) -> bool:
        """Return whether the ``wanted`` columns are there; report those that are not."""
        missing = [column for column in wanted if column not in self._index]
        if missing:
            report.add(catalog.missing_column(self.table.header_span, missing))
        return not missing

    def __contains__(self, column: str) -> bool:
        return column in self._index

    def index(self, column: str) -> int | None:
        """Return the place of ``column``, None where the table has none."""
        return self._index.get(column)

    def cell(self, row: Row, column: str) -> Cell:
        """Return the cell of ``row`` in ``column``, which the table must have."""
        return row.cells[self._index[column]]

    def content(self, row: Row, column: str) -> str:
        """Return the text of that cell as Markdown, ``""`` where there is no such column."""
        index = self._index.get(column)
        return "" if index is None else row.cells[index].content
