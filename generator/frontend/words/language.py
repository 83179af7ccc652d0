"""The words of a language that `gen` needs to read hand-written tables."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.frontend.types.typeexpr import ScalarName


class Language(Struct, frozen=True, kw_only=True):
    """The words of one language, in lower case, separated by ``, ``.

    - ``name``: what the language is called in English.
    - ``columns``: headers of a table of fields, by what the column holds.
    - ``values``: headers of a table of values, by what the column holds.
    - ``titles``: words of a heading that says what kind of table follows, by what they say:
      what the ``rows`` are, which of the ``sides`` of an exchange it is, ``details`` that tell it
    from other tables of the heading, ``fillers``, that ``values`` follow; ``kinds`` stand beside a
      name: ``Table lamps``.
    - ``fields``: headers of names that stand above fields only.
    - ``fillers``: words of a header that add nothing to the others.
    - ``generic``: headers that mean something only if nothing unknown stands beside them.
    - ``head_first``: the main word of a phrase comes first (*tipo de dato*), else last.
    - ``yes``, ``no``: what a cell says below a header that asks.
    - ``required``, ``optional``: what a cell says by itself.
    - ``when``: what a condition begins with.
    - ``types``: phrases for scalars, by what they mean.
    - ``lists``, ``maps``: words for containers; ``list_ends`` stand behind what is listed.
    - ``of``, ``either``: what joins a container and its items, and the members of a union.
    - ``enum``: words for a type that has a few values.
    - ``one_of``: what values begin with, in a type or in prose.
    - ``allowed``: what values begin with in prose, or what the list below it is called.
    - ``default``: what a default begins with, in prose.
    - ``nothing``: what a cell says where there is no default, or none that it knows.
    - ``read_only``, ``write_only``: who sets a field, in a column or in prose.
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
    required: str
    optional: str
    when: str = ""
    types: Mapping[ScalarName, str]
    lists: str
    list_ends: str = ""
    maps: str
    of: str = ""
    either: str = ""
    enum: str = ""
    one_of: str = ""
    allowed: str = ""
    default: str = ""
    nothing: str = ""
    read_only: str = ""
    write_only: str = ""


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of ``text``, which are separated by ``, ``."""
    return tuple(text.split(", ")) if text else ()
