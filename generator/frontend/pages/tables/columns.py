"""Finds the meaning of each column of a table by the words in its header.

Headers of hand-written tables may be in any language and have many words.  If two columns could
have the same meaning, or a header is only partly understood, the cells decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from generator.diagnostics import catalog
from generator.diagnostics.report import Report
from generator.frontend.markdown.document import Block, Cell, Row, Table
from generator.frontend.markdown.inline import shown_text
from generator.frontend.pages.cells.cell_kinds import (
    answer_all,
    are_bare_types,
    are_identifiers,
    are_keys,
    are_names,
    are_prose,
    are_typed_keys,
    are_types,
    are_wire_names,
    begin_with_types,
    say_required,
)
from generator.frontend.words import LANGUAGES
from generator.frontend.words.english import ENGLISH
from generator.frontend.words.headers import PART, Meaning, field_meanings, roles_of
from generator.frontend.words.language import all_phrases
from generator.text.lazy_pattern import lazy_pattern

# The possible headers of each kind of column, in lower case.
FIELD_COLUMNS: Mapping[str, str] = roles_of(ENGLISH.columns)
VALUE_COLUMNS: Mapping[str, str] = {
    header: role
    for language in reversed(LANGUAGES)
    for header, role in roles_of(language.values).items()
}
_SECOND_MEANINGS: Mapping[str, tuple[str, str]] = {
    header: meanings
    for language in reversed(LANGUAGES)
    for header, meanings in language.second_meanings.items()
}
# If a table has these columns, no unknown header can be above one of them.
_COMPLETE = frozenset({"name", "type", "doc"})
# The form that cells must have if the header is uncertain.
_LOOKS: Mapping[str, Callable[[Sequence[Cell]], bool]] = {
    "name": are_names,
    "wire_name": are_wire_names,
    "type": are_types,
    "required": say_required,
    "optional": say_required,
    "nullable": say_required,
}
# A main word alone marks a column of names only at the beginning of a table.
_FIRST_COLUMNS = 2
# The headers of SDK documents, and of the docs that gen writes.
_SDK_NAMES = frozenset({"field", "name"})
_USUAL_WORDS: Mapping[str, str] = {
    "doc": "description",
    "wire_name": "wire name",
    "min_length": "min length",
    "group": "table",
}
# Where the parameters of an operation are sent.
_PLACES = frozenset({"path", "query", "header", "body", "cookie", "form", "formdata"})
# These columns show that rows are fields; many other tables have names and descriptions.
_ABOUT_FIELDS = frozenset(
    {"required", "optional", "nullable", "default", "constraints", "cardinality"}
)
_BELONGINGS = ("parent", "group")
# Columns that only hand-written tables have.
_BY_HAND = frozenset({*_BELONGINGS, "format", "items", "unit"})
# Headers of a column that numbers the rows.
_COUNTERS = frozenset({"", "#"} | {*all_phrases(each.counters for each in LANGUAGES)})
# A name of a model, or a link: other kinds of things are in lower case.
_MAY_BE_MODEL = lazy_pattern(r"[A-Z\[<\u3000-\U0010ffff]")
_COUNT = lazy_pattern(r"\d*\.?")
# Yes and no; `true` and `false` may be values.
_BOOLEANS = frozenset({"true", "false", "t", "f", "0", "1"})
_YES = frozenset(all_phrases(each.yes for each in LANGUAGES)) - _BOOLEANS
_NO = frozenset(all_phrases(each.no for each in LANGUAGES)) - _BOOLEANS
_DASHES = frozenset({"", "-", "\u2013", "\u2014"})
_STATISTICS = frozenset(all_phrases(each.statistics for each in LANGUAGES))
_OF_THINGS = frozenset(all_phrases(each.thing_columns for each in LANGUAGES))
_GENERIC = frozenset(all_phrases(each.generic for each in LANGUAGES))
# Headers of names that occur only in tables of fields.
FIELD_WORDS = frozenset(all_phrases(each.fields for each in LANGUAGES))


def is_field_table(block: Block, *, by_hand: bool) -> bool:
    """Return whether ``block`` is a table whose rows are fields.

    Only hand-written tables may have columns other than ``Field`` or ``Name`` and ``Type``, and may
    lack types.
    """
    if not isinstance(block, Table):
        return False
    if by_hand:
        columns = field_columns(block)
        is_typed = {"name", "type"} <= columns.keys()
        return _are_of_fields(block, columns) and (
            not is_typed or _has_types(block, columns)
        )
    words = header_words(block)
    return not _SDK_NAMES.isdisjoint(words) and "type" in words


def has_field_columns(table: Table) -> bool:
    """Return whether the columns of ``table``, written by hand, are those of fields."""
    return _are_of_fields(table, field_columns(table))


def _are_of_fields(table: Table, columns: Mapping[str, int]) -> bool:
    return "name" in columns and ("type" in columns or _tells_fields(table, columns))


def _has_types(table: Table, columns: Mapping[str, int]) -> bool:
    """Return whether the rows of ``table`` may be fields: a glossary has types of things."""
    names = [row.cells[columns["name"]] for row in table.rows]
    if not table.rows or not _ABOUT_FIELDS.isdisjoint(columns):
        return True
    if has_types(table, columns["type"]):
        return True
    types = [row.cells[columns["type"]].content for row in table.rows]
    is_whole = len(columns) == len(table.header)
    is_whole &= len(columns) > 2 or any(map(_MAY_BE_MODEL.search, types))
    return are_keys(names) and (is_whole or _names_fields(table, columns["name"]))


def has_types(table: Table, index: int) -> bool:
    """Return whether a cell of the column ``index`` is a type: a glossary has kinds of things."""
    return any(are_types([row.cells[index]]) for row in table.rows)


def _names_fields(table: Table, index: int) -> bool:
    """Return whether the header of the column ``index`` is a word for names of fields."""
    word = header_words(table)[index]
    return not FIELD_WORDS.isdisjoint((word, *word.split()))


def _tells_fields(table: Table, columns: Mapping[str, int]) -> bool:
    """Return whether the rows of ``table``, which has names but no types, are fields."""
    names = [row.cells[columns["name"]] for row in table.rows]
    if _are_inside(table, columns) or _are_things(table, columns):
        return False
    if are_typed_keys(names):
        return True
    if not are_keys(names):
        return False
    docs = [row.cells[columns["doc"]] for row in table.rows if "doc" in columns]
    if begin_with_types(docs):
        return True
    if not _ABOUT_FIELDS.isdisjoint(columns):
        return True
    return "doc" in columns and (
        "example" in columns or _names_fields(table, columns["name"])
    )


def _are_things(table: Table, columns: Mapping[str, int]) -> bool:
    """Return whether the rows of ``table`` have versions or licenses: ``Name | Version | Required``."""
    headers = header_words(table)
    if "default" in columns or _OF_THINGS.isdisjoint(headers):
        return False
    return headers[columns["name"]] in _GENERIC


def _are_inside(table: Table, columns: Mapping[str, int]) -> bool:
    """Return whether each cell has the fields of what is to its left: ``Event | Properties``."""
    index = columns["name"]
    headers = header_words(table)
    is_plural = headers[index].endswith("s")
    left = {i for i in range(index) if headers[i] not in _COUNTERS}
    known = {i for role, i in columns.items() if role != "group"}
    return is_plural and bool(left - known)


def is_value_table(block: Block) -> bool:
    """Return whether ``block`` lists values, not fields: it explains each one."""
    if not isinstance(block, Table):
        return False
    return _are_of_values(header_words(block))


@lru_cache(maxsize=1024)
def _are_of_values(headers: Sequence[str]) -> bool:
    kinds = {VALUE_COLUMNS.get(word) for word in headers}
    return "value" in kinds and None not in kinds and len(headers) > 1


def field_columns(table: Table, *, by_hand: bool = True) -> Mapping[str, int]:
    """Return the indices of the columns of a table of fields: ``{"name": 0, "type": 1}``."""
    headers = header_words(table)
    if not by_hand:
        return _sdk_columns(headers)
    columns = _sure_columns(headers)
    if columns is None:
        columns = _meant(_chosen_columns(headers, table.rows), headers)
    if "items" in columns and _are_places(table, columns["type"]):
        places, types = columns["type"], columns["items"]
        others = {role: i for role, i in columns.items() if role != "items"}
        columns = {**others, "place": places, "type": types}
    return columns if columns.keys() >= _COMPLETE else _guessed(columns, table)


def _are_places(table: Table, index: int) -> bool:
    """Return whether a column says where parameters are sent: ``Query``, ``Body``."""
    cells = {
        shown_text(row.cells[index].content).strip().casefold() for row in table.rows
    }
    return bool(cells) and cells <= _PLACES


def _meant(columns: Mapping[str, int], headers: Sequence[str]) -> Mapping[str, int]:
    """Return ``columns`` without those that mean something else in this table.

    The model of a row is to the left of its name; next to a mean, limits are those of a sample.
    """
    name = columns.get("name", 0)
    no = {role for role in _BELONGINGS if columns.get(role, -1) >= name}
    if not _STATISTICS.isdisjoint(headers):
        no |= {"minimum", "maximum"}
    return {r: i for r, i in columns.items() if r not in no} if no else columns


def value_columns(table: Table) -> Mapping[str, int]:
    """Return the indices of the columns of a table of values."""
    return _first(map(VALUE_COLUMNS.get, header_words(table)))


def header_words(table: Table) -> tuple[str, ...]:
    """Return the header words by which the columns are known."""
    return _header_words(table.header_contents)


# Cached: the tables of a folder share a few headers.
@lru_cache(maxsize=1024)
def _header_words(contents: tuple[str, ...]) -> tuple[str, ...]:
    shown = (shown_text(content).strip(" _*\\") for content in contents)
    return tuple(text.rstrip("?*:").rstrip().casefold() for text in shown)


def _first(roles: Iterable[str | None]) -> Mapping[str, int]:
    indices: dict[str, int] = {}
    for index, role in enumerate(roles):
        if role:
            indices.setdefault(role, index)
    return indices


@lru_cache(maxsize=1024)
def _sdk_columns(headers: Sequence[str]) -> Mapping[str, int]:
    columns = dict(_first(map(FIELD_COLUMNS.get, headers)))
    for index, word in enumerate(headers):
        if word in _SECOND_MEANINGS:
            role = _second_meaning(word, columns)
            if role:
                columns.setdefault(role, index)
    return {role: i for role, i in columns.items() if role not in _BY_HAND}


def _second_meaning(word: str, columns: Mapping[str, int]) -> str:
    first, second = _SECOND_MEANINGS[word]
    return second if first in columns else first


@lru_cache(maxsize=1024)
def _sure_columns(headers: Sequence[str]) -> Mapping[str, int] | None:
    """Return the columns if ``headers`` are clear, None if the cells have to decide."""
    candidates = _candidates(headers)
    roles = [meaning.role for meaning, _ in candidates]
    is_sure = len(set(roles)) == len(roles) and _SECOND_MEANINGS.keys().isdisjoint(
        headers
    )
    if not is_sure or any(meaning.rank == PART for meaning, _ in candidates):
        return None
    return _meant({meaning.role: index for meaning, index in candidates}, headers)


@lru_cache(maxsize=1024)
def _candidates(headers: Sequence[str]) -> Sequence[tuple[Meaning, int]]:
    """Return the possible meanings of each column, the most certain first."""
    candidates = [
        (meaning, index)
        for index, header in enumerate(headers)
        if header not in _SECOND_MEANINGS
        for meaning in field_meanings(header)
    ]
    return sorted(candidates, key=lambda candidate: (candidate[0].rank, candidate[1]))


def _chosen_columns(headers: Sequence[str], rows: Sequence[Row]) -> Mapping[str, int]:
    """Return the columns, judging by ``headers`` and the cells below."""

    def fits(role: str, index: int) -> bool:
        looks = _LOOKS.get(role)
        return looks is None or looks([row.cells[index] for row in rows])

    columns: dict[str, int] = {}
    for meaning, index in _candidates(headers):
        role = meaning.role
        if index in columns.values():
            continue
        if meaning.rank == PART:
            is_far = role == "name" and index >= _FIRST_COLUMNS
            if role in columns or is_far or not fits(role, index):
                continue
        if role == "doc" and role in columns:
            columns.setdefault("notes", index)
        elif role not in columns or (
            fits(role, index) and not fits(role, columns[role])
        ):
            columns[role] = index
    for word in filter(headers.__contains__, _SECOND_MEANINGS):
        index, role = headers.index(word), _second_meaning(word, columns)
        is_free = role not in columns and index not in columns.values()
        is_free &= role != "optional" or answer_all([row.cells[index] for row in rows])
        if role and is_free and fits(role, index):
            columns[role] = index
    return columns


def _guessed(columns: Mapping[str, int], table: Table) -> Mapping[str, int]:
    """Return ``columns`` with columns of names, types or descriptions below unknown headers.

    The cells decide: ``Output | Type`` and ``Size | Field`` each have a column of names and one of
    types, and below ``Semantics`` are sentences.
    """
    if "name" in columns and "doc" not in columns:
        doc = _guessed_doc(columns, table)
        if doc is not None:
            return {**columns, "doc": doc}
    if ("name" in columns) == ("type" in columns) or not table.rows:
        return columns
    unknown = {
        i: [row.cells[i] for row in table.rows]
        for i in range(len(table.header))
        if i not in columns.values()
    }
    if "name" in columns:
        headers = header_words(table)
        role, fitting = "type", [
            i
            for i, cells in unknown.items()
            if not _means_name(headers[i]) and are_bare_types(cells)
        ]
    else:
        types = [row.cells[columns["type"]] for row in table.rows]
        is_sure = header_words(table)[0] == "" or are_bare_types(types, is_sure=True)
        left = range(columns["type"] if is_sure else 0)
        named = (i for i in left if i in unknown and are_identifiers(unknown[i]))
        role, fitting = "name", [*named]
    return {**columns, role: fitting[0]} if fitting else columns


def _means_name(header: str) -> bool:
    """Return whether ``header`` is above names of fields: ``Columns``, in a table of indexes."""
    return any(meaning.role == "name" for meaning in field_meanings(header))


def _guessed_doc(columns: Mapping[str, int], table: Table) -> int | None:
    """Return the column of descriptions right of the names: without a header, or with sentences."""
    headers, name = header_words(table), columns["name"]
    unnamed = ("", "value") if "type" in columns else ("",)
    first = next((i for i, h in enumerate(headers) if i > name and h in unnamed), None)
    if first is not None and first not in columns.values():
        return first
    if "type" not in columns:
        return None
    prose = [
        i
        for i in range(name + 1, len(headers))
        if i not in columns.values() and are_prose([row.cells[i] for row in table.rows])
    ]
    return prose[0] if len(prose) == 1 else None


def _usual(columns: Iterable[str]) -> list[str]:
    return [_USUAL_WORDS.get(name, name) for name in columns]


class Columns:
    """The columns of one table: ``columns.cell(row, "type")``."""

    def __init__(self, table: Table, index: Mapping[str, int]) -> None:
        """``index``: where the columns are, by what they hold."""
        self.table = table
        self._index = index
        self._docs = sorted(index[name] for name in ("doc", "notes") if name in index)

    def report_unread(self, known: Iterable[str], report: Report) -> None:
        """Report the columns that are not read; ``known`` are the readable ones.

        Reports: unread-column.
        """
        read = {i for role, i in self._index.items() if not self._is_unsplit(role)}
        for index, cell in enumerate(self.table.header):
            if index in read or self._counts_rows(index) or self._is_empty(index):
                continue
            report.add(catalog.unread_column(cell.span, _usual(known)))

    def _is_unsplit(self, role: str) -> bool:
        """Return whether the column names several models, but the table is read as one."""
        if role != "group":
            return False
        cells = (row.cells[self._index[role]].content for row in self.table.rows)
        return len({content for content in cells if content}) > 1

    def _is_empty(self, index: int) -> bool:
        rows = self.table.rows
        return bool(rows) and not any(row.cells[index].content for row in rows)

    def _counts_rows(self, index: int) -> bool:
        """Return whether the column holds only the numbers of the rows."""
        cells = (row.cells[index].content for row in self.table.rows)
        return header_words(self.table)[index] in _COUNTERS and all(
            map(_COUNT.fullmatch, cells)
        )

    def without_flag(self, column: str, flag: str) -> Columns:
        """Return the columns, with ``column`` renamed to ``flag`` if it holds only yes and no.

        ``Default | yes`` says that there is a default, but not which.
        """
        if column not in self:
            return self
        cells = (self.cell(row, column) for row in self.table.rows)
        texts = {cell.content.strip("`*_ ").casefold() for cell in cells}
        if not texts & _YES or not texts <= _YES | _NO | _DASHES:
            return self
        renamed = {flag if r == column else r: i for r, i in self._index.items()}
        return Columns(self.table, renamed)

    def require(self, *wanted: str, report: Report) -> bool:
        """Return whether the ``wanted`` columns exist; report missing ones."""
        missing = [column for column in wanted if column not in self._index]
        if missing:
            report.add(catalog.missing_column(self.table.header_span, missing))
        return not missing

    def __contains__(self, column: str) -> bool:
        return column in self._index

    def index(self, column: str) -> int | None:
        """Return the index of ``column``, None if the table lacks it."""
        return self._index.get(column)

    def cell(self, row: Row, column: str) -> Cell:
        """Return the cell of ``row`` in ``column``, which must exist."""
        return row.cells[self._index[column]]

    def header(self, column: str) -> str:
        """Return the words above ``column``, which must exist."""
        return header_words(self.table)[self._index[column]]

    def cells(self, row: Row) -> Mapping[str, Cell]:
        """Return the cells of ``row`` by their columns."""
        cells = row.cells
        return {column: cells[index] for column, index in self._index.items()}

    def docs(self, row: Row) -> Sequence[Cell]:
        """Return the cells that describe the field of ``row``, in the order of the columns."""
        return [row.cells[index] for index in self._docs]
