"""Renders docs/words.md from the languages.

When a word was added, ``pytest --update-golden tests/test_docs.py`` rewrites the page; a test fails
while it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.frontend.words import LANGUAGES
from generator.frontend.words.answers import REQUIRED_MARKS
from generator.frontend.words.language import Language, phrases

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
    columns = {_COLUMNS[role]: text for role, text in language.columns.items()}
    columns["the number of the row"] = language.counters
    yield from _table("A column of fields holds", "Headers", columns)
    values = {_VALUES[role]: text for role, text in language.values.items()}
    yield from _table("A column of values holds", "Headers", values)
    titles = {_TITLES[what]: text for what, text in language.titles.items()}
    yield from _table("A word of a heading says", "Words", titles)
    says = {
        "yes": language.yes,
        "no": language.no,
        "required": language.required,
        "optional": language.optional,
        "a condition begins": language.when,
        "no default": language.nothing,
        "read-only": language.read_only,
        "write-only": language.write_only,
    }
    yield from _table("A cell says", "Words", says)
    types = {_TYPES[name]: text for name, text in language.types.items()}
    types |= {
        "list": language.lists,
        "list, after its items": language.list_ends,
        "map": language.maps,
        "not a type below a header of another language": language.shared,
        "enum": language.enum,
    }
    yield from _table("Type", "Words", types)
    prose = {
        "the items of a list": language.of,
        "another type": language.either,
        "values": language.one_of,
        "allowed values": language.allowed,
        "a default": language.default,
        "a lower limit": language.least,
        "an upper limit": language.most,
        "two limits": language.between,
        "the second limit": language.up_to,
        "the rows of a table": language.every,
        "a link to more": language.see,
        "the only value": language.always,
    }
    yield from _table("Before", "Words", prose)
    after = {
        "a type, in a description": language.about,
        "an upper limit": language.most_behind,
        "a length": language.units,
    }
    yield from _table("After", "Words", after)


def _table(first: str, second: str, rows: Mapping[str, str]) -> Iterator[str]:
    yield f"| {first} | {second} |"
    yield "| --- | --- |"
    for meaning, text in rows.items():
        if text:
            yield f"| {meaning} | {_code(phrases(text))} |"
    yield ""


def _code(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)
