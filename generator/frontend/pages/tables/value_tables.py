"""Tables of values in hand-written documents: finds them, and the column with the values.

===============================  =======================================================
``Value``, ``Name | Value`` ...  a column of values
``Name | Number``, ``ID | Name`` the numbers are the values
``Type | Description`` ...       if every cell looks like a value, and the heading, the text
                                 above or a link to it announces values
===============================  =======================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.frontend.markdown.document import Cell, Table
from generator.frontend.markdown.inline import read_inline
from generator.frontend.pages.tables.columns import VALUE_COLUMNS, header_words
from generator.frontend.words import LANGUAGES
from generator.frontend.words.language import all_phrases, phrases
from generator.text.lazy_pattern import lazy_pattern

# The first word for a value in each language; others, such as `Code`, may mean something else.
_VALUES = frozenset(all_phrases(each.sure_values for each in LANGUAGES)) | {
    phrases(each.values["value"])[0] for each in LANGUAGES
}
_NAMES = frozenset(all_phrases(each.value_names for each in LANGUAGES))
_NUMBERS = frozenset(all_phrases(each.value_numbers for each in LANGUAGES))
# Names of the first column if there is no column of values.
_THINGS = frozenset(all_phrases(each.things for each in LANGUAGES))
_ANNOUNCING = sorted({*all_phrases(each.about_values for each in LANGUAGES)})
# A word of a language without blanks may be anywhere.
_ABOUT_VALUES = lazy_pattern(
    rf"\b(?:{'|'.join(filter(str.isascii, _ANNOUNCING))})\b"
    rf"|{'|'.join(word for word in _ANNOUNCING if not word.isascii())}",
    re.IGNORECASE,
)
# Exit codes of a program are not data.
_STATUSES = lazy_pattern(r"\bexit (?:status|codes?)\b", re.IGNORECASE)
_NUMBER = lazy_pattern(r"-?\d+(?:\s*+<<\s*+\d+)?")
_BARE = lazy_pattern(r"[\w$][\w.:+/@$-]*")
_PATTERN = lazy_pattern(r"`(?:/|-{1,2}[a-z]|[^`]*(?:<\w|\{\w|\w\())")
_CODE = lazy_pattern(r"`[^`]+`|\"[^\"]+\"|'[^']+'")


def find_value_columns(table: Table, context: str) -> Mapping[str, int] | None:
    """Return the indices of ``value``, ``name`` and ``doc`` in a table of values, None for others.

    - ``context``: the heading, the text above, and the links that lead here.
    """
    words = header_words(table)
    if "code" in words and _STATUSES.search(context):
        return None
    values = _value_index(table, words, context.casefold())
    if values is None:
        values = _first_things(table, words, context)
    if values is None:
        return None
    roles = {"value": values}
    for index, word in enumerate(words):
        if index != values and word in _NAMES:
            roles.setdefault("name", index)
        elif VALUE_COLUMNS.get(word) == "doc" or not word:
            roles.setdefault("doc", index)
    if values == 1:
        roles.setdefault("name", 0)
    return roles


def _value_index(table: Table, words: Sequence[str], context: str) -> int | None:
    """Return the column whose header names values, or numbers with names.

    - ``context``: the heading and the text above, which may name the first column.
    """
    distinct = set(words)
    unknown = {w for w in distinct if w not in _NAMES and not VALUE_COLUMNS.get(w)}
    unknown.discard("")
    listed = distinct & {"name", "constant", "member", "type", "flag"}
    for index, word in enumerate(words):
        if word in _VALUES and _are_values(table, index):
            is_known = unknown <= {word}
            is_listed = bool(listed - {word})
            is_thing = index == 1 and len(words[0]) > 2 and context.startswith(words[0])
            if is_known or is_listed or index == 0 or is_thing:
                return index
    for index, word in enumerate(words):
        is_named = bool(distinct & {"name", "label", "constant", "type"})
        if (
            (word in _NUMBERS or word == "type")
            and is_named
            and _are_numbers(table, index)
        ):
            return index
    return None


def _first_things(table: Table, words: Sequence[str], context: str) -> int | None:
    """Return the first column if a reader would take its cells for values."""
    known = [VALUE_COLUMNS.get(word) in ("doc", "name") for word in words[1:]]
    has_doc = any(known)
    if not all(known):
        context = context.partition("\n")[0]
    context = context.casefold()
    is_thing = words[0] in _THINGS or (len(words[0]) > 2 and words[0] in context)
    is_plain = len(words) <= 3 and has_doc and is_thing
    is_about_values = bool(_ABOUT_VALUES.search(context))
    is_sure = is_plain and is_about_values and _are_values(table, 0)
    return (
        0
        if is_sure and not any(_is_pattern(row.cells[0]) for row in table.rows)
        else None
    )


def _are_values(table: Table, index: int) -> bool:
    return bool(table.rows) and all(_is_value(row.cells[index]) for row in table.rows)


def _are_numbers(table: Table, index: int) -> bool:
    cells = (row.cells[index].content.strip("`") for row in table.rows)
    return bool(table.rows) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _is_pattern(cell: Cell) -> bool:
    """Return whether ``cell`` is a command, or has a placeholder: ``/goal <text>``."""
    return _PATTERN.match(cell.content) is not None


def _is_value(cell: Cell) -> bool:
    """Return whether ``cell`` has a single value: a word, a number, or anything in code."""
    if _CODE.fullmatch(cell.content) or _NUMBER.fullmatch(cell.content):
        return True
    rich = read_inline(cell)
    text = re.sub(r"<[^<>]*>", "", rich.text).strip().strip("~")
    patterns = (_BARE, _NUMBER, _CODE)
    return not rich.links and any(each.fullmatch(text) for each in patterns)
