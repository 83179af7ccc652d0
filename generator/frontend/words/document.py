"""Renders docs/words.md from the languages.

After a word is added, ``pytest --update-golden tests/test_docs.py`` rewrites the page; a test fails
while it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from generator.frontend.words import LANGUAGES
from generator.frontend.words.answers import REQUIRED_MARKS
from generator.frontend.words.language import Language, phrases

# The name of a role, of a type, …
Key = TypeVar("Key", bound=str)

_INTRO = """\
# Words

The words that `gen` knows in hand-written tables, by language. Case does not matter. [Specs](specs.md#columns) says how
they are used. A word of two languages has the meaning of the first.

This page is generated from `generator/frontend/words/`: `pytest --update-golden tests/test_docs.py`.
"""
_COLUMNS: Mapping[str, str] = {
    "name": "the name",
    "type": "the type",
    "required": "required or not",
    "optional": "the opposite",
    "nullable": "whether null is allowed",
    "doc": "the description",
    "default": "the default",
    "example": "an example",
    "constraints": "constraints",
    "values": "the allowed values",
    "wire_name": "the key in JSON",
    "cardinality": "how often the field occurs",
    "length": "the maximum length of a text",
    "min_length": "the minimum length of a text",
    "minimum": "the minimum",
    "maximum": "the maximum",
    "pattern": "a regular expression",
    "parent": "the enclosing field",
    "group": "the model of the row",
    "unit": "the unit of a value",
    "access": "who sets it",
    "deprecated": "whether it is deprecated",
}
_VALUES: Mapping[str, str] = {
    "name": "the name of a value",
    "value": "the value",
    "doc": "what it means",
}
_TITLES: Mapping[str, str] = {
    "rows": "what the rows are",
    "sides": "request or response",
    "details": "a part of the model",
    "fillers": "nothing: it is ignored",
    "values": "that values follow",
    "kinds": "the kind of the name beside it",
}
_TYPES: Mapping[str, str] = {
    "str": "string",
    "int": "integer",
    "number": "number",
    "float": "float",
    "decimal": "decimal",
    "bigint": "integer of any size",
    "bool": "boolean",
    "bytes": "bytes",
    "date": "date",
    "datetime": "date-time",
    "time": "time",
    "duration": "duration",
    "uuid": "UUID",
    "any": "any value",
    "null": "null",
    "file": "file",
}
# Attributes of Language, and what their words mean.
_CELLS: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "on": "true, as a default",
    "off": "false, as a default",
    "required": "required",
    "optional": "optional",
    "when": "a condition begins",
    "nothing": "no default",
    "deprecated": "deprecated, also in prose",
    "read_only": "read-only",
    "write_only": "write-only",
    "filled_in": "a default that a server fills in",
}
_HEADERS: Mapping[str, str] = {
    "sure_values": "values, and nothing else",
    "value_names": "names, if numbers are next to them",
    "value_numbers": "numbers, if names are next to them",
    "things": "values, if the text above announces them",
    "statistics": "statistics: a minimum next to them is not a limit",
    "other_columns": "neither fields nor values, if it is the first",
    "thing_columns": "what things have, not fields, next to names without types",
    "file_columns": "files",
}
_HEADINGS: Mapping[str, str] = {
    "kinds_before": "a kind, before the name",
    "kinds_behind": "a kind, after the name",
    "kinds_apart": "a kind, in emphasis, code or brackets",
    "prepositions": "the name ends",
    "about_values": "that values may follow",
    "other_tables": "at the end: neither fields nor values follow",
    "errors": "alone: errors follow",
}
_FORMS_OF_TYPES: Mapping[str, str] = {
    "lists": "list",
    "list_ends": "list, after its items",
    "maps": "map",
    "shared": "not a type below a header of another language",
    "enum": "enum",
}
_BEFORE: Mapping[str, str] = {
    "of": "the items of a list",
    "either": "another type",
    "one_of": "values",
    "allowed": "allowed values",
    "default": "a default",
    "least": "a lower limit",
    "most": "an upper limit",
    "between": "two limits",
    "up_to": "the second limit",
    "every": "the rows of a table",
    "see": "a link to more",
    "always": "the only value",
}
_AFTER: Mapping[str, str] = {
    "about": "a type, in a description",
    "most_behind": "an upper limit",
    "one_of_behind": "values",
    "units": "a length",
}


def render_words() -> str:
    """Return the page that lists the words of every language."""
    parts = [_INTRO, *_marks(), *(_section(language) for language in LANGUAGES)]
    return "\n".join(parts) + "\n"


def _marks() -> Iterator[str]:
    yield "## Marks\n"
    yield "| Below `Required` | Marks |"
    yield "| --- | --- |"
    for is_required, meaning in ((True, "yes"), (False, "no")):
        marks = [
            m for m, required in REQUIRED_MARKS.items() if m and required is is_required
        ]
        yield f"| {meaning} | {_code(marks)} |"


def _section(language: Language) -> str:
    return "\n".join([f"\n## {language.name}\n", *_tables(language)])


def _tables(language: Language) -> Iterator[str]:
    columns = _by_meaning(_COLUMNS, language.columns)
    columns["the number of the row"] = language.counters
    yield from _table("A column of fields holds", "Headers", columns)
    values = _by_meaning(_VALUES, language.values)
    yield from _table("A column of values holds", "Headers", values)
    yield from _table("A header says", "Headers", _words(_HEADERS, language))
    titles = _by_meaning(_TITLES, language.titles) | _words(_HEADINGS, language)
    yield from _table("A word of a heading says", "Words", titles)
    yield from _table("A cell says", "Words", _words(_CELLS, language))
    types = _by_meaning(_TYPES, language.types) | _words(_FORMS_OF_TYPES, language)
    yield from _table("Type", "Words", types)
    yield from _table("Before", "Words", _words(_BEFORE, language))
    yield from _table("After", "Words", _words(_AFTER, language))


def _by_meaning(
    meanings: Mapping[str, str], words: Mapping[Key, str]
) -> dict[str, str]:
    """Return ``words``, by what ``meanings`` says of their keys."""
    return {meanings[key]: text for key, text in words.items()}


def _words(meanings: Mapping[str, str], language: Language) -> dict[str, str]:
    """Return the words of ``language`` in the attributes ``meanings``, by their meaning."""
    return {
        meaning: getattr(language, attribute) for attribute, meaning in meanings.items()
    }


def _table(first: str, second: str, rows: Mapping[str, str]) -> Iterator[str]:
    if not any(rows.values()):
        return
    yield f"| {first} | {second} |"
    yield "| --- | --- |"
    for meaning, text in rows.items():
        if text:
            yield f"| {meaning} | {_code(phrases(text))} |"
    yield ""


def _code(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)
