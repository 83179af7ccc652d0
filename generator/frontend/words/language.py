"""The words of a language that `gen` needs to read hand-written tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.frontend.types.typeexpr import ScalarName


class Language(Struct, frozen=True, kw_only=True):
    """The words of one language, in lower case, separated by ``, ``.

    - ``name``: the English name of the language.
    - ``columns``: headers in tables of fields, by what the column holds.
    - ``values``: headers in tables of values, by what the column holds.
    - ``titles``: words of a heading that announces a table, by meaning: what the ``rows`` are,
      which of the ``sides`` of an exchange it is, ``details`` that distinguish it from other
      tables of the heading, ``fillers``, that ``values`` follow; ``kinds`` are next to a name:
      ``Table lamps``.
    - ``fields``: headers of names that occur only in tables of fields.
    - ``fillers``: words of a header that add nothing to the others.
    - ``generic``: headers that count only if nothing unknown is next to them.
    - ``head_first``: the main word of a phrase comes first (*tipo de dato*), else last.
    - ``yes``, ``no``: answers below a header that asks a question.
    - ``on``, ``off``: defaults of a boolean, besides ``yes`` and ``no``.
    - ``required``, ``optional``: words that mean this by themselves.
    - ``when``: words that begin a condition.
    - ``nullable``: phrases in prose that say that a value may be null; null is always ``null``.
    - ``negations``: words that negate what follows them.
    - ``deprecated``: words in prose that say that something is deprecated; ``since`` are words that
      may follow them; ``deprecated_here`` say so anywhere: *this field is deprecated*.
    - ``types``: phrases for scalars, by their meaning.
    - ``shared``: those of ``types`` that mean something else in English; they count only below a
      header of the language.
    - ``lists``, ``maps``: words for containers; ``list_ends`` follow the item.
    - ``of``, ``either``: words between a container and its items, and between union members.
    - ``enum``: words for a type with a few values.
    - ``one_of``: words before values, in a type or in prose; ``one_of_behind`` come after them.
    - ``allowed``: words before values in prose, or headings of a list of them.
    - ``default``: words before a default, in prose.
    - ``nothing``: cells that mean "no default", or an unknown one.
    - ``read_only``, ``write_only``: who sets a field, in a column or in prose.
    - ``least``, ``most``: what a limit begins with; ``most_behind`` comes after it.
    - ``between``, ``up_to``: what two limits begin with, and what joins them.
    - ``every``: what a remark about all rows of a table begins with.
    - ``about``: words between a type and a description: *integer representing …*.
    - ``always``: words before the only value of a field, in prose.
    - ``see``: words before a link to a further description.
    - ``counters``: headers of a column that numbers the rows.
    - ``units``: what the length of a text or a list counts.
    - ``second_meanings``: headers with two meanings: what their column holds if no other column
      holds it, and if one does.
    - ``statistics``: headers next to which a minimum and a maximum are those of a sample.
    - ``sure_values``: headers of values that are never the headers of anything else.
    - ``value_names``, ``value_numbers``: headers that are next to each other in a table of values.
    - ``things``: what may be above values if no header says ``Value``.
    - ``about_values``: words in a heading or a text that announce values.
    - ``kinds_before``, ``kinds_behind``: what a heading has before or after the name of a model;
      ``kinds_apart`` are more of them, in emphasis, code or brackets.
    - ``prepositions``: words of a heading after which there is no name of a model.
    - ``other_tables``: headings of tables that have neither fields nor values end with these;
      ``other_columns`` are their first headers.
    - ``thing_columns``: headers of what things have, but not fields.
    - ``file_columns``: headers of tables about files.
    - ``errors``: a heading of only these words is about errors, whose codes are not an enum.
    - ``filled_in``: cells that say that a server or a database fills in the default.
    - ``empty``: cells that say that the default is empty, and that default.
    - ``date_forms``: forms of dates and times in a column of formats.
    """

    name: str
    columns: Mapping[str, str]
    values: Mapping[str, str]
    titles: Mapping[str, str]
    fields: str
    fillers: str = ""
    generic: str = ""
    head_first: bool = False
    yes: str
    no: str
    on: str = ""
    off: str = ""
    required: str
    optional: str
    when: str = ""
    nullable: str = ""
    negations: str = ""
    deprecated: str = ""
    since: str = ""
    deprecated_here: str = ""
    types: Mapping[ScalarName, str]
    lists: str
    list_ends: str = ""
    maps: str
    of: str = ""
    either: str = ""
    enum: str = ""
    one_of: str = ""
    one_of_behind: str = ""
    allowed: str = ""
    default: str = ""
    nothing: str = ""
    read_only: str = ""
    write_only: str = ""
    least: str = ""
    most: str = ""
    most_behind: str = ""
    between: str = ""
    up_to: str = ""
    units: str = ""
    every: str = ""
    about: str = ""
    shared: str = ""
    see: str = ""
    counters: str = ""
    always: str = ""
    second_meanings: Mapping[str, tuple[str, str]] = {}
    statistics: str = ""
    sure_values: str = ""
    value_names: str = ""
    value_numbers: str = ""
    things: str = ""
    about_values: str = ""
    kinds_before: str = ""
    kinds_behind: str = ""
    kinds_apart: str = ""
    prepositions: str = ""
    other_tables: str = ""
    other_columns: str = ""
    thing_columns: str = ""
    file_columns: str = ""
    errors: str = ""
    filled_in: str = ""
    empty: Mapping[str, str | list[str] | dict[str, str]] = {}
    date_forms: Mapping[str, ScalarName] = {}


def longer_phrases(texts: Iterable[str]) -> frozenset[str]:
    """Return the phrases of ``texts`` that mean the same in prose: not ``m`` or ``req``."""
    found = all_phrases(texts)
    return frozenset(p for p in found if len(p) > 4 or (len(p) > 1 and not p.isascii()))


def all_phrases(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases of ``texts`` in their order; several texts may have the same."""
    return tuple(phrase for text in texts for phrase in phrases(text))


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of ``text``, which are separated by ``, ``."""
    return tuple(text.split(", ")) if text else ()
